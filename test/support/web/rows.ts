/** A publication and a subscriber as their rows are. */
import type { Publication } from '../../../src/model/publications/publication.ts';
import { settingsDefaults } from '../../../src/model/publications/settings/defaults.ts';
import type { Subscriber } from '../../../src/model/subscribers/subscriber.ts';

export const start = new Date('2026-03-02T10:00:00Z');

export const publication: Publication = {
  ...settingsDefaults,
  id: 1,
  slug: 'harbour',
  name: 'The Harbour Light',
  siteUrl: 'https://harbour.example/',
  fromName: 'The Harbour Light',
  fromAddress: 'news@harbour.example',
  color: '#0b6e5f',
  defaultCadence: 'daily',
  quietUntil: null,
  lastSeq: 0,
  pausedUntil: null,
  pausedReason: null,
  createdAt: start,
};

export const subscriber: Subscriber = {
  id: 7,
  publicationId: 1,
  address: 'ada@example.org',
  addressKey: 'ada@example.org',
  state: 'active',
  cadence: 'daily',
  timezone: 'Europe/Berlin',
  digestHour: 8,
  digestWeekday: 1,
  digestMonthDay: 1,
  language: 'en',
  filters: null,
  dueAt: null,
  lastPeriod: null,
  lastDigestAt: null,
  pausedUntil: null,
  trackingConsentAt: null,
  confirmNonce: null,
  consent: null,
  createdAt: start,
  confirmedAt: start,
  unsubscribedAt: null,
  bouncedAt: null,
  erasedAt: null,
};

export const pending: Subscriber = {
  ...subscriber,
  state: 'pending',
  confirmNonce: 'fresh',
  confirmedAt: null,
};
