/**
 * Who gets an issue. The readers of a group are claimed in chunks: the claim and its deliveries are one transaction,
 * so two assemblers never give one reader two deliveries, and a reader who leaves or changes in between is simply
 * not claimed.
 */
import { and, inArray, isNull, ne, or } from 'drizzle-orm';
import { ensureOpenIssue, type IssueKey } from './issues.ts';
import { inGroup, type ReaderGroup } from './reader-groups.ts';
import type { Store } from './store.ts';

/** What a claim sets beside the cursor, and requires. For instant all three are null. */
export interface Claim {
  upto: number;
  /** The digest's own; readers who had it already are passed over. */
  period: string | null;
  /** When that digest was due. */
  dueAt: Date | null;
  nextDueAt: Date | null;
}

const chunkSize = 500;

/**
 * Claims the next chunk of the group's readers and queues a delivery for each, in one transaction. Gives the issue
 * and how many; none are left once it gives null.
 */
export async function claimChunk(
  { tables, write }: Store,
  issue: IssueKey,
  group: ReaderGroup,
  claim: Claim,
  now: Date,
): Promise<{ issueId: number; deliveries: number } | null> {
  const { subscriber, delivery } = tables;
  const condition = and(
    inGroup(tables, issue.publicationId, group, now),
    claim.period === null
      ? undefined
      : or(isNull(subscriber.lastPeriod), ne(subscriber.lastPeriod, claim.period)),
  );
  const digest =
    claim.period === null
      ? {}
      : { lastPeriod: claim.period, lastDigestAt: claim.dueAt, dueAt: claim.nextDueAt };
  return write(async (tx) => {
    const chunk = tx.select({ id: subscriber.id }).from(subscriber).where(condition).limit(chunkSize);
    const claimed = await tx
      .update(subscriber)
      .set({ cursor: claim.upto, ...digest })
      .where(and(inArray(subscriber.id, chunk), condition))
      .returning({ id: subscriber.id });
    if (claimed.length === 0) return null;
    const issueId = await ensureOpenIssue(tables, tx, issue, now);
    await tx.insert(delivery).values(
      claimed.map(({ id }) => ({
        kind: 'issue' as const,
        publicationId: issue.publicationId,
        issueId,
        subscriberId: id,
        state: 'queued' as const,
        dueAt: now,
        createdAt: now,
      })),
    );
    return { issueId, deliveries: claimed.length };
  });
}

/**
 * Moves the group on without a mail: the due time of digest readers, and, where nothing up to `considered`
 * matched their filters, the cursor. No period is taken by it.
 */
export async function passOver(
  { tables, write }: Store,
  publicationId: number,
  group: ReaderGroup,
  move: { considered: number | null; nextDueAt: Date | null },
  now: Date,
): Promise<void> {
  const set = {
    ...(move.considered === null ? {} : { cursor: move.considered }),
    ...(move.nextDueAt === null ? {} : { dueAt: move.nextDueAt }),
  };
  if (Object.keys(set).length === 0) return;
  await write((tx) =>
    tx
      .update(tables.subscriber)
      .set(set)
      .where(inGroup(tables, publicationId, group, now)),
  );
}
