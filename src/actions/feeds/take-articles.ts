/**
 * Stores the entries of a fetched feed: finds out which are new, which are edited, which are gone, and whether too many
 * came at once.
 */
import { guidKey, pathKey, wordsHash } from '../../feed/links/link-key.ts';
import type { ParsedArticle, ParsedFeed } from '../../feed/parse/parse.ts';
import { dayMs, minuteMs } from '../../lib/time.ts';
import { identify } from '../../model/feeds/article-identity.ts';
import { alwaysLetThrough, floodLimit } from '../../model/feeds/flood.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { publishedSince, storedSince } from '../../store/feeds/feed-pace.ts';
import { raiseLargestBatch, updateFeed } from '../../store/feeds/feeds.ts';
import { changesAnything, type IntakeItem, storeChunk } from '../../store/feeds/intake.ts';
import { knownArticles } from '../../store/feeds/known-articles.ts';
import { missingArticles, withdrawArticles } from '../../store/feeds/withdrawals.ts';
import { wasFloodAnswered } from '../../store/notices/notices.ts';
import type { FeedRow } from '../../store/schema/schema.ts';
import { fillIn } from './fill-in.ts';
import type { PollDeps } from './poll-deps.ts';

export interface Taken {
  added: number;
  edited: number;
  withdrawn: number;
  /** The number of articles that the flood guard stopped: new ones, and withdrawn ones that came back. */
  stopped: number;
  /** If articles are stopped: the number of articles that would be let through. */
  limit: number;
}

/** The number of articles stored in one transaction. */
const chunk = 25;

/** Stores the articles of a poll. At the first import all of them count as seen. */
export async function takeArticles(
  deps: PollDeps,
  feed: FeedRow,
  publication: Publication,
  parsed: ParsedFeed,
): Promise<Taken> {
  const { store, clock } = deps;
  const { items, upto } = await recognise(deps, feed, publication, parsed);
  const now = clock();
  const flood = feed.importedAt ? await judge(deps, feed, publication, items) : null;
  // Stored before any article, because after a crash the next poll sees only a part of the flood as new.
  if (flood?.stop && !feed.floodAt) await store.write((tx) => updateFeed(tx, feed.id, { floodAt: now }));
  const holdUntil = new Date(now.getTime() + publication.holdMinutes * minuteMs);
  const row = {
    createdAt: now,
    ...(flood && !flood.stop
      ? { state: 'held' as const, holdUntil }
      : { state: flood ? ('stopped' as const) : ('seen' as const), holdUntil: null }),
  };
  const own = new Set<number>();
  const total = { added: 0, edited: 0 };
  for (let start = 0; start < items.length; start += chunk) {
    const part = items.slice(start, start + chunk);
    if (!changesAnything(part, row)) continue;
    const stored = await store.write((tx) => storeChunk(tx, feed, part, upto, row, own));
    total.added += stored.added;
    total.edited += stored.edited;
  }
  const present = items.flatMap((item) => item.row?.id ?? []);
  const missing = await missingArticles(store, feed.id, new Set([...own, ...present]));
  const withdrawn = missing.length === 0 ? 0 : await store.write((tx) => withdrawArticles(tx, missing));
  // A single article is not a batch.
  if (flood && !flood.stop && total.added > 1)
    await store.write((tx) => raiseLargestBatch(tx, feed.id, total.added));
  return { ...total, withdrawn, stopped: flood?.stop ? flood.fresh : 0, limit: flood?.limit ?? 0 };
}

/**
 * Says whether the new articles are a flood: alone, or together with those of the last day, because short feeds bring
 * floods in parts.
 */
