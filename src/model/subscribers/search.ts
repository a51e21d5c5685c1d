import type { Subscriber, SubscriberState } from './subscriber.ts';

/** The owner's search among a publication's subscribers. */
export interface SubscriberSearch {
  /** A part of the address; '' finds all. */
  query: string;
  state: SubscriberState | null;
  /** Finds only subscribers with a lower id: the id at which the previous page ended. */
  before: number | null;
}

export interface FoundSubscriber extends Subscriber {
  /** Null if no mail was ever sent. */
  lastMailAt: Date | null;
}

export interface SubscriberPage {
  subscribers: FoundSubscriber[];
  /** The number of subscribers on all pages. */
  total: number;
  /** The value of `before` for the next page; null on the last page. */
  next: number | null;
}
