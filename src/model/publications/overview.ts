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
  /** Articles that wait for corrections. The first to become ready comes first. */
  held: HeldArticle[];
  /** One entry for each cadence that active subscribers have. */
  nextDigests: NextDigest[];
  /** The number of deliveries that wait or are under way now. */
  waiting: number;
  /** Active subscribers who have paused, and when the first pause ends. */
  paused: PausedSubscribers;
  /** Subscribers who complained or were suppressed, and now ask for mail again. The newest request comes first. */
  returns: ReturnRequest[];
}
