/** Floods: more new articles at once than the feed's limit, which are stopped until the owner answers. */
import { and, count, desc, eq, gt, inArray, lte, max, type SQL, sql } from 'drizzle-orm';
import { type Flood, letThrough } from '../../model/feeds/flood.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';

const stoppedOf = ({ article }: Schema, feedId: number) =>
  and(eq(article.feedId, feedId), eq(article.state, 'stopped'));

const newestFirst = ({ article }: Schema): SQL[] => [
  desc(sql`coalesce(${article.publishedAt}, ${article.createdAt})`),
  desc(article.id),
];

/** @returns the stopped articles of a feed, the newest `limit` of them in full; undefined if there are none */
export async function floodOf(
  { tables, read }: Db,
  feedId: number,
  limit: number,
): Promise<Flood | undefined> {
  const { id, title, url, publishedAt, createdAt } = tables.article;
  const stopped = stoppedOf(tables, feedId);
  const [sum] = await read
    .select({ total: count(), upto: max(id) })
    .from(tables.article)
    .where(stopped);
  if (!sum?.upto) return undefined;
  const articles = await read
    .select({ id, title, url, publishedAt, createdAt })
    .from(tables.article)
    .where(stopped)
    .orderBy(...newestFirst(tables))
    .limit(limit);
  return { total: Number(sum.total), upto: Number(sum.upto), articles };
}

/** @returns the ids of a feed's stopped articles up to the id `upto`, the oldest first */
export async function stoppedArticles({ tables, read }: Db, feedId: number, upto: number): Promise<number[]> {
  const { article } = tables;
  const rows = await read
    .select({ id: article.id })
    .from(article)
    .where(and(stoppedOf(tables, feedId), lte(article.id, upto)))
    .orderBy(...newestFirst(tables));
  return rows.map(({ id }) => id).reverse();
}

/** An answer in progress. Until it has been carried out, its newest article has a hold. */
export interface FloodClaim {
  newest: number;
  until: Date;
}

/** Claims a feed's stopped articles for one answer. @returns false if another answer has claimed them */
export async function claimFlood(
  tx: Tx,
  feedId: number,
  { newest, until }: FloodClaim,
  now: Date,
): Promise<boolean> {
  const { article, feed } = tx.tables;
  // The feed's row lock comes first: a second answer waits for it, and then finds the claim.
  await tx
    .update(feed)
    .set({ largestBatch: sql`${feed.largestBatch}` })
    .where(eq(feed.id, feedId));
  // Found by the index of holds, because reading the holds of all stopped articles takes long.
  const holds = await tx.read
    .select({ feedId: article.feedId, state: article.state })
    .from(article)
    .where(and(gt(article.holdUntil, now), lte(article.holdUntil, until)));
  if (holds.some((row) => row.feedId === feedId && row.state === 'stopped')) return false;
  const claimed = await tx
    .update(article)
    .set({ holdUntil: until })
    .where(and(eq(article.id, newest), eq(article.state, 'stopped')))
    .returning({ id: article.id });
  return claimed.length > 0;
}

/**
 * Lets the articles `toSend` of a part of a claimed flood through, and counts the rest of the part as seen.
 *
 * @returns how many of each; undefined, with nothing changed, if another answer has taken the claim
 */
export async function settleStopped(
  tx: Tx,
  { newest, until }: FloodClaim,
  part: number[],
  toSend: number[],
): Promise<{ sent: number; seen: number } | undefined> {
  const { article } = tx.tables;
  const isStopped = eq(article.state, 'stopped');
  const mine = await tx
    .update(article)
    .set({ holdUntil: until })
    .where(and(eq(article.id, newest), isStopped, eq(article.holdUntil, until)))
    .returning({ id: article.id });
  if (mine.length === 0) return undefined;
  const sent = await tx
    .update(article)
    .set({ state: 'held', holdUntil: letThrough })
    .where(and(inArray(article.id, toSend), isStopped))
    .returning({ id: article.id });
  const seen = await tx
    .update(article)
    .set({ state: 'seen', holdUntil: null })
    .where(and(inArray(article.id, part), isStopped))
    .returning({ id: article.id });
  return { sent: sent.length, seen: seen.length };
}

/** Counts the stopped articles of a feed. */
export async function countStopped({ tables, read }: Db, feedId: number): Promise<number> {
  const [row] = await read.select({ n: count() }).from(tables.article).where(stoppedOf(tables, feedId));
  return Number(row!.n);
}
