import type { fetchUrl } from '../feed/fetch.ts';
import { type ParsedArticle, parseFeed } from '../feed/parse.ts';
import { storeArticles } from '../store/articles.ts';
import { activeCount, claimPoll, feedWithPublication, recordPoll } from '../store/feeds.ts';
import type { Feed, Publication } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export interface PollWorld {
  store: Store;
  clock: () => Date;
  fetchUrl: typeof fetchUrl;
  baseUrl: string;
  allowPrivateFeeds: boolean;
}

export type PollOutcome =
  | { kind: 'unchanged' }
  | { kind: 'polled'; added: number; edited: number }
  | { kind: 'failed'; reason: string }
  /** Another process polls it now, or it is not due. */
  | { kind: 'not-due' };

const minute = 60_000;
/** How long a poll may take before another process may start one. */
export const claimMs = 2 * minute;
export const pollEveryMs = 15 * minute;
const longestWaitMs = 24 * 60 * minute;
/** Articles stored in one transaction. */
const chunk = 25;

/** Polls a feed and stores what is new in it. With `onlyIfDue`, leaves a feed alone that is not due by now. */
export async function pollFeed(
  world: PollWorld,
  feedId: number,
  { onlyIfDue }: { onlyIfDue: boolean },
): Promise<PollOutcome> {
  const { store, clock } = world;
  const started = clock();
  const claimedUntil = new Date(started.getTime() + claimMs);
  if (!(await claimPoll(store, feedId, claimedUntil, onlyIfDue ? started : undefined)))
    return { kind: 'not-due' };
  const found = await feedWithPublication(store, feedId);
  if (!found) return { kind: 'not-due' };
  const { outcome, facts } = await fetchAndStore(world, found.feed, found.publication);
  const polledAt = clock();
  const ok = outcome.kind !== 'failed';
  const failures = ok ? 0 : found.feed.failures + 1;
  const backoff = Math.min(pollEveryMs * 2 ** failures, longestWaitMs);
  const wait = Math.max(backoff, (facts.retryAfter?.getTime() ?? 0) - polledAt.getTime());
  await recordPoll(store, feedId, claimedUntil, {
    ...facts.columns,
    polledAt,
    failures,
    lastError: ok ? null : outcome.reason,
    ...(ok && !found.feed.importedAt ? { importedAt: polledAt } : {}),
    nextPollAt: new Date(polledAt.getTime() + (ok ? pollEveryMs : Math.min(wait, longestWaitMs))),
  });
  return outcome;
}

interface PollFacts {
  retryAfter: Date | null;
  columns: Partial<Feed>;
}

type KnownOutcome = Exclude<PollOutcome, { kind: 'not-due' }>;

async function fetchAndStore(
  world: PollWorld,
  feed: Feed,
  publication: Publication,
): Promise<{ outcome: KnownOutcome; facts: PollFacts }> {
  const result = await world.fetchUrl({
    url: feed.url,
    etag: feed.etag,
    lastModified: feed.lastModified,
    allowPrivate: world.allowPrivateFeeds,
    userAgent: userAgent(world.baseUrl, await activeCount(world.store, publication.id)),
  });
  if (result.kind === 'failed') {
    return {
      outcome: { kind: 'failed', reason: result.reason },
      facts: { retryAfter: result.retryAfter, columns: {} },
    };
  }
  if (result.kind === 'unchanged') {
    return { outcome: { kind: 'unchanged' }, facts: { retryAfter: null, columns: {} } };
  }
  const parsed = parseFeed(result.body, { url: result.url, contentType: result.contentType });
  if (parsed.kind === 'not-a-feed') {
    return { outcome: { kind: 'failed', reason: parsed.reason }, facts: { retryAfter: null, columns: {} } };
  }
  const stored = await storeAll(world, feed, publication, parsed.feed.articles);
  // The validators are kept only now that every article is stored: a crash before this means a full fetch again.
  const columns = {
    title: parsed.feed.title ?? feed.title,
    etag: result.etag,
    lastModified: result.lastModified,
  };
  return { outcome: { kind: 'polled', ...stored }, facts: { retryAfter: null, columns } };
}

async function storeAll(
  { store, clock }: PollWorld,
  feed: Feed,
  publication: Publication,
  articles: ParsedArticle[],
): Promise<{ added: number; edited: number }> {
  const now = clock();
  const fresh = feed.importedAt
    ? { state: 'held' as const, holdUntil: new Date(now.getTime() + publication.holdMinutes * minute) }
    : { state: 'seen' as const, holdUntil: null };
  const total = { added: 0, edited: 0 };
  for (let start = 0; start < articles.length; start += chunk) {
    const contents = articles.slice(start, start + chunk).map(({ published, updated, ...rest }) => ({
      ...rest,
      publishedAt: published ?? updated,
    }));
    const { added, edited } = await storeArticles(store, feed, contents, { ...fresh, createdAt: now });
    total.added += added;
    total.edited += edited;
  }
  return total;
}

/** What feeds see of us: honest, with the number of readers, as feed hosts ask of aggregators. */
export const userAgent = (baseUrl: string, readers: number): string =>
  `Postrider/0.1 (+${baseUrl}; ${readers} ${readers === 1 ? 'subscriber' : 'subscribers'})`;
