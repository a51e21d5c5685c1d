/** Instant readers who wait for the end of their quiet hours, and due times that a wrong clock has set. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AnyColumn, and, eq, gt, inArray, isNotNull, min, type Param, type SQL } from 'drizzle-orm';
import { groupBy } from '../../lib/group-by.ts';
import {
  type DigestCadence,
  digestCadences,
  longestWaitMs,
  nextDueAt,
  scheduleOf,
} from '../../model/issues/cadence.ts';
import type { Schema } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';
import { isActive, isInstant, receiving } from '../subscribers/reader-groups.ts';

/** Looks for instant readers again at `until`, unless there is something newer than `upto` by now. */
export async function holdInstant(
  { tables, write }: Store,
  publicationId: number,
  upto: number,
  until: Date,
): Promise<void> {
  const { publication } = tables;
  await write((tx) =>
    tx
      .update(publication)
      .set({ quietUntil: until })
      .where(and(eq(publication.id, publicationId), eq(publication.lastSeq, upto))),
  );
}

/** Something changed that may make a reader due: they are looked for again at once. */
export async function endHold(tables: Schema, tx: Db, publicationId: number): Promise<void> {
  const { publication } = tables;
  await tx
    .update(publication)
    .set({ quietUntil: null })
    .where(and(eq(publication.id, publicationId), isNotNull(publication.quietUntil)));
}

/** When the first of the instant readers who paused is back; null if none has. */
export async function earliestResume(
  { tables, read }: Store,
  publicationId: number,
  now: Date,
): Promise<Date | null> {
  const { subscriber } = tables;
  const [row] = await read
    .select({ at: min(subscriber.pausedUntil) })
    .from(subscriber)
    .where(
      and(
        eq(subscriber.publicationId, publicationId),
        isInstant(tables),
        isActive(tables),
        gt(subscriber.pausedUntil, now),
      ),
    );
  return row?.at ?? null;
}

/**
 * A publication's readers of a digest whose due time is beyond `reach`, further away than it can be: the clock was wrong
 * when it was set. One cadence at a time, so that it is a look into the index.
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

const atOnce = 500;

/** Gives those readers the due time that they would have. */
export async function setBackClocks(store: Store, publicationId: number, now: Date): Promise<void> {
  for (const cadence of digestCadences)
    while ((await setBackSome(store, publicationId, cadence, now)) === atOnce) await nextTurn();
}

/** They leave the condition as they are put right; in no order, so that nothing but the index is gone through. */
async function setBackSome(
  { tables, read, write }: Store,
  publicationId: number,
  cadence: DigestCadence,
  now: Date,
): Promise<number> {
  const { subscriber } = tables;
  const reach = new Date(now.getTime() + longestWaitMs[cadence]);
  const wrong = outOfReach(tables, publicationId, cadence, reach, now);
  const rows = await read.select().from(subscriber).where(wrong).limit(atOnce);
  if (rows.length === 0) return 0;
  const byDue = groupBy(rows, (row) => Number(nextDueAt(scheduleOf(row), now)));
  await write(async (tx) => {
    for (const [dueAt, alike] of byDue) {
      const ids = alike.map((row) => row.id);
      await tx
        .update(subscriber)
        .set({ dueAt: new Date(dueAt) })
        .where(and(inArray(subscriber.id, ids), wrong));
    }
  });
  return rows.length;
}
