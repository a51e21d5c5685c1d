/**
 * Notices: what owners are told or asked, once each. A notice is open until it is answered or its reason has gone; at `dueAt` a
 * worker sends its mail.
 */
import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lte, notInArray, type SQL } from 'drizzle-orm';
import type { NoticeData, NoticeKind } from '../../model/notices/notices.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { NoticeRow, OwnerRow } from '../schema/schema.ts';

export interface NewNotice {
  publicationId: number;
  /** The subject of the notice: a feed or a subscriber. */
  feedId?: number;
  subscriberId?: number;
  kind: NoticeKind;
  data: NoticeData;
}

/** Opens a notice. Its mail is due at once. @returns false if the feed or subscriber has an open one of this kind */
export async function openNotice(tx: Tx, notice: NewNotice, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(tx.tables.notice)
    .values({ ...notice, createdAt: now, dueAt: now })
    .onConflictDoNothing()
    .returning({ id: tx.tables.notice.id });
  return rows.length > 0;
}

/** Closes a feed's open notices of these kinds. Mails about them that have not been sent are not sent. */
export async function closeNotices(tx: Tx, feedId: number, kinds: NoticeKind[], now: Date): Promise<void> {
  const { notice } = tx.tables;
  await close(tx, and(eq(notice.feedId, feedId), inArray(notice.kind, kinds)), now);
}

/** Closes a subscriber's open notices of a kind. @returns false if there was none */
export async function closeSubscriberNotices(
  tx: Tx,
  subscriberId: number,
  kind: NoticeKind,
  now: Date,
): Promise<boolean> {
  const { notice } = tx.tables;
  return close(tx, and(eq(notice.subscriberId, subscriberId), eq(notice.kind, kind)), now);
}

/** Closes those of the notices that are open. @returns false if none was */
async function close(tx: Tx, which: SQL | undefined, now: Date): Promise<boolean> {
  const { notice } = tx.tables;
  const rows = await tx
    .update(notice)
    .set({ closedAt: now, dueAt: null })
    .where(and(which, isNull(notice.closedAt)))
    .returning({ id: notice.id });
  return rows.length > 0;
}

/** Whether a notice of a kind was opened about a subscriber since then. */
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

/** @returns a publication's open notices, the newest first */
export function openNotices({ tables: { notice }, read }: Db, publicationId: number): Promise<NoticeRow[]> {
  return read
    .select()
    .from(notice)
    .where(and(eq(notice.publicationId, publicationId), isNull(notice.closedAt)))
    .orderBy(desc(notice.id));
}

/** @returns notices whose mail is due; none while there is no owner, so that the first owner gets what is open then */
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

/** Claims an open notice whose mail is due, until then. @returns undefined if there is none */
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

/** A notice that a worker has claimed. Its `dueAt` proves that no other worker has claimed it since. */
export type ClaimedNotice = Pick<NoticeRow, 'id' | 'dueAt'>;

/** Changes a claimed notice. @returns false, with nothing changed, if it was closed or claimed by another worker */
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

/** @returns the owners who have not been sent the mail of the notice */
export function ownersToTell({ tables: { owner }, read }: Db, toldIds: number[]): Promise<OwnerRow[]> {
  return read.select().from(owner).where(notInArray(owner.id, toldIds)).orderBy(asc(owner.id));
}

/** Whether an owner has answered a question about a flood of this feed since then. */
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
