/** Drops the texts of old articles, so that the database does not grow without limit. */
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';

/** @returns articles older than `before` that will not be sent any more, and still have their texts */
export async function articlesToPrune(
  { tables: { article }, read }: Db,
  feedId: number,
  before: Date,
  limit: number,
): Promise<number[]> {
  const old = await read
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        eq(article.feedId, feedId),
        inArray(article.state, ['seen', 'ready', 'withdrawn']),
        isNull(article.prunedAt),
        lt(article.createdAt, before),
      ),
    )
    .limit(limit);
  return old.map(({ id }) => id);
}

/**
 * Drops the texts of articles. The rest of the row stays, so that the article is recognised if its feed brings it
 * again.
 */
export async function pruneArticles(tx: Tx, ids: number[], now: Date): Promise<void> {
  const { article } = tx.tables;
  await tx
    .update(article)
    .set({ html: '', text: '', summary: '', categories: [], prunedAt: now })
    .where(inArray(article.id, ids));
}
