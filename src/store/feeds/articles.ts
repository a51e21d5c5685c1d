import { and, asc, desc, eq, gt, inArray, lte, ne, sql } from 'drizzle-orm';
import type { HeldArticle } from '../../model/feeds/article.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Filtered } from '../../model/issues/filters.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { ArticleRow, Schema } from '../schema/schema.ts';
import { lockLastSeq } from './article-seq.ts';

/** An article as it is in its feed, before Postrider adds its own facts. */
export type ArticleContent = Omit<
  Schema['article']['$inferInsert'],
  'id' | 'publicationId' | 'feedId' | 'state' | 'holdUntil' | 'seq' | 'createdAt' | 'prunedAt'
>;

const heldAndDue = ({ article }: Schema, publicationId: number, now: Date) =>
  and(eq(article.publicationId, publicationId), eq(article.state, 'held'), lte(article.holdUntil, now));

/** @returns the ids of the feeds that have an article whose hold is over */
export async function feedsWithArticlesToRelease(
  { tables, read }: Db,
  publicationId: number,
  now: Date,
): Promise<number[]> {
  const rows = await read
    .selectDistinct({ feedId: tables.article.feedId })
    .from(tables.article)
    .where(heldAndDue(tables, publicationId, now));
  return rows.map((row) => row.feedId);
}

/** @returns the articles of a feed whose hold is over, the newest first */
export function articlesToRelease(
  { tables, read }: Db,
  feed: Feed,
  now: Date,
  limit: number,
): Promise<ArticleRow[]> {
  return read
    .select()
    .from(tables.article)
    .where(and(heldAndDue(tables, feed.publicationId, now), eq(tables.article.feedId, feed.id)))
    .orderBy(desc(tables.article.id))
    .limit(limit);
}

/** Replaces the text of an article that is still held. */
export async function replaceText(tx: Tx, id: number, set: Pick<ArticleRow, 'html' | 'text'>): Promise<void> {
  const { article } = tx.tables;
  await tx
    .update(article)
    .set(set)
    .where(and(eq(article.id, id), eq(article.state, 'held')));
}

/** The maximum number of articles made ready in one transaction. The articles of one transaction are one mail. */
export const maxReleased = 200;

/**
 * Makes articles ready whose hold is over, and numbers them, the oldest first. The publication's row lock, taken first
 * and held until the commit, makes the order of commits the order of numbers.
 *
 * @returns how many became ready, at most `maxReleased`
 */
export async function makeArticlesReady(tx: Tx, publicationId: number, now: Date): Promise<number> {
  const { article, publication } = tx.tables;
  const last = await lockLastSeq(tx, publicationId);
  const due = await tx.read
    .select({ id: article.id })
    .from(article)
    .where(heldAndDue(tx.tables, publicationId, now))
    .orderBy(asc(sql`coalesce(${article.publishedAt}, ${article.createdAt})`), asc(article.id))
    .limit(maxReleased);
  for (const [index, { id }] of due.entries()) {
    await tx
      .update(article)
      .set({ state: 'ready', holdUntil: null, seq: last + index + 1 })
      .where(eq(article.id, id));
  }
  if (due.length > 0) {
    await tx
      .update(publication)
      .set({ lastSeq: last + due.length, quietUntil: null })
      .where(eq(publication.id, publicationId));
  }
  return due.length;
}

const readyBetween = ({ article }: Schema, publicationId: number, from: number, upto: number) =>
  and(
    eq(article.publicationId, publicationId),
    gt(article.seq, from),
    lte(article.seq, upto),
    eq(article.state, 'ready'),
  );

/** @returns the ready articles with these numbers, the newest first, each with the title of its feed */
export async function articlesOfFeeds(
  { tables, read }: Db,
  publicationId: number,
  seqs: number[],
): Promise<(ArticleRow & { feedTitle: string | null })[]> {
  const { article, feed } = tables;
  const rows = await read
    .select({ article, feedTitle: feed.title })
    .from(article)
    .innerJoin(feed, eq(feed.id, article.feedId))
    .where(
      and(eq(article.publicationId, publicationId), inArray(article.seq, seqs), eq(article.state, 'ready')),
    )
    .orderBy(desc(article.seq));
  return rows.map(({ article, feedTitle }) => ({ ...article, feedTitle }));
}

/** The maximum number of articles read in one query, without and with their texts. */
const pageSize = { headings: 200, texts: 20 };

/**
 * Reads what filters look at of the ready articles with `from < seq <= upto`, page by page, the newest first. `text` is ''
 * unless `withText`.
 */
export async function* filteredBetween(
  { tables, read }: Db,
  publicationId: number,
  { from, upto }: { from: number; upto: number },
  withText: boolean,
): AsyncGenerator<(Filtered & { seq: number | null })[]> {
  const { seq, categories, author, title, text } = tables.article;
  for (let last = upto; last > from; ) {
    const page = await read
      .select({ seq, categories, author, title, text: withText ? text : sql<string>`''` })
      .from(tables.article)
      .where(readyBetween(tables, publicationId, from, last))
      .orderBy(desc(seq))
      .limit(withText ? pageSize.texts : pageSize.headings);
    if (page.length === 0) return;
    yield page;
    last = page.at(-1)!.seq! - 1;
  }
}

/** @returns the newest articles, whether they were sent or not, the newest first */
export function newestArticles(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<ArticleRow[]> {
  const { article } = tables;
  return read
    .select()
    .from(article)
    .where(and(eq(article.publicationId, publicationId), ne(article.state, 'withdrawn')))
    .orderBy(desc(sql`coalesce(${article.publishedAt}, ${article.createdAt})`), desc(article.id))
    .limit(limit);
}

/** @returns articles that wait for corrections. The first to become ready comes first. */
export async function heldArticles(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<HeldArticle[]> {
  const { article } = tables;
  const rows = await read
    .select({ id: article.id, title: article.title, url: article.url, holdUntil: article.holdUntil })
    .from(article)
    .where(and(eq(article.publicationId, publicationId), eq(article.state, 'held')))
    .orderBy(asc(article.holdUntil))
    .limit(limit);
  return rows.flatMap(({ holdUntil, ...row }) => (holdUntil ? [{ ...row, holdUntil }] : []));
}
