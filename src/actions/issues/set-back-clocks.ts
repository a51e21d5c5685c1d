import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupBy } from '../../lib/group-by.ts';
import { type DigestCadence, digestCadences, nextDueAt, scheduleOf } from '../../model/issues/cadence.ts';
import type { Store } from '../../store/engine/store.ts';
import { setDueAt, subscribersOutOfReach } from '../../store/issues/wrong-due-times.ts';

/** The number of subscribers changed in one transaction. */
const atOnce = 500;

/**
 * Corrects due times that were set while the clock of the machine was wrong: those that are further ahead than any
 * digest of their cadence can be. These subscribers get the due time that follows from the present time.
 */
export async function setBackClocks(store: Store, publicationId: number, now: Date): Promise<void> {
  for (const cadence of digestCadences)
    while ((await setBackSome(store, publicationId, cadence, now)) === atOnce) await nextTurn();
}

/**
 * Corrects one chunk. Corrected subscribers are not found again, so the next call takes others.
 * @returns the number of corrected subscribers
 */
async function setBackSome(
  store: Store,
  publicationId: number,
  cadence: DigestCadence,
  now: Date,
): Promise<number> {
  const rows = await subscribersOutOfReach(store, publicationId, cadence, atOnce, now);
  if (rows.length === 0) return 0;
  const byDue = groupBy(rows, (row) => Number(nextDueAt(scheduleOf(row), now)));
  await store.write(async (tx) => {
    for (const [dueAt, alike] of byDue) {
      const ids = alike.map((row) => row.id);
      await setDueAt(tx, { publicationId, cadence }, ids, new Date(dueAt), now);
    }
  });
  return rows.length;
}
