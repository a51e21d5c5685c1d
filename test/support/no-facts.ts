import type { FeedFacts } from '../../src/model/feeds/feed-facts.ts';

/** Of a feed of which nothing is known. */
export const noFacts: FeedFacts = { held: 0, heldUntil: null, stopped: 0, newestAt: null, websub: null };
