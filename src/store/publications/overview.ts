/** What the owner sees of a publication at a glance. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, min, sql } from 'drizzle-orm';
import { liveStates } from '../../model/deliveries/delivery.ts';
import type { DeliverySummary } from '../../model/deliveries/summary.ts';
import type { HeldArticle } from '../../model/feeds/article.ts';
import type { IssueSummary, NextDigest, PausedSubscribers } from '../../model/issues/summary.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import type { Db } from '../engine/store.ts';
import { receiving } from '../subscribers/reader-groups.ts';

/** Readers by state, those whose address was erased aside. */
export async function readersByState(
  { tables, read }: Db,
  publicationId: number,
): Promise<Record<SubscriberState, number>> {
  const { subscriber } = tables;
  const rows = await read
    .select({ state: subscriber.state, n: count() })
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publicationId), isNull(subscriber.erasedAt)))
    .groupBy(subscriber.state);
  const none = { pending: 0, active: 0, unsubscribed: 0, bounced: 0, complained: 0 };
  return Object.assign(none, Object.fromEntries(rows.map((row) => [row.state, Number(row.n)])));
}

/** The newest issues, newest first. */
export async function lastIssues(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<IssueSummary[]> {
  const { issue, delivery } = tables;
  const { id, kind, cadence, audience, createdAt, finishedAt, rendered } = issue;
  const issues = await read
    .select({ id, kind, cadence, audience, createdAt, finishedAt, rendered })
    .from(issue)
    .where(eq(issue.publicationId, publicationId))
    .orderBy(desc(issue.id))
    .limit(limit);
  if (issues.length === 0) return [];
  const counts = await read
    .select({ issueId: delivery.issueId, state: delivery.state, n: count() })
    .from(delivery)
    .where(
      inArray(
        delivery.issueId,
        issues.map((row) => row.id),
      ),
    )
    .groupBy(delivery.issueId, delivery.state);
  return issues.map(({ rendered: mail, ...row }) => ({
    ...row,
    subject: mail?.subject ?? null,
    counts: Object.fromEntries(
      counts.filter((each) => each.issueId === row.id).map((each) => [each.state, Number(each.n)]),
    ),
  }));
}

/** Articles that wait for corrections, the next to go first. */
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

/** How many readers each cadence has that mail goes to now, and when the first of them is due. */
export async function nextDigests(
  { tables, read }: Db,
  publicationId: number,
  now: Date,
): Promise<NextDigest[]> {
  const { subscriber } = tables;
  return read
    .select({
      cadence: subscriber.cadence,
      readers: sql<number>`count(*)`.mapWith(Number),
      dueAt: min(subscriber.dueAt),
    })
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publicationId), receiving(tables, now)))
    .groupBy(subscriber.cadence)
    .orderBy(asc(min(subscriber.dueAt)));
}

/** Active readers who have paused, and when the first of them is back. */
export async function pausedReaders(
  { tables, read }: Db,
  publicationId: number,
  now: Date,
): Promise<PausedSubscribers> {
  const { subscriber } = tables;
  const [row] = await read
    .select({ readers: count(), backAt: min(subscriber.pausedUntil) })
    .from(subscriber)
    .where(
      and(
        eq(subscriber.publicationId, publicationId),
        eq(subscriber.state, 'active'),
        gt(subscriber.pausedUntil, now),
      ),
    );
  return { readers: Number(row?.readers ?? 0), backAt: row?.backAt ?? null };
}

/** Deliveries that wait or are under way. */
export async function waitingDeliveries({ tables, read }: Db, publicationId: number): Promise<number> {
  const { delivery } = tables;
  const [row] = await read
    .select({ n: count() })
    .from(delivery)
    .where(
      and(
        eq(delivery.publicationId, publicationId),
        isNotNull(delivery.dueAt),
        inArray(delivery.state, liveStates),
      ),
    );
  return Number(row?.n ?? 0);
}

/** What was sent to a reader, newest first. */
export async function deliveriesOf(
  { tables, read }: Db,
  subscriberId: number,
  limit: number,
): Promise<DeliverySummary[]> {
  const { delivery, issue } = tables;
  const { id, kind, state, attempts, reply, why, createdAt, sentAt, dueAt } = delivery;
  const rows = await read
    .select({ id, kind, state, attempts, reply, why, createdAt, sentAt, dueAt, rendered: issue.rendered })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(eq(delivery.subscriberId, subscriberId))
    .orderBy(desc(delivery.id))
    .limit(limit);
  return rows.map(({ rendered, ...row }) => ({ ...row, subject: rendered?.subject ?? null }));
}
