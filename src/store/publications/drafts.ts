import { eq } from 'drizzle-orm';
import type { PublicationDraft } from '../engine/schema.ts';
import type { Store } from '../engine/store.ts';

/** The owner's draft, in place of the one before. */
export async function keepDraft({ tables, write }: Store, draft: PublicationDraft): Promise<void> {
  const { ownerId: _, ...set } = draft;
  await write((tx) =>
    tx
      .insert(tables.publicationDraft)
      .values(draft)
      .onConflictDoUpdate({ target: tables.publicationDraft.ownerId, set }),
  );
}

export async function draftOf(
  { tables, read }: Store,
  ownerId: number,
): Promise<PublicationDraft | undefined> {
  const [row] = await read
    .select()
    .from(tables.publicationDraft)
    .where(eq(tables.publicationDraft.ownerId, ownerId));
  return row;
}

export async function chooseDraftFeed(
  { tables, write }: Store,
  ownerId: number,
  feedUrl: string,
): Promise<void> {
  await write((tx) =>
    tx.update(tables.publicationDraft).set({ feedUrl }).where(eq(tables.publicationDraft.ownerId, ownerId)),
  );
}

export async function deleteDraft({ tables, write }: Store, ownerId: number): Promise<void> {
  await write((tx) => tx.delete(tables.publicationDraft).where(eq(tables.publicationDraft.ownerId, ownerId)));
}
