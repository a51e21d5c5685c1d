/**
 * What owners are told or asked, once each. A notice is open until it is answered or no longer so; `dueAt` says when
 * its mail needs a worker.
 */
import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lte, notInArray, type SQL } from 'drizzle-orm';
import type { NoticeData, NoticeKind } from '../../model/notices/notices.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { NoticeRow, OwnerRow } from '../schema/schema.ts';

export interface NewNotice {
  publicationId: number;
  /** What it is about: a feed, or a reader. */
  feedId?: number;
  subscriberId?: number;
  kind: NoticeKind;
  data: NoticeData;
}

/** Opens a notice, whose mail is due at once; false if the feed or reader has an open one of this kind. */
export async function openNotice(tx: Tx, notice: NewNotice, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(tx.tables.notice)
    .values({ ...notice, createdAt: now, dueAt: now })
    .onConflictDoNothing()
    .returning({ id: tx.tables.notice.id });
  return rows.length > 0;
}

/** Closes a feed's notices of these kinds: mails that have not gone do not go any more. */
export async function closeNotices(tx: Tx, feedId: number, kinds: NoticeKind[], now: Date): Promise<void> {
  const { notice } = tx.tables;
  await close(tx, and(eq(notice.feedId, feedId), inArray(notice.kind, kinds)), now);
}

/** Closes a subscriber's open notices of a kind; false if there was none. */
export async function closeSubscriberNotices(
  tx: Tx,
  subscriberId: number,
  kind: NoticeKind,
  now: Date,
): Promise<boolean> {
  const { notice } = tx.tables;
  return close(tx, and(eq(notice.subscriberId, subscriberId), eq(notice.kind, kind)), now);
}

/** Closes those that are open; false if none was. */
async function close(tx: Tx, which: SQL | undefined, now: Date): Promise<boolean> {
  const { notice } = tx.tables;
  const rows = await tx
    .update(notice)
    .set({ closedAt: now, dueAt: null })
    .where(and(which, isNull(notice.closedAt)))
    .returning({ id: notice.id });
  return rows.length > 0;
}

/** Whether a subscriber had a notice of a kind opened since then. */
export async function hadSubscriberNotice(
  { tables: { notice }, read }: Db,
  subscriberId: number,
  kind: NoticeKind,
  since: Date,
): Promise<boolean> {
  const rows = await read
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.subscriberId, subscriberId), eq(notice.kind, kind), gte(notice.createdAt, since)))
    .limit(1);
  return rows.length > 0;
}

/** The newest first. */
export function openNotices({ tables: { notice }, read }: Db, publicationId: number): Promise<NoticeRow[]> {
  return read
    .select()
    .from(notice)
    .where(and(eq(notice.publicationId, publicationId), isNull(notice.closedAt)))
    .orderBy(desc(notice.id));
}

/** Notices whose mail is due. While there is no owner, none is: the first owner gets what is open then. */
export async function dueNotices({ tables, read }: Db, now: Date, limit: number): Promise<number[]> {
  const { notice, owner } = tables;
  const rows = await read
    .select({ id: notice.id })
    .from(notice)
    .where(and(lte(notice.dueAt, now), exists(read.select({ id: owner.id }).from(owner))))
    .orderBy(asc(notice.dueAt), asc(notice.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Takes an open notice whose mail is due until `until`; undefined if there is nothing to take. */
export async function claimNotice(
  tx: Tx,
  id: number,
  until: Date,
  now: Date,
): Promise<NoticeRow | undefined> {
  const { notice } = tx.tables;
  const due = and(eq(notice.id, id), isNull(notice.closedAt), lte(notice.dueAt, now));
  const [row] = await tx.update(notice).set({ dueAt: until }).where(due).returning();
  return row;
}

/** A notice in a worker's hands: its `dueAt` is what shows that nobody else has taken it. */
export type ClaimedNotice = Pick<NoticeRow, 'id' | 'dueAt'>;

/** Writes down what became of a claimed notice; false, and nothing, if it was closed or taken by another worker. */
export async function recordNotice(
  tx: Tx,
  { id, dueAt }: ClaimedNotice,
  set: Partial<Pick<NoticeRow, 'dueAt' | 'attempts' | 'sentAt' | 'reply' | 'data'>>,
): Promise<boolean> {
  const { notice } = tx.tables;
  const mine = and(eq(notice.id, id), isNull(notice.closedAt), eq(notice.dueAt, dueAt!));
  const rows = await tx.update(notice).set(set).where(mine).returning({ id: notice.id });
  return rows.length > 0;
}

/** The owners who have not been told yet. */
export function ownersToTell({ tables: { owner }, read }: Db, told: number[]): Promise<OwnerRow[]> {
  return read.select().from(owner).where(notInArray(owner.id, told)).orderBy(asc(owner.id));
}

/** Whether the owner answered a question about a flood of this feed since then. */
export async function wasFloodAnswered(
  { tables: { notice }, read }: Db,
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
