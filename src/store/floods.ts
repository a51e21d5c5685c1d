/** Floods: more new articles at once than a feed ever had are stopped, and wait for the owner's word. */
import { and, count, desc, eq, gt, inArray, lte, max, type SQL, sql } from 'drizzle-orm';
import { letThrough } from '../model/flood.ts';
import { endNotices } from './notices.ts';
import type { Article, Schema } from './schema.ts';
import type { Store } from './store.ts';

/** Sends all, the newest alone, or none: those that are not sent count as seen. */
export const floodAnswers = ['send', 'newest', 'seen'] as const;
export type FloodAnswer = (typeof floodAnswers)[number];

export type StoppedArticle = Pick<Article, 'id' | 'title' | 'url' | 'publishedAt' | 'createdAt'>;

export interface Flood {
  total: number;
  /** The newest, newest first. */
  articles: StoppedArticle[];
  /** The highest id among all of them: what comes later is not meant by an answer to these. */
  upto: number;
}

const stoppedOf = ({ article }: Schema, feedId: number) =>
  and(eq(article.feedId, feedId), eq(article.state, 'stopped'));
const newestFirst = ({ article }: Schema): SQL[] => [
  desc(sql`coalesce(${article.publishedAt}, ${article.createdAt})`),
  desc(article.id),
];

/** The articles of a feed that are stopped, `shown` of them in full. */
export async function floodOf(
  { tables, read }: Store,
  feedId: number,
  shown: number,
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
    .limit(shown);
  return { total: Number(sum.total), upto: Number(sum.upto), articles };
}

export interface FloodSettled {
  /** Articles that go out now, and those that count as seen. */
  sent: number;
  seen: number;
  /** Articles that came after the owner looked, and still wait. */
  left: number;
}

/**
 * Carries out the answer on the articles with an id up to `upto`, all in one transaction. Those to be sent are held
 * with their hold over, so that they become ready in the usual way. Zeros where an answer was given before.
 */
export async function settleFlood(
  { tables, write }: Store,
  feedId: number,
  answer: FloodAnswer,
  upto: number,
  now: Date,
): Promise<FloodSettled> {
  const { article, feed } = tables;
  const stopped = stoppedOf(tables, feedId);
  const meant = and(stopped, lte(article.id, upto));
  return write(async (tx) => {
    // The feed's row lock, taken first: a second answer waits, and then finds nothing left to answer.
    const [row] = await tx
      .update(feed)
      .set({ largestBatch: feed.largestBatch })
      .where(eq(feed.id, feedId))
      .returning({ largestBatch: feed.largestBatch });
    if (!row) return { sent: 0, seen: 0, left: 0 };
    const newest = await tx
      .select({ id: article.id })
      .from(article)
      .where(meant)
      .orderBy(...newestFirst(tables))
      .limit(1);
    const ids = newest.map(({ id }) => id);
    const toSend =
      answer === 'send' ? meant : and(meant, inArray(article.id, answer === 'newest' ? ids : []));
    const sent = await tx
      .update(article)
      .set({ state: 'held', holdUntil: letThrough })
      .where(toSend)
      .returning({ id: article.id });
    const seen = await tx
      .update(article)
      .set({ state: 'seen', holdUntil: null })
      .where(meant)
      .returning({ id: article.id });
    if (answer === 'send' && sent.length > row.largestBatch)
      await tx.update(feed).set({ largestBatch: sent.length }).where(eq(feed.id, feedId));
    const [left] = await tx.select({ n: count() }).from(article).where(stopped);
    const rest = Number(left!.n);
    if (rest === 0) await endNotices(tables, tx, feedId, ['flood'], now);
    return { sent: sent.length, seen: seen.length, left: rest };
  });
}

/** Whether the owner answered a question about a flood of this feed since then. */
export async function answeredSince(
  { tables: { notice }, read }: Store,
  feedId: number,
  since: Date,
): Promise<boolean> {
  const rows = await read
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.feedId, feedId), eq(notice.kind, 'flood'), gt(notice.closedAt, since)))
    .limit(1);
  return rows.length > 0;
}
