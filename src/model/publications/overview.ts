import type { HeldArticle } from '../feeds/article.ts';
import type { FeedWithFacts } from '../feeds/feed-facts.ts';
import type { IssueSummary, NextDigest, PausedSubscribers } from '../issues/summary.ts';
import type { ReturnRequest } from '../notices/notices.ts';
import type { SubscriberState } from '../subscribers/subscriber.ts';

/** What an owner sees of a publication at a glance. */
export interface Overview {
  readers: Record<SubscriberState, number>;
  /** Newest first. */
  issues: IssueSummary[];
  feeds: FeedWithFacts[];
  /** Articles that wait for corrections, the next to go first. */
  held: HeldArticle[];
  /** Of each cadence that active subscribers have. */
  nextDigests: NextDigest[];
  /** Deliveries that wait or are under way now. */
  waiting: number;
  /** Active subscribers who get nothing at present, and when the first of them is back. */
  paused: PausedSubscribers;
  /** Subscribers who ask to be let back in, the newest first. */
  returns: ReturnRequest[];
}
