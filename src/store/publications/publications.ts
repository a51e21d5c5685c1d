import { asc, eq } from 'drizzle-orm';
import type { Publication, Schema } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';

export type NewPublication = Schema['publication']['$inferInsert'];

export async function publicationBySlug(
  { tables, read }: Store,
  slug: string,
): Promise<Publication | undefined> {
  const [row] = await read
    .select()
    .from(tables.publication)
    .where(eq(tables.publication.slug, slug.toLowerCase()));
  return row;
}

export async function publicationById({ tables, read }: Store, id: number): Promise<Publication | undefined> {
  const [row] = await read.select().from(tables.publication).where(eq(tables.publication.id, id));
  return row;
}

export function allPublications({ tables, read }: Store): Promise<Publication[]> {
  return read.select().from(tables.publication).orderBy(asc(tables.publication.name));
}

/** Null if the slug is taken. The feeds are due at once. */
export async function insertPublication(
  { tables, write }: Store,
  publication: NewPublication,
  feeds: { url: string; title: string | null }[],
): Promise<Publication | null> {
  return write(async (tx) => {
    const [row] = await tx.insert(tables.publication).values(publication).onConflictDoNothing().returning();
    if (!row) return null;
    await tx.insert(tables.feed).values(
      feeds.map((feed) => ({
        ...feed,
        host: new URL(feed.url).host,
        publicationId: row.id,
        nextPollAt: publication.createdAt,
      })),
    );
    return row;
  });
}

/** Takes the publication's row lock and gives its newest article seq. Held until the transaction ends. */
export async function lockLastSeq(tables: Schema, tx: Db, publicationId: number): Promise<number> {
  const { publication } = tables;
  const [row] = await tx
    .update(publication)
    .set({ lastSeq: publication.lastSeq })
    .where(eq(publication.id, publicationId))
    .returning({ lastSeq: publication.lastSeq });
  return row?.lastSeq ?? 0;
}

/** No mail of this publication leaves before `until`; `reason` is for the owner. */
export async function pausePublication(
  store: Store,
  publicationId: number,
  until: Date,
  reason: string,
): Promise<void> {
  await updatePublication(store, publicationId, { pausedUntil: until, pausedReason: reason });
}

export const updatePublication = (
  { tables, write }: Store,
  publicationId: number,
  set: Partial<NewPublication>,
): Promise<void> => write((tx) => setPublication(tables, tx, publicationId, set));

/** The same, inside a write that is under way. */
export async function setPublication(
  { publication }: Schema,
  tx: Db,
  publicationId: number,
  set: Partial<NewPublication>,
): Promise<void> {
  await tx.update(publication).set(set).where(eq(publication.id, publicationId));
}
