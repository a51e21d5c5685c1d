/** How often a feed publishes, and how much. */
import { and, count, desc, eq, gt, inArray, isNull, notInArray, or, type SQL } from 'drizzle-orm';
import type { Db } from '../engine/store.ts';

/** Counts the articles of the feed that were stored since then and will be sent, or were. */
export const storedSince = (db: Db, feedId: number, since: Date): Promise<number> => {
  const { createdAt, state } = db.tables.article;
  return countArticles(db, feedId, and(gt(createdAt, since), inArray(state, ['held', 'ready'])));
};

/** Counts the articles that the feed published since then, except those that a flood brought. */
export const publishedSince = (db: Db, feedId: number, since: Date): Promise<number> => {
  const { createdAt, publishedAt, state } = db.tables.article;
  const isSince = or(gt(publishedAt, since), and(isNull(publishedAt), gt(createdAt, since)));
  return countArticles(db, feedId, and(notInArray(state, ['stopped', 'withdrawn']), isSince));
};

async function countArticles(
  { tables: { article }, read }: Db,
  feedId: number,
  which: SQL | undefined,
): Promise<number> {
  const [row] = await read
    .select({ n: count() })
    .from(article)
    .where(and(eq(article.feedId, feedId), which));
  return Number(row?.n ?? 0);
}

/**
 * @returns when the newest articles of a feed were published. For articles without a date, it is when they were found.
 */
export async function newestInstants(
  { tables: { article }, read }: Db,
  feedId: number,
  limit: number,
): Promise<Date[]> {
  const rows = await read
    .select({ publishedAt: article.publishedAt, createdAt: article.createdAt })
    .from(article)
    .where(eq(article.feedId, feedId))
    .orderBy(desc(article.createdAt))
    .limit(limit);
  return rows.map((row) => row.publishedAt ?? row.createdAt);
}
