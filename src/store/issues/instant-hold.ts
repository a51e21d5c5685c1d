/** Instant readers who wait for the end of their quiet hours, and due times that a wrong clock has set. */
import { and, eq, gt, isNotNull, min } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import { isActive, isInstant } from '../subscribers/subscriber-groups.ts';

/** Looks for instant readers again at `until`, unless there is something newer than `upto` by now. */
export async function holdInstant(tx: Tx, publicationId: number, upto: number, until: Date): Promise<void> {
  const { publication } = tx.tables;
  await tx
    .update(publication)
    .set({ quietUntil: until })
    .where(and(eq(publication.id, publicationId), eq(publication.lastSeq, upto)));
}

/** Something changed that may make a reader due: they are looked for again at once. */
export async function endInstantHold(tx: Tx, publicationId: number): Promise<void> {
  const { publication } = tx.tables;
  await tx
    .update(publication)
    .set({ quietUntil: null })
    .where(and(eq(publication.id, publicationId), isNotNull(publication.quietUntil)));
}

/** When the first of the instant readers who paused is back; null if none has. */
export async function earliestResume(
  { tables, read }: Db,
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
