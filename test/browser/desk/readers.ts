/** Readers in every state, and what was sent to one. */
import type { DeliverySummary } from '../../../src/model/deliveries/summary.ts';
import type { SubscriberDetails } from '../../../src/model/subscribers/details.ts';
import type { FoundSubscriber } from '../../../src/model/subscribers/search.ts';
import { subscriber } from '../../support/web/rows.ts';
import { at, days, hours } from './times.ts';

const reader = (id: number, address: string, set: Partial<FoundSubscriber> = {}): FoundSubscriber => ({
  ...subscriber,
  id,
  address,
  addressKey: address,
  lastMailAt: at(-3 * hours),
  createdAt: at(-60 * days),
  confirmedAt: at(-60 * days),
  consent: 'Typed into the form “Follow The Harbour Light by email”',
  ...set,
});
export const readers: FoundSubscriber[] = [
  reader(
    9,
    'maximiliana.featherstonehaugh-cholmondeley+newsletters@subdomain.university-of-the-harbour.example',
    {
      cadence: 'weekly',
    },
  ),
  reader(8, 'ada@example.org', { state: 'pending', lastMailAt: null, createdAt: at(-40) }),
  reader(7, 'b.keeper@lighthouse.example', { state: 'bounced', bouncedAt: at(-5 * hours) }),
  reader(6, 'casimir@example.net', { state: 'unsubscribed', unsubscribedAt: at(-2 * days) }),
  reader(5, 'dora@example.com', { state: 'complained' }),
  ...Array.from({ length: 12 }, (_, at) => reader(100 - at, `reader${100 - at}@example.org`)),
];

const delivery = (minutes: number, set: Partial<DeliverySummary>): DeliverySummary => ({
  id: -minutes,
  kind: 'issue',
  state: 'sent',
  subject: null,
  attempts: 0,
  reply: '250 2.0.0 Ok: queued as 4F2',
  why: null,
  createdAt: at(minutes),
  sentAt: at(minutes),
  dueAt: null,
  ...set,
});
export const details: SubscriberDetails = {
  subscriber: readers[0]!,
  suppression: null,
  askedAt: null,
  deliveries: [
    delivery(-4, {
      subject: 'The old lamp burns again after forty winters',
      state: 'deferred',
      attempts: 2,
      sentAt: null,
      reply: '451 4.7.1 Greylisted, please try again in 300 seconds',
      dueAt: at(26),
    }),
    delivery(-3 * hours, { subject: 'The Harbour Light: 4 new articles' }),
    delivery(-2 * days, {
      subject: 'Ferry times',
      state: 'skipped',
      why: 'unsubscribed',
      reply: null,
      sentAt: null,
    }),
    delivery(-9 * days, {
      subject: 'A word from the editor',
      state: 'failed',
      sentAt: null,
      reply:
        '550 5.1.1 <maximiliana.featherstonehaugh-cholmondeley+newsletters@subdomain.university-of-the-harbour.example>: Recipient address rejected: User unknown in virtual mailbox table',
    }),
    delivery(-60 * days, { kind: 'confirmation' }),
  ],
};
