/** A publication's hold while all instant subscribers who are due have quiet hours. */
import { and, eq, gt, isNotNull, min } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import { isActive, isInstant } from '../subscribers/subscriber-groups.ts';

/** Holds instant mail until then, unless an article newer than `upto` has become ready. */
export async function holdInstant(tx: Tx, publicationId: number, upto: number, until: Date): Promise<void> {
  const { publication } = tx.tables;
  await tx
    .update(publication)
    .set({ quietUntil: until })
    .where(and(eq(publication.id, publicationId), eq(publication.lastSeq, upto)));
}

/** Ends the hold, after a change that may make a subscriber due. */
export async function endInstantHold(tx: Tx, publicationId: number): Promise<void> {
  const { publication } = tx.tables;
  await tx
    .update(publication)
    .set({ quietUntil: null })
    .where(and(eq(publication.id, publicationId), isNotNull(publication.quietUntil)));
}

/** @returns when the first pause of an instant subscriber ends; null if nobody has paused */
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
