/** Articles that left their feed while they waited. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { letThrough } from '../../model/feeds/flood.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { ArticleRow } from '../schema/schema.ts';

/** Only this number of the newest articles of a feed is checked. */
const maxChecked = 300;

/**
 * Finds articles that wait and are gone from their feed. An article counts as gone only if the feed still has the next
 * two older articles, because otherwise it may just be too old for the feed. Articles that the owner has let through stay.
 *
 * @param present ids of the articles that the feed has now
 */
export async function missingArticles(
  { tables: { article }, read }: Db,
  feedId: number,
  present: Set<number>,
): Promise<number[]> {
  const { id, state, publishedAt, holdUntil } = article;
  const rows = await read
    .select({ id, state, publishedAt, holdUntil })
    .from(article)
    .where(eq(article.feedId, feedId))
    .orderBy(desc(article.createdAt), desc(article.id))
    .limit(maxChecked);
  const isMissing = (row: (typeof rows)[number]) => isWaiting(row) && !present.has(row.id);
  if (!rows.some(isMissing)) return [];
  const others = rows.filter((row) => row.state !== 'withdrawn' && !isMissing(row));
  const gone = rows.filter((row) => {
    if (!isMissing(row)) return false;
    const older = others.filter((other) => isOlder(other, row)).toSorted((a, b) => (isOlder(a, b) ? 1 : -1));
    return older.length > 0 && older.slice(0, 2).every((other) => present.has(other.id));
  });
  return gone.map((row) => row.id);
}

/** Withdraws articles that still wait. @returns how many */
export async function withdrawArticles(tx: Tx, ids: number[]): Promise<number> {
  const { article } = tx.tables;
  const withdrawn = await tx
    .update(article)
    .set({ state: 'withdrawn', holdUntil: null })
    .where(and(inArray(article.id, ids), inArray(article.state, ['held', 'stopped'])))
    .returning({ id: article.id });
  return withdrawn.length;
}

const isWaiting = ({ state, holdUntil }: Pick<ArticleRow, 'state' | 'holdUntil'>): boolean =>
  state === 'stopped' || (state === 'held' && holdUntil?.getTime() !== letThrough.getTime());

type Dated = { id: number; publishedAt: Date | null };

const isOlder = (a: Dated, b: Dated): boolean =>
  a.publishedAt && b.publishedAt && a.publishedAt.getTime() !== b.publishedAt.getTime()
    ? a.publishedAt < b.publishedAt
    : a.id < b.id;
