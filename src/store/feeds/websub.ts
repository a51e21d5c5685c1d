/**
 * Subscriptions at WebSub hubs. A change applies only to the row as it was read, so that only one of two workers asks
 * the hub.
 */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { WebSubState } from '../../model/feeds/websub.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { FeedRow, Schema, WebSubRow } from '../schema/schema.ts';

export type NewWebSub = Schema['websub']['$inferInsert'];

/** Prepared, because every poll asks for it. */
export async function webSubsOf(db: Db, feedId: number): Promise<WebSubRow[]> {
  return db
    .prepared('websub-of-feed', (read, { websub }) =>
      read
        .select()
        .from(websub)
        .where(eq(websub.feedId, sql.placeholder('feedId')))
        .orderBy(asc(websub.id))
        .prepare('websub-of-feed'),
    )
    .execute({ feedId });
}

export async function webSubByToken(
  { tables, read }: Db,
  token: string,
): Promise<{ subscription: WebSubRow; feed: FeedRow } | undefined> {
  const { websub, feed } = tables;
  const [row] = await read
    .select({ subscription: websub, feed })
    .from(websub)
    .innerJoin(feed, eq(feed.id, websub.feedId))
    .where(eq(websub.token, token));
  return row;
}

/** @returns null if the feed is gone, or has a subscription at that hub for that topic */
export async function insertWebSub(tx: Tx, subscription: NewWebSub): Promise<WebSubRow | null> {
  const { websub, feed } = tx.tables;
  const { feedId, hub, topic } = subscription;
  // Locks the feed's row. If two workers subscribe at once, the second waits, and then finds the subscription of the first.
  const locked = await tx
    .update(feed)
    .set({ publicationId: feed.publicationId })
    .where(eq(feed.id, feedId))
    .returning({ id: feed.id });
  if (locked.length === 0) return null;
  const there = await tx.read
    .select({ id: websub.id })
    .from(websub)
    .where(
      and(
        eq(websub.feedId, feedId),
        eq(websub.hub, hub),
        eq(websub.topic, topic),
        ne(websub.state, 'leaving'),
      ),
    );
  if (there.length > 0) return null;
  const [row] = await tx.insert(websub).values(subscription).returning();
  return row!;
}

/** Finds the row if it has not changed since it was read as `seen`. */
const unchanged = ({ websub }: Schema, seen: WebSubRow) =>
  and(
    eq(websub.id, seen.id),
    eq(websub.state, seen.state),
    eq(websub.askedAt, seen.askedAt),
    eq(websub.failures, seen.failures),
  );

/** Changes a subscription, unless a worker or the hub has changed it since it was read. @returns the row, or null */
export async function changeWebSub(
  tx: Tx,
  seen: WebSubRow,
  set: Partial<Pick<WebSubRow, 'state' | 'askedAt' | 'failures' | 'lastError'>>,
): Promise<WebSubRow | null> {
  const [row] = await tx.update(tx.tables.websub).set(set).where(unchanged(tx.tables, seen)).returning();
  return row ?? null;
}

/** Removes a subscription, unless it has changed since it was read. */
export async function dropWebSub(tx: Tx, seen: WebSubRow): Promise<void> {
  await tx.delete(tx.tables.websub).where(unchanged(tx.tables, seen));
}

/** Stores what the hub said of a subscription that is in one of these states. @returns false if it is in another */
export async function settleWebSub(
  tx: Tx,
  id: number,
  from: WebSubState[],
  set: Partial<Pick<WebSubRow, 'state' | 'askedAt' | 'leaseUntil' | 'failures' | 'lastError'>>,
): Promise<boolean> {
  const { websub } = tx.tables;
  const rows = await tx
    .update(websub)
    .set(set)
    .where(and(eq(websub.id, id), inArray(websub.state, from)))
    .returning({ id: websub.id });
  return rows.length > 0;
}

/** Removes a subscription that the hub agreed to end. @returns false if it was not asked to */
export async function removeLeaving(tx: Tx, id: number): Promise<boolean> {
  const { websub } = tx.tables;
  const rows = await tx
    .delete(websub)
    .where(and(eq(websub.id, id), eq(websub.state, 'leaving')))
    .returning({ id: websub.id });
  return rows.length > 0;
}

/** Stores that a push came. It clears the error that the hub was silent, unless a request is unanswered. */
export async function recordPush(tx: Tx, id: number, now: Date): Promise<void> {
  const { websub } = tx.tables;
  await tx.update(websub).set({ lastPushAt: now }).where(eq(websub.id, id));
  await tx
    .update(websub)
    .set({ lastError: null })
    .where(and(eq(websub.id, id), eq(websub.failures, 0)));
}
