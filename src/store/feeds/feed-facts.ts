/** Facts about feeds that are not in their own rows: articles that wait, the subscription at a hub. */
import { and, count, desc, inArray, max, min, ne } from 'drizzle-orm';
import type { FeedFacts } from '../../model/feeds/feed-facts.ts';
import type { WebSub } from '../../model/feeds/websub.ts';
import type { Db } from '../engine/store.ts';
import type { FeedRow } from '../schema/schema.ts';

/** @returns the feeds with their facts */
export async function withFacts(db: Db, feeds: FeedRow[]): Promise<(FeedRow & { facts: FeedFacts })[]> {
  const ids = feeds.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [waiting, newest, webSubs] = await Promise.all([
    waitingArticles(db, ids),
    newestArrivals(db, ids),
    webSubsOfFeeds(db, ids),
  ]);
  return feeds.map((feed) => {
    const inState = (state: 'held' | 'stopped') =>
      waiting.find((row) => row.feedId === feed.id && row.state === state);
    const facts: FeedFacts = {
      held: inState('held')?.n ?? 0,
      heldUntil: inState('held')?.holdUntil ?? null,
      stopped: inState('stopped')?.n ?? 0,
      newestAt: newest.get(feed.id) ?? null,
      websub: webSubs.find((row) => row.feedId === feed.id) ?? null,
    };
    return { ...feed, facts };
  });
}

async function waitingArticles({ tables: { article }, read }: Db, feedIds: number[]) {
  const rows = await read
    .select({
      feedId: article.feedId,
      state: article.state,
      n: count(),
      holdUntil: min(article.holdUntil),
    })
    .from(article)
    .where(and(inArray(article.feedId, feedIds), inArray(article.state, ['held', 'stopped'])))
    .groupBy(article.feedId, article.state);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

async function newestArrivals({ tables: { article }, read }: Db, feedIds: number[]) {
  const rows = await read
    .select({ feedId: article.feedId, at: max(article.createdAt) })
    .from(article)
    .where(inArray(article.feedId, feedIds))
    .groupBy(article.feedId);
  return new Map(rows.map(({ feedId, at }) => [feedId, at]));
}

/** @returns subscriptions at hubs: first those that work, then the newest */
async function webSubsOfFeeds({ tables: { websub }, read }: Db, feedIds: number[]): Promise<WebSub[]> {
  const { feedId, hub, state, askedAt, leaseUntil, lastPushAt, failures, lastError } = websub;
  const rows = await read
    .select({ feedId, hub, state, askedAt, leaseUntil, lastPushAt, failures, lastError })
    .from(websub)
    .where(and(inArray(websub.feedId, feedIds), ne(websub.state, 'leaving')))
    .orderBy(desc(websub.id));
  return rows.sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
}
