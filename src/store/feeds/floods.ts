/** Floods: more new articles at once than a feed ever had are stopped, and wait for the owner's word. */
import { and, count, desc, eq, gt, inArray, lt, lte, max, type SQL, sql } from 'drizzle-orm';
import { letThrough } from '../../model/feeds/flood.ts';
import type { Article, Schema } from '../engine/schema.ts';
import type { Store } from '../engine/store.ts';
import { endNotices } from '../notices/notices.ts';

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

/** Articles settled in one transaction: as many as become ready at once, so that their mails are no more. */
const chunk = 200;
/** An answer is carried out within this time; after a crash, what is left can be answered again then. */
const claimMs = 60_000;

/**
 * Carries out the answer on the articles with an id up to `upto`, oldest first. Those to be sent are held with their
 * hold over, so that they become ready in the usual way. Zeros where an answer was given before, or is being carried
 * out: while it is, the newest of them has a hold, and it goes last.
 */
export async function settleFlood(
  store: Store,
  feedId: number,
  answer: FloodAnswer,
  upto: number,
  now: Date,
): Promise<FloodSettled> {
  const claim = await claimFlood(store, feedId, upto, now);
  const settled: FloodSettled = { sent: 0, seen: 0, left: 0 };
  if (!claim) return settled;
  for (let start = 0; start < claim.ids.length; start += chunk) {
    const part = await settlePart(store, claim, answer, claim.ids.slice(start, start + chunk));
    if (!part) break;
    settled.sent += part.sent;
    settled.seen += part.seen;
  }
  const raised = answer === 'send' ? settled.sent : 0;
  return { ...settled, left: await endFlood(store, feedId, raised, now) };
}

interface Claim {
  /** Oldest first. */
  ids: number[];
  newest: number;
  until: Date;
}

/** Takes a feed's stopped articles for one answer; undefined if there are none, or another answer has them. */
async function claimFlood(
  { tables, read, write }: Store,
  feedId: number,
  upto: number,
  now: Date,
): Promise<Claim | undefined> {
  const { article, feed } = tables;
  const until = new Date(now.getTime() + claimMs);
  const rows = await read
    .select({ id: article.id })
    .from(article)
    .where(and(stoppedOf(tables, feedId), lte(article.id, upto)))
    .orderBy(...newestFirst(tables));
  const ids = rows.map(({ id }) => id).reverse();
  const newest = ids.at(-1);
  if (newest === undefined) return undefined;
  return write(async (tx) => {
    // The feed's row lock, taken first: a second answer waits, and then finds the claim.
    await tx
      .update(feed)
      .set({ largestBatch: sql`${feed.largestBatch}` })
      .where(eq(feed.id, feedId));
    // By the index of holds alone: to look at the holds of all that are stopped takes long.
    const holds = await tx
      .select({ feedId: article.feedId, state: article.state })
      .from(article)
      .where(and(gt(article.holdUntil, now), lte(article.holdUntil, until)));
    if (holds.some((row) => row.feedId === feedId && row.state === 'stopped')) return undefined;
    const claimed = await tx
      .update(article)
      .set({ holdUntil: until })
      .where(and(eq(article.id, newest), eq(article.state, 'stopped')))
      .returning({ id: article.id });
    return claimed.length > 0 ? { ids, newest, until } : undefined;
  });
}

/** Undefined, and nothing is changed, if the claim is lost. */
async function settlePart(
  { tables: { article }, write }: Store,
  { newest, until }: Claim,
  answer: FloodAnswer,
  part: number[],
): Promise<{ sent: number; seen: number } | undefined> {
  const isStopped = eq(article.state, 'stopped');
  const toSend = answer === 'send' ? part : part.filter((id) => answer === 'newest' && id === newest);
  return write(async (tx) => {
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
  });
}

/** As many as were sent are usual from now on; the question ends if nothing waits any more. Gives what waits. */
function endFlood({ tables, write }: Store, feedId: number, sent: number, now: Date): Promise<number> {
  const { article, feed } = tables;
  return write(async (tx) => {
    await tx
      .update(feed)
      .set({ largestBatch: sent })
      .where(and(eq(feed.id, feedId), lt(feed.largestBatch, sent)));
    const [left] = await tx.select({ n: count() }).from(article).where(stoppedOf(tables, feedId));
    const rest = Number(left!.n);
    if (rest === 0) await endNotices(tables, tx, feedId, ['flood'], now);
    return rest;
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
