/**
 * Decides who gets an issue. The subscribers of a group are claimed in chunks. A claim and its deliveries are one
 * transaction. So two assemblers never make two deliveries for one subscriber, and a subscriber who leaves or changes in
 * between is not claimed.
 */
import { and, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import { rowForEach } from '../engine/dialect.ts';
import type { Tx } from '../engine/store.ts';
import type { SubscriberRow } from '../schema/schema.ts';
import { inGroup, type SubscriberGroup } from '../subscribers/subscriber-groups.ts';
import { ensureOpenIssue, type IssueKey } from './issues.ts';

/** The values that a claim sets. All but `upto` are null for the instant cadence. */
export interface Claim {
  /** The new cursor. */
  upto: number;
  /** The digest's period. Subscribers who have had the digest of this period are not claimed. */
  period: string | null;
  /** When that digest was due. */
  dueAt: Date | null;
  /** The new due time. */
  nextDueAt: Date | null;
}

/** The maximum number of subscribers claimed or moved in one transaction, because transactions have to be short. */
export const chunkSize = 500;

/** A group, the issue that it gets, and what the claim sets. */
export interface Claiming {
  issue: IssueKey;
  group: SubscriberGroup;
  claim: Claim;
}

export interface Claimed {
  issueId: number;
  deliveries: number;
}

/**
 * Claims the next chunk of each group, and queues a delivery for each subscriber of it.
 *
 * @returns for each group its issue and how many were claimed; null if nobody was
 */
export async function claimChunks(tx: Tx, claimings: Claiming[], now: Date): Promise<(Claimed | null)[]> {
  const claimed: (Claimed | null)[] = [];
  for (const claiming of claimings) claimed.push(await claimChunk(tx, claiming, now));
  return claimed;
}

async function claimChunk(tx: Tx, { issue, group, claim }: Claiming, now: Date): Promise<Claimed | null> {
  const { tables } = tx;
  const { subscriber } = tables;
  const { period } = claim;
  const condition = and(
    inGroup(tables, issue.publicationId, group, now),
    period === null ? undefined : or(isNull(subscriber.lastPeriod), ne(subscriber.lastPeriod, period)),
  );
  const digest =
    period === null ? {} : { lastPeriod: period, lastDigestAt: claim.dueAt, dueAt: claim.nextDueAt };
  const ids = await changeChunk(tx, condition, { cursor: claim.upto, ...digest });
  if (ids.length === 0) return null;
  const issueId = await ensureOpenIssue(tx, issue, now);
  await queueAll(tx, { publicationId: issue.publicationId, issueId }, ids, now);
  return { issueId, deliveries: ids.length };
}

/** Changes up to `chunkSize` of the subscribers that a condition finds. @returns their ids */
async function changeChunk(
  tx: Tx,
  condition: SQL | undefined,
  set: Partial<SubscriberRow>,
): Promise<number[]> {
  const { subscriber } = tx.tables;
  const chunk = tx.read.select({ id: subscriber.id }).from(subscriber).where(condition).limit(chunkSize);
  const changed = await tx
    .update(subscriber)
    .set(set)
    .where(and(inArray(subscriber.id, chunk), tx.dialect.sharesTables ? condition : undefined))
    .returning({ id: subscriber.id });
  return changed.map(({ id }) => id);
}

/** Queues a delivery of the issue for each subscriber. */
async function queueAll(
  tx: Tx,
  of: { publicationId: number; issueId: number },
  subscriberIds: number[],
  now: Date,
): Promise<void> {
  const { delivery } = tx.tables;
  const same = {
    ...of,
    kind: 'issue',
    state: 'queued',
    dueAt: now,
    createdAt: now,
    attempts: 0,
    ambiguous: 0,
  } as const;
  await tx.insert(delivery).select(rowForEach(tx.dialect, delivery, 'subscriberId', subscriberIds, same));
}

/** The values that are set for subscribers of a group who get no mail. */
export interface Move {
  group: SubscriberGroup;
  /** The new cursor, if no article up to there passed their filters; null changes nothing. */
  considered: number | null;
  /** The new due time of a digest; null changes nothing. */
  nextDueAt: Date | null;
  /** Moves only subscribers who have had the digest of this period. */
  had?: string | null;
}

/** Moves the next chunk of each group on without a mail. Their last period stays. @returns how many of each group */
export async function passOver(tx: Tx, publicationId: number, moves: Move[], now: Date): Promise<number[]> {
  const moved: number[] = [];
  for (const move of moves) moved.push(await passChunk(tx, publicationId, move, now));
  return moved;
}

async function passChunk(
  tx: Tx,
  publicationId: number,
  { group, considered, nextDueAt, had }: Move,
  now: Date,
): Promise<number> {
  const { tables } = tx;
  const { subscriber } = tables;
  const set = {
    ...(considered === null ? {} : { cursor: considered }),
    ...(nextDueAt === null ? {} : { dueAt: nextDueAt }),
  };
  if (Object.keys(set).length === 0) return 0;
  const condition = and(
    inGroup(tables, publicationId, group, now),
    had ? eq(subscriber.lastPeriod, had) : undefined,
  );
  return (await changeChunk(tx, condition, set)).length;
}
