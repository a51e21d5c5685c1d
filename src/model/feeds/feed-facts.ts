import type { Feed } from './feed.ts';
import type { WebSub } from './websub.ts';

/** What is known of a feed beside its own row. */
export interface FeedFacts {
  /** Articles that wait for corrections, and when the first of them becomes ready. */
  held: number;
  heldUntil: Date | null;
  /** Articles that the flood guard stopped. */
  stopped: number;
  /** When the newest article was found. */
  newestAt: Date | null;
  /** Its subscription at a hub, the working one if there are several. */
  websub: WebSub | null;
}

export interface FeedWithFacts extends Feed {
  facts: FeedFacts;
}
