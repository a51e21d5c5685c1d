import { and, asc, eq, inArray, lt, ne, notInArray, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { FeedRow, PublicationRow } from '../schema/schema.ts';

export async function feedWithPublication(
  { tables, read }: Db,
  feedId: number,
): Promise<{ feed: FeedRow; publication: PublicationRow } | undefined> {
  const { feed, publication } = tables;
  const [row] = await read
    .select({ feed, publication })
    .from(feed)
    .innerJoin(publication, eq(publication.id, feed.publicationId))
    .where(eq(feed.id, feedId));
  return row;
}

export function feedsOf({ tables, read }: Db, publicationId: number): Promise<FeedRow[]> {
  return read
    .select()
    .from(tables.feed)
    .where(eq(tables.feed.publicationId, publicationId))
    .orderBy(asc(tables.feed.id));
}

/** @returns the feeds with this address, each with the name of its publication */
export function feedsAt(
  { tables, read }: Db,
  url: string,
): Promise<{ feed: FeedRow; publication: string }[]> {
  const { feed, publication } = tables;
  return read
    .select({ feed, publication: publication.name })
    .from(feed)
    .innerJoin(publication, eq(publication.id, feed.publicationId))
    .where(eq(feed.url, url))
    .orderBy(asc(feed.id));
}

/** @returns every feed with the site of its publication */
export function feedsWithSites({ tables, read }: Db): Promise<{ feed: FeedRow; siteUrl: string }[]> {
  const { feed, publication } = tables;
  return read
    .select({ feed, siteUrl: publication.siteUrl })
    .from(feed)
    .innerJoin(publication, eq(publication.id, feed.publicationId))
    .orderBy(asc(feed.id));
}

/** Stores facts of a feed that a poll has to keep before it ends. */
export async function updateFeed(tx: Tx, feedId: number, set: Partial<FeedRow>): Promise<void> {
  const { feed } = tx.tables;
  await tx.update(feed).set(set).where(eq(feed.id, feedId));
}

/** Stores how many new articles a poll brought, if no poll brought more. */
export async function raiseLargestBatch(tx: Tx, feedId: number, added: number): Promise<void> {
  const { feed } = tx.tables;
  await tx
    .update(feed)
    .set({ largestBatch: added })
    .where(and(eq(feed.id, feedId), lt(feed.largestBatch, added)));
}

/** Whether the publication follows another feed with this address. */
export async function isFollowed(
  { tables, read }: Db,
  { id, publicationId }: Pick<FeedRow, 'id' | 'publicationId'>,
  url: string,
): Promise<boolean> {
  const { feed } = tables;
  const rows = await read
    .select({ id: feed.id })
    .from(feed)
    .where(and(eq(feed.publicationId, publicationId), eq(feed.url, url), ne(feed.id, id)));
  return rows.length > 0;
}

/** Lets the publication's feeds with these ids take the text of an article's own page, and its other feeds not. */
export async function chooseFullText(tx: Tx, publicationId: number, feedIds: number[]): Promise<void> {
  const { feed } = tx.tables;
  const set = async (fullText: boolean, chosen: SQL): Promise<void> => {
    const changed = and(eq(feed.publicationId, publicationId), eq(feed.fullText, !fullText), chosen);
    await tx.update(feed).set({ fullText }).where(changed);
  };
  await set(true, inArray(feed.id, feedIds));
  await set(false, notInArray(feed.id, feedIds));
}
