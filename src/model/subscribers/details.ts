import type { DeliverySummary } from '../deliveries/summary.ts';
import type { Subscriber } from './subscriber.ts';

/** What an owner sees of one subscriber. */
export interface SubscriberDetails {
  subscriber: Subscriber;
  /** Why and since when the address gets no mail from any publication; null if it may get mail. */
  suppression: { reason: string; createdAt: Date } | null;
  /** When the subscriber asked for mail again, as long as the owner has not answered; else null. */
  askedAt: Date | null;
  /** Newest first. */
  deliveries: DeliverySummary[];
}
