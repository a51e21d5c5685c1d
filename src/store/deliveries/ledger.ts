/**
 * The ledger of deliveries. A step names the former state and the lease's token, so only the lease's holder takes it.
 */
import { and, asc, between, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { groupBy } from '../../lib/group-by.ts';
import { type DeliveryState, maxAmbiguous } from '../../model/deliveries/delivery.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { DeliveryRow, Schema } from '../schema/schema.ts';

/** Workers get deliveries by ranges of ids: bucket b holds the ids from b * size to b * size + size - 1. */
const bucketSize = 100;

/** @returns buckets with a delivery that is due, the earliest first, of the first `maxRows` deliveries that are due */
export async function dueBuckets({ tables, read }: Db, now: Date, maxRows: number): Promise<number[]> {
  const { delivery } = tables;
  const due = await read
    .select({ id: delivery.id })
    .from(delivery)
    .where(lte(delivery.dueAt, now))
    .orderBy(asc(delivery.dueAt), asc(delivery.id))
    .limit(maxRows);
  return [...new Set(due.map(({ id }) => Math.floor(id / bucketSize)))];
}

export interface Lease {
  token: string;
  until: Date;
}

/**
 * Leases what is due in a bucket. A delivery that is still between dot and reply is ambiguous: it is leased again, or
 * failed with `ambiguousReply` if that was its last attempt.
 *
 * @returns the leased rows, by id, and the issues of those that were failed
 */
export async function leaseBucket(
  tx: Tx,
  bucket: number,
  lease: Lease,
  now: Date,
  ambiguousReply: string,
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

/** One step of one delivery. It is taken only if the row still has the state `from` and the `token`. */
export interface Transition {
  id: number;
  token: string;
  from: DeliveryState;
  set: Partial<Omit<DeliveryRow, 'id'>>;
}

/** Takes steps, those that differ only in the reply in one statement. @returns the ids of the steps that were taken */
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

/** Returns an expression of SQL whose value is, for each delivery, its own reply. */
function repliesById({ id }: Schema['delivery'], steps: Transition[]): SQL<string> {
  const cases = steps.map((step) => sql`when ${step.id} then ${step.set.reply ?? null}`);
  return sql`case ${id} ${sql.join(cases, sql` `)} end`;
}
