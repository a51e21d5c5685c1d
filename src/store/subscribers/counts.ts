/** How many subscribers a publication has. */
import { and, count, eq, gt, isNull, min, sql } from 'drizzle-orm';
import type { PausedSubscribers } from '../../model/issues/summary.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import type { Db } from '../engine/store.ts';

/** Counts the active subscribers, for the User-Agent header that the servers of feeds see. */
export async function activeCount({ tables, read }: Db, publicationId: number): Promise<number> {
  const [row] = await read
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(tables.subscriber)
    .where(and(eq(tables.subscriber.publicationId, publicationId), eq(tables.subscriber.state, 'active')));
  return row?.n ?? 0;
}

/** Counts the subscribers by state, without those that were erased. */
export async function subscribersByState(
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

/** Counts the active subscribers who have paused. @returns the count, and when the first pause ends */
export async function pausedSubscribers(
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
