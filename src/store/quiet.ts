/** Instant readers who wait for the end of their quiet hours, and due times that a wrong clock has set. */
import { and, eq, gt, inArray, isNotNull, isNull, lte, min, ne, or } from 'drizzle-orm';
import { longestWaitMs, nextDueAt, scheduleOf } from '../model/cadence.ts';
import { groupBy } from '../model/group-by.ts';
import type { Schema } from './schema.ts';
import type { Db, Store } from './store.ts';

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
        ...[eq(subscriber.publicationId, publicationId), eq(subscriber.state, 'active')],
        ...[eq(subscriber.cadence, 'instant'), gt(subscriber.pausedUntil, now)],
      ),
    );
  return row?.at ?? null;
}

/** Readers of digests whose due time is further away than any digest can be: the clock was wrong when it was set. */
export const outOfReach = ({ subscriber }: Schema, now: Date) =>
  and(
    eq(subscriber.state, 'active'),
    ne(subscriber.cadence, 'instant'),
    gt(subscriber.dueAt, new Date(now.getTime() + longestWaitMs)),
    or(isNull(subscriber.pausedUntil), lte(subscriber.pausedUntil, now)),
  );

/** Gives those readers the due time that they would have. */
export async function setBackClocks(
  { tables, read, write }: Store,
  publicationId: number,
  now: Date,
): Promise<void> {
  const { subscriber } = tables;
  for (let after = 0; ; ) {
    const rows = await read
      .select()
      .from(subscriber)
      .where(
        and(eq(subscriber.publicationId, publicationId), gt(subscriber.id, after), outOfReach(tables, now)),
      )
      .orderBy(subscriber.id)
      .limit(500);
    if (rows.length === 0) return;
    const byDue = groupBy(rows, (row) => Number(nextDueAt(scheduleOf(row), now)));
    await write(async (tx) => {
      for (const [dueAt, alike] of byDue) {
        const ids = alike.map((row) => row.id);
        await tx
          .update(subscriber)
          .set({ dueAt: new Date(dueAt) })
          .where(and(inArray(subscriber.id, ids), outOfReach(tables, now)));
      }
    });
    after = rows.at(-1)!.id;
  }
}
