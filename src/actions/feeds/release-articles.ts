import type { Feed } from '../../model/feeds/feed.ts';
import type { Publication } from '../../model/publications/publication.ts';
import {
  articlesToRelease,
  feedsWithArticlesToRelease,
  makeArticlesReady,
  replaceText,
} from '../../store/feeds/articles.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import { isDigestDue } from '../../store/issues/due.ts';
import { publicationById } from '../../store/publications/publications.ts';
import { maxPages, pageFetcher } from './fill-in.ts';
import { pollFeed } from './poll-feed.ts';
import type { PollWorld } from './poll-world.ts';

/** A poll this recent counts as fresh: its text is what mails carry. */
const freshMs = 30_000;

/**
 * Makes articles ready whose hold is over. Their feeds are fetched once more first, and all feeds before a digest, so
 * that mails carry the corrected text; a feed that can't be fetched keeps nothing back.
 * @returns how many became ready
 */
export async function releaseArticles(world: PollWorld, publicationId: number): Promise<number> {
  const { store, clock } = world;
  const now = clock();
  const toRelease = new Set(await feedsWithArticlesToRelease(store, publicationId, now));
  const digest = await isDigestDue(store, publicationId, now);
  const publication = await publicationById(store, publicationId);
  if (!publication || (toRelease.size === 0 && !digest)) return 0;
  for (const feed of await feedsOf(store, publicationId)) {
    if (!digest && !toRelease.has(feed.id)) continue;
    // The poll under way brings the text that mails carry: the next look is in a second.
    if ((await refreshFeed(world, feed, now)) === 'under-way') return 0;
    if (feed.fullText && toRelease.has(feed.id)) await refreshTexts(world, publication, feed, now);
  }
  return store.write((tx) => makeArticlesReady(tx, publicationId, now));
}

/** Polls a feed whose last poll is no longer fresh. A poll that fails keeps nothing back. */
async function refreshFeed(world: PollWorld, feed: Feed, now: Date): Promise<'fresh' | 'under-way'> {
  const isStale = !feed.polledAt || now.getTime() - feed.polledAt.getTime() > freshMs;
  if (!isStale || feed.goneAt) return 'fresh';
  const outcome = await pollFeed(world, feed.id, { onlyIfDue: false });
  return outcome.kind === 'under-way' ? 'under-way' : 'fresh';
}

/**
 * Takes the texts of articles from their pages again: a page can be corrected without a change of the feed. At most
 * `maxPages` pages are fetched; the articles beyond keep the text that they have.
 */
async function refreshTexts(
  world: PollWorld,
  publication: Publication,
  feed: Feed,
  now: Date,
): Promise<void> {
  const articles = await articlesToRelease(world.store, feed, now, maxPages);
  const pages = pageFetcher(world, publication);
  for (const article of articles) {
    const page = await pages(article.url);
    const whole = page && (await world.wholeText(page));
    // A page that shows less than half of the text is not taken: the feed's own text may be the whole article.
    if (whole && whole.text.length >= article.text.length / 2)
      await world.store.write((tx) => replaceText(tx, article.id, whole));
  }
}
