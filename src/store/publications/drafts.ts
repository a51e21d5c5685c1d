import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { DraftRow } from '../schema/schema.ts';

/** Stores the owner's draft. It replaces the last one. */
export async function keepDraft(tx: Tx, draft: DraftRow): Promise<void> {
  const { publicationDraft } = tx.tables;
  const { ownerId: _, ...set } = draft;
  await tx
    .insert(publicationDraft)
    .values(draft)
    .onConflictDoUpdate({ target: publicationDraft.ownerId, set });
}

export async function draftOf({ tables, read }: Db, ownerId: number): Promise<DraftRow | undefined> {
  const [row] = await read
    .select()
    .from(tables.publicationDraft)
    .where(eq(tables.publicationDraft.ownerId, ownerId));
  return row;
}

/** Chooses one of the draft's feeds for the publication. */
export async function chooseFeed(tx: Tx, ownerId: number, feedUrl: string): Promise<void> {
  const { publicationDraft } = tx.tables;
  await tx.update(publicationDraft).set({ feedUrl }).where(eq(publicationDraft.ownerId, ownerId));
}

export async function deleteDraft(tx: Tx, ownerId: number): Promise<void> {
  const { publicationDraft } = tx.tables;
  await tx.delete(publicationDraft).where(eq(publicationDraft.ownerId, ownerId));
}
