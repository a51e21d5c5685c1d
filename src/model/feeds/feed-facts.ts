import type { Feed } from './feed.ts';
import type { WebSub } from './websub.ts';

/** Facts about a feed that are not in its own row. */
export interface FeedFacts {
  /** The number of articles that wait for corrections, and when the first of them becomes ready. */
  held: number;
  heldUntil: Date | null;
  /** The number of articles that the flood guard stopped. */
  stopped: number;
  /** When the newest article was found. */
  newestAt: Date | null;
  /** The feed's subscription at a WebSub hub; the one that works if there are several. */
  websub: WebSub | null;
}

export interface FeedWithFacts extends Feed {
  facts: FeedFacts;
}
