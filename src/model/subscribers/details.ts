import type { DeliverySummary } from '../deliveries/summary.ts';
import type { Subscriber } from './subscriber.ts';

/** What an owner sees of one subscriber. */
export interface SubscriberDetails {
  subscriber: Subscriber;
  /** Why and since when the address gets no mail from anybody here; null if it may. */
  suppression: { reason: string; createdAt: Date } | null;
  /** When they asked to be let back in, while that is not answered. */
  askedAt: Date | null;
  /** Newest first. */
  deliveries: DeliverySummary[];
}
