import { eq } from 'drizzle-orm';
import type { Tx } from '../engine/store.ts';

/** Locks the publication's row until the transaction ends. @returns the highest article number given out */
export async function lockLastSeq(tx: Tx, publicationId: number): Promise<number> {
  const { publication } = tx.tables;
  const [row] = await tx
    .update(publication)
    .set({ lastSeq: publication.lastSeq })
    .where(eq(publication.id, publicationId))
    .returning({ lastSeq: publication.lastSeq });
  return row?.lastSeq ?? 0;
}
