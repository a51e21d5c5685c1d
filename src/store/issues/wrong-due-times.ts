/** Due times that a wrong clock has set: further ahead than any digest of the cadence can be. */
import { type AnyColumn, and, eq, gt, inArray, type Param, type SQL } from 'drizzle-orm';
import { type DigestCadence, maxDigestWaitMs } from '../../model/issues/cadence.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { Schema, SubscriberRow } from '../schema/schema.ts';
import { receiving } from '../subscribers/subscriber-groups.ts';

/**
 * The publication's subscribers of this cadence whose due time is after `reach`. It takes only one cadence, so that
 * the query reads only the index.
 */
export const outOfReach = (
  tables: Schema,
  publicationId: number | AnyColumn,
  cadence: DigestCadence,
  reach: Date | Param,
  now: Date | Param,
): SQL | undefined =>
  and(
    eq(tables.subscriber.publicationId, publicationId),
    eq(tables.subscriber.cadence, cadence),
    gt(tables.subscriber.dueAt, reach),
    receiving(tables, now),
  );

const isWrong = (tables: Schema, publicationId: number, cadence: DigestCadence, now: Date) =>
  outOfReach(tables, publicationId, cadence, new Date(now.getTime() + maxDigestWaitMs[cadence]), now);

/** @returns subscribers with a wrong due time, in no order, because sorting would read more than the index */
export function subscribersOutOfReach(
  { tables, read }: Db,
  publicationId: number,
  cadence: DigestCadence,
  limit: number,
  now: Date,
): Promise<SubscriberRow[]> {
  return read
    .select()
    .from(tables.subscriber)
    .where(isWrong(tables, publicationId, cadence, now))
    .limit(limit);
}

/** Sets the due time of those subscribers who still have a wrong one. */
export async function setDueAt(
  tx: Tx,
  { publicationId, cadence }: { publicationId: number; cadence: DigestCadence },
  ids: number[],
  dueAt: Date,
  now: Date,
): Promise<void> {
  const { subscriber } = tx.tables;
  await tx
    .update(subscriber)
    .set({ dueAt })
    .where(and(inArray(subscriber.id, ids), isWrong(tx.tables, publicationId, cadence, now)));
}
