import { feedsWithArticlesToRelease, releaseArticles as release } from '../store/articles.ts';
import { feedsOf } from '../store/feeds.ts';
import { type PollWorld, pollFeed } from './poll-feed.ts';

/** A poll this recent counts as fresh: its text is what mails carry. */
const freshMs = 30_000;

/**
 * Makes articles ready whose hold is over. Their feeds are fetched once more first, so that mails carry the
 * corrected text; a feed that can't be fetched keeps nothing back. Gives how many became ready.
 */
export async function releaseArticles(world: PollWorld, publicationId: number): Promise<number> {
  const { store, clock } = world;
  const now = clock();
  const feedIds = new Set(await feedsWithArticlesToRelease(store, publicationId, now));
  if (feedIds.size === 0) return 0;
  for (const feed of await feedsOf(store, publicationId)) {
    const stale = !feed.polledAt || now.getTime() - feed.polledAt.getTime() > freshMs;
    if (feedIds.has(feed.id) && stale) await pollFeed(world, feed.id, { onlyIfDue: false });
  }
  return release(store, publicationId, now);
}
