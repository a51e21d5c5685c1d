import { nextDueAt, scheduleOf } from '../../model/issues/cadence.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { queueMail } from '../../store/deliveries/messages.ts';
import type { SubscriberRow } from '../../store/schema/schema.ts';
import { changeSubscriber, subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import type { Deps } from '../deps.ts';

export type ConfirmOutcome = { kind: 'confirmed' | 'already' | 'stale' };

/**
 * The columns that the change from pending to active sets. The cursor goes to the newest article, so that no subscriber
 * gets the back catalogue.
 */
const activation = (subscriber: Subscriber, now: Date): { fromNewest: Partial<SubscriberRow> } => ({
  fromNewest: {
    state: 'active',
    confirmedAt: now,
    // A new nonce, not null: with null, a link to change the address that was mailed before they left would be valid
    // again.
    confirmNonce: newNonce(),
    unsubscribedAt: null,
    bouncedAt: null,
    lastPeriod: null,
    lastDigestAt: null,
    pausedUntil: null,
    dueAt: nextDueAt(scheduleOf(subscriber), now),
  },
});

/**
 * Activates a pending subscriber if this is their newest confirm link, and queues a welcome mail if the owner wants
 * one. `stale`: the link is an older one, or the subscriber is no longer pending.
 */
export async function confirm(
  { store, clock }: Deps,
  token: { subscriberId: number; nonce: string },
): Promise<ConfirmOutcome> {
  const found = await subscriberWithPublication(store, token.subscriberId);
  if (!found) return { kind: 'stale' };
  const { subscriber, publication } = found;
  const newest = { states: ['pending' as const], nonce: token.nonce };
  const changed = await store.write(async (tx) => {
    const active = await changeSubscriber(tx, subscriber.id, newest, activation(subscriber, clock()));
    if (active && publication.welcome) {
      const to = { publicationId: publication.id, subscriberId: subscriber.id };
      await queueMail(tx, { kind: 'welcome', ...to }, clock());
    }
    return active;
  });
  if (changed) return { kind: 'confirmed' };
  const after = await subscriberWithPublication(store, token.subscriberId);
  return { kind: after?.subscriber.state === 'active' ? 'already' : 'stale' };
}
