import type { SubscriberState } from './subscriber.ts';

/** What the owner looks for among a publication's subscribers. */
export interface SubscriberSearch {
  /** A part of the address; '' for all. */
  query: string;
  state: SubscriberState | null;
  /** Subscribers older than this id: where the page before ended. */
  before: number | null;
}
