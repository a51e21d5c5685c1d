import type { Subscriber, SubscriberState } from './subscriber.ts';

/** What the owner looks for among a publication's subscribers. */
export interface SubscriberSearch {
  /** A part of the address; '' for all. */
  query: string;
  state: SubscriberState | null;
  /** Subscribers older than this id: where the page before ended. */
  before: number | null;
}

export interface FoundSubscriber extends Subscriber {
  /** Null where none was ever sent. */
  lastMailAt: Date | null;
}

export interface SubscriberPage {
  subscribers: FoundSubscriber[];
  /** Of all pages. */
  total: number;
  /** `before` of the next page; null on the last. */
  next: number | null;
}
