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
import type { PollDeps } from './poll-deps.ts';
import { pollFeed } from './poll-feed.ts';

/** A poll counts as fresh for this time (ms): mails carry the text that it found. */
const freshMs = 30_000;

/**
 * Makes articles ready whose hold is over. Their feeds are fetched once more before that, and before a digest all
 * feeds, so that mails carry the corrected text. A feed that can't be fetched delays no article.
 * @returns the number of articles that became ready
 */
export async function releaseArticles(deps: PollDeps, publicationId: number): Promise<number> {
  const { store, clock } = deps;
  const now = clock();
  const toRelease = new Set(await feedsWithArticlesToRelease(store, publicationId, now));
  const digest = await isDigestDue(store, publicationId, now);
  const publication = await publicationById(store, publicationId);
  if (!publication || (toRelease.size === 0 && !digest)) return 0;
  for (const feed of await feedsOf(store, publicationId)) {
    if (!digest && !toRelease.has(feed.id)) continue;
    // A poll is under way and brings the text that mails carry: look again in a second.
    if ((await refreshFeed(deps, feed, now)) === 'under-way') return 0;
    if (feed.fullText && toRelease.has(feed.id)) await refreshTexts(deps, publication, feed, now);
  }
  return store.write((tx) => makeArticlesReady(tx, publicationId, now));
}

/** Polls a feed if its last poll is no longer fresh. A poll that fails delays no article. */
async function refreshFeed(deps: PollDeps, feed: Feed, now: Date): Promise<'fresh' | 'under-way'> {
  const isStale = !feed.polledAt || now.getTime() - feed.polledAt.getTime() > freshMs;
  if (!isStale || feed.goneAt) return 'fresh';
  const outcome = await pollFeed(deps, feed.id, { onlyIfDue: false });
  return outcome.kind === 'under-way' ? 'under-way' : 'fresh';
}

/**
 * Fetches the texts of articles from their pages again, because a page can be corrected without a change of the feed.
 * At most `maxPages` pages are fetched; the other articles keep their text.
 */
async function refreshTexts(deps: PollDeps, publication: Publication, feed: Feed, now: Date): Promise<void> {
  const articles = await articlesToRelease(deps.store, feed, now, maxPages);
  const pages = pageFetcher(deps, publication);
  for (const article of articles) {
    const page = await pages(article.url);
    const whole = page && (await deps.wholeText(page));
    // A page with less than half of the text is not used: the feed's own text may be the whole article.
    if (whole && whole.text.length >= article.text.length / 2)
      await deps.store.write((tx) => replaceText(tx, article.id, whole));
  }
}
