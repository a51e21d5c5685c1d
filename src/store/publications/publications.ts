import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { PublicationRow, Schema } from '../schema/schema.ts';

export type NewPublication = Schema['publication']['$inferInsert'];

export async function publicationBySlug(
  { tables, read }: Db,
  slug: string,
): Promise<PublicationRow | undefined> {
  const [row] = await read
    .select()
    .from(tables.publication)
    .where(eq(tables.publication.slug, slug.toLowerCase()));
  return row;
}

export async function publicationById({ tables, read }: Db, id: number): Promise<PublicationRow | undefined> {
  const [row] = await read.select().from(tables.publication).where(eq(tables.publication.id, id));
  return row;
}

export function allPublications({ tables, read }: Db): Promise<PublicationRow[]> {
  return read.select().from(tables.publication).orderBy(asc(tables.publication.name));
}

/** Adds a publication and its feeds, which are due at once. @returns null if the slug is taken */
export async function insertPublication(
  tx: Tx,
  publication: NewPublication,
  feeds: { url: string; title: string | null }[],
): Promise<PublicationRow | null> {
  const { tables } = tx;
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
}

/** Stops the publication's mail until then. `reason` is for the owner. */
export async function pausePublication(
  tx: Tx,
  publicationId: number,
  until: Date,
  reason: string,
): Promise<void> {
  await updatePublication(tx, publicationId, { pausedUntil: until, pausedReason: reason });
}

export async function updatePublication(
  tx: Tx,
  publicationId: number,
  set: Partial<NewPublication>,
): Promise<void> {
  const { publication } = tx.tables;
  await tx.update(publication).set(set).where(eq(publication.id, publicationId));
}
