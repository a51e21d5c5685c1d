import type { Cadence } from '../issues/cadence.ts';
import type { Filters } from '../issues/filters.ts';

export const subscriberStates = ['active', 'pending', 'unsubscribed', 'bounced', 'complained'] as const;
export type SubscriberState = (typeof subscriberStates)[number];

/** A subscriber: one address that follows one publication. Each field is explained at its column (store/schema/). */
export interface Subscriber {
  id: number;
  publicationId: number;
  address: string;
  addressKey: string;
  state: SubscriberState;
  cadence: Cadence;
  timezone: string;
  digestHour: number;
  digestWeekday: number;
  digestMonthDay: number;
  language: string;
  filters: Filters | null;
  dueAt: Date | null;
  lastPeriod: string | null;
  lastDigestAt: Date | null;
  pausedUntil: Date | null;
  trackingConsentAt: Date | null;
  confirmNonce: string | null;
  consent: string | null;
  createdAt: Date;
  confirmedAt: Date | null;
  unsubscribedAt: Date | null;
  bouncedAt: Date | null;
  erasedAt: Date | null;
}