async function judge(
  deps: PollDeps,
  feed: FeedRow,
  publication: Publication,
  items: IntakeItem[],
): Promise<{ stop: boolean; limit: number; fresh: number }> {
  const { store, clock } = deps;
  const now = clock();
  const fresh = items.filter(
    ({ kind, row: stored }) => kind === 'new' || stored?.state === 'withdrawn',
  ).length;
  const yesterday = new Date(now.getTime() - dayMs);
  const ofToday =
    fresh === 0 || (await wasFloodAnswered(store, feed.id, yesterday))
      ? 0
      : await storedSince(store, feed.id, yesterday);
  if (publication.floodLimit === null && fresh + ofToday <= alwaysLetThrough)
    return { stop: fresh > 0 && feed.floodAt !== null, limit: alwaysLetThrough, fresh };
  const limit = floodLimit({
    chosen: publication.floodLimit,
    perDay: (await publishedSince(store, feed.id, new Date(now.getTime() - 30 * dayMs))) / 30,
    largestBatch: feed.largestBatch,
    daysAway: feed.answeredAt ? (now.getTime() - feed.answeredAt.getTime()) / dayMs : 0,
  });
  return { stop: fresh > 0 && (fresh + ofToday > limit || feed.floodAt !== null), limit, fresh };
}

type Article = Pick<IntakeItem, 'content' | 'facts' | 'isWhole'>;

interface Recognised {
  items: IntakeItem[];
  /** The newest article that was stored at that time. */
  upto: number;
}

/**
 * Returns the entries and whether each is new, edited or known; oldest first, as far as the order of the feed tells.
 */
async function recognise(
  deps: PollDeps,
  feed: FeedRow,
  publication: Publication,
  parsed: ParsedFeed,
): Promise<Recognised> {
  const fallback = parsed.link ?? feed.url;
  const first = await recogniseItems(
    deps,
    feed,
    parsed.articles.map((article) => toItem(article, fallback)),
  );
  // Redirects and pages cost requests, so they are fetched only for entries that seem new or edited, and not at the
  // first import.
  const isFollowed = feed.importedAt && (await fillIn(deps, feed, publication, first.items));
  const { items, upto } = isFollowed ? await recogniseItems(deps, feed, first.items) : first;
  return { items: items.toReversed(), upto };
}

async function recogniseItems({ store }: PollDeps, feed: FeedRow, articles: Article[]): Promise<Recognised> {
  const facts = articles.map((item) => item.facts);
  const { rows, upto } = await knownArticles(store, feed, facts);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = identify(facts, rows).map((identity, index): IntakeItem => {
    const { content, facts: own, isWhole } = articles[index]!;
    const stored = identity.kind === 'known' ? { row: byId.get(identity.id)! } : {};
    return { content, facts: own, kind: identity.kind, ...stored, ...(isWhole ? { isWhole } : {}) };
  });
  return { items, upto };
}

function toItem(article: ParsedArticle, fallback: string): Article {
  const { url, guid, title, text, html, author, summary, imageUrl, commentsUrl, commentCount } = article;
  const fragment = url ? fragmentOf(url, guid) : '';
  const link = article.linkKey && article.linkKey + fragment;
  const ids = {
    guid: guid ? guidKey(guid) : null,
    linkKey: link,
    pathKey: url && pathKey(url) ? pathKey(url) + fragment : null,
    wordsHash: wordsHash(text),
    publishedAt: plausible(article.published) ?? plausible(article.updated),
  };
  return {
    content: {
      ...ids,
      title,
      text,
      html,
      author,
      summary,
      imageUrl,
      commentsUrl,
      commentCount,
      url: url ?? fallback,
      categories: article.categories,
      contentHash: article.contentHash,
      finalLinkKey: null,
    },
    facts: { ...ids, title, linkKeys: link ? [link] : [] },
  };
}

/** Earlier dates are mistakes, and each database reads them differently. */
const earliest = new Date('1900-01-01T00:00:00Z');
const plausible = (date: Date | null): Date | null => (date && date >= earliest ? date : null);

/**
 * Returns the fragment of an entry's link if the feed tells its entries apart by fragments, as feeds of comments do;
 * else an empty string.
 */
const fragmentOf = (url: string, guid: string | null): string =>
  guid?.includes('#') ? new URL(url).hash : '';
