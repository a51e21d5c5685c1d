/** The ledger's rows: taking a lease, and every later step named by the former state and the lease token. */
import { and, asc, between, desc, eq, gte, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import { groupBy } from '../../lib/group-by.ts';
import { type DeliveryKind, type DeliveryState, maxAmbiguous } from '../../model/deliveries/delivery.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { DeliveryRow, Schema } from '../schema/schema.ts';

/** Deliveries are handed to workers by ranges of ids: bucket b holds ids from b * size to b * size + size - 1. */
export const bucketSize = 100;

/** Buckets with a delivery that needs a worker, longest due first; looks at no more than `rows` deliveries. */
export async function dueBuckets({ tables, read }: Db, now: Date, rows: number): Promise<number[]> {
  const { delivery } = tables;
  const due = await read
    .select({ id: delivery.id })
    .from(delivery)
    .where(lte(delivery.dueAt, now))
    .orderBy(asc(delivery.dueAt), asc(delivery.id))
    .limit(rows);
  return [...new Set(due.map(({ id }) => Math.floor(id / bucketSize)))];
}

export interface Lease {
  token: string;
  until: Date;
}

const ambiguousReply =
  'unknown: the connection or the program ended between the final dot and its reply, twice';

/**
 * Leases what is due in a bucket. A delivery found between dot and reply is ambiguous: it is leased once more, or
 * failed if that was its last attempt. Gives the leased rows and the issues whose sums may have changed.
 */
export async function leaseBucket(
  tx: Tx,
  bucket: number,
  lease: Lease,
  now: Date,
): Promise<{ leased: DeliveryRow[]; failedIssues: number[] }> {
  const { delivery } = tx.tables;
  const due = and(
    between(delivery.id, bucket * bucketSize, bucket * bucketSize + bucketSize - 1),
    lte(delivery.dueAt, now),
  );
  const pending = and(due, eq(delivery.state, 'dot_pending'));
  const set = { state: 'leased' as const, leaseToken: lease.token, dueAt: lease.until };
  const failed = await tx
    .update(delivery)
    .set({ state: 'failed', dueAt: null, finishedAt: now, ambiguous: maxAmbiguous, reply: ambiguousReply })
    .where(and(pending, gte(delivery.ambiguous, maxAmbiguous - 1)))
    .returning({ issueId: delivery.issueId });
  const again = await tx
    .update(delivery)
    .set({ ...set, ambiguous: sql`${delivery.ambiguous} + 1` })
    .where(pending)
    .returning();
  const fresh = await tx
    .update(delivery)
    .set(set)
    .where(and(due, inArray(delivery.state, ['queued', 'leased', 'deferred'])))
    .returning();
  return {
    leased: [...again, ...fresh].sort((a, b) => a.id - b.id),
    failedIssues: [...new Set(failed.flatMap((row) => row.issueId ?? []))],
  };
}

/** One step of one delivery; it happens only if the row still has `from` and `token`. */
export interface Transition {
  id: number;
  token: string;
  from: DeliveryState;
  set: Partial<Omit<DeliveryRow, 'id'>>;
}

/** Takes the steps in one transaction, those alike but for the reply together; gives the ids of those that happened. */
export async function applyTransitions(tx: Tx, steps: Transition[]): Promise<Set<number>> {
  const { delivery } = tx.tables;
  const groups = groupBy(steps, (step) => {
    const { reply: _reply, ...set } = step.set;
    return JSON.stringify([step.token, step.from, 'reply' in step.set, set]);
  });
  const done = new Set<number>();
  for (const group of groups.values()) {
    const { token, from, set } = group[0]!;
    const ids = group.map((step) => step.id);
    const rows = await tx
      .update(delivery)
      .set(group.length > 1 && 'reply' in set ? { ...set, reply: repliesById(delivery, group) } : set)
      .where(and(inArray(delivery.id, ids), eq(delivery.state, from), eq(delivery.leaseToken, token)))
      .returning({ id: delivery.id });
    for (const { id } of rows) done.add(id);
  }
  return done;
}

/** Each delivery's own reply, in one statement. */
function repliesById({ id }: Schema['delivery'], steps: Transition[]): SQL<string> {
  const cases = steps.map((step) => sql`when ${step.id} then ${step.set.reply ?? null}`);
  return sql`case ${id} ${sql.join(cases, sql` `)} end`;
}

/** A delivery that has ended, with the address that it went to. */
export type DeliveryOutcome = Pick<DeliveryRow, 'id' | 'state' | 'reply' | 'subscriberId' | 'issueId'> & {
  address: string;
};

/** The publication's latest final deliveries, newest first: what tells a broken sender from a bad address. */
export function latestOutcomes(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<DeliveryOutcome[]> {
  const { delivery, subscriber } = tables;
  return read
    .select({
      id: delivery.id,
      state: delivery.state,
      reply: delivery.reply,
      subscriberId: delivery.subscriberId,
      issueId: delivery.issueId,
      address: sql<string>`coalesce(${delivery.address}, ${subscriber.address})`,
    })
    .from(delivery)
    .innerJoin(subscriber, eq(subscriber.id, delivery.subscriberId))
    .where(and(eq(delivery.publicationId, publicationId), isNotNull(delivery.finishedAt)))
    .orderBy(desc(delivery.finishedAt), desc(delivery.id))
    .limit(limit);
}

/** Takes failures back: they were the server's, not the readers'. Their issues are unfinished again, their readers active. */
export async function takeBackFailures(
  tx: Tx,
  failed: Pick<DeliveryRow, 'id' | 'subscriberId' | 'issueId'>[],
  dueAt: Date,
): Promise<void> {
  const { delivery, issue, subscriber } = tx.tables;
  const ids = failed.map((row) => row.id);
  const issueIds = [...new Set(failed.flatMap((row) => row.issueId ?? []))];
  const rows = await tx
    .update(delivery)
    .set({ state: 'deferred', dueAt, finishedAt: null })
    .where(and(inArray(delivery.id, ids), eq(delivery.state, 'failed')))
    .returning({ subscriberId: delivery.subscriberId });
  await tx
    .update(subscriber)
    .set({ state: 'active', bouncedAt: null })
    .where(
      and(
        inArray(
          subscriber.id,
          rows.map((row) => row.subscriberId),
        ),
        eq(subscriber.state, 'bounced'),
      ),
    );
  await tx.update(issue).set({ finishedAt: null }).where(inArray(issue.id, issueIds));
}

/** Queues a mail that is no issue; its content is made when it is sent. `address` is where it goes, if not to the subscriber's. */
export async function queueMail(
  tx: Tx,
  mail: {
    kind: Exclude<DeliveryKind, 'issue'>;
    publicationId: number;
    subscriberId: number;
    address?: string;
  },
  now: Date,
): Promise<void> {
  await tx.insert(tx.tables.delivery).values({ ...mail, state: 'queued', dueAt: now, createdAt: now });
}
