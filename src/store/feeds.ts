import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Feed, Publication } from './schema.ts';
import type { Store } from './store.ts';

export async function feedWithPublication(
  { tables, read }: Store,
  feedId: number,
): Promise<{ feed: Feed; publication: Publication } | undefined> {
  const { feed, publication } = tables;
  const [row] = await read
    .select({ feed, publication })
    .from(feed)
    .innerJoin(publication, eq(publication.id, feed.publicationId))
    .where(eq(feed.id, feedId));
  return row;
}

export function feedsOf({ tables, read }: Store, publicationId: number): Promise<Feed[]> {
  return read
    .select()
    .from(tables.feed)
    .where(eq(tables.feed.publicationId, publicationId))
    .orderBy(asc(tables.feed.id));
}

/** Every feed with the site of its publication. */
export function feedsWithSites({ tables, read }: Store): Promise<{ feed: Feed; siteUrl: string }[]> {
  const { feed, publication } = tables;
  return read
    .select({ feed, siteUrl: publication.siteUrl })
    .from(feed)
    .innerJoin(publication, eq(publication.id, feed.publicationId))
    .orderBy(asc(feed.id));
}

/** Sets the next poll of a feed, if it still stands where it was `seen`. */
export async function movePoll(
  { tables, write }: Store,
  feedId: number,
  seen: Date,
  at: Date,
): Promise<boolean> {
  const rows = await write((tx) =>
    tx
      .update(tables.feed)
      .set({ nextPollAt: at })
      .where(and(eq(tables.feed.id, feedId), eq(tables.feed.nextPollAt, seen)))
      .returning({ id: tables.feed.id }),
  );
  return rows.length > 0;
}

/**
 * Takes a feed for one poll: its next poll moves to `until`, which is also what `recordPoll` must find. With
 * `dueAt`, only a feed that is due then; false if another process took it.
 */
export async function claimPoll(
  { tables, write }: Store,
  feedId: number,
  until: Date,
  dueAt?: Date,
): Promise<boolean> {
  const due = dueAt && lte(tables.feed.nextPollAt, dueAt);
  const rows = await write((tx) =>
    tx
      .update(tables.feed)
      .set({ nextPollAt: until })
      .where(and(eq(tables.feed.id, feedId), due))
      .returning({ id: tables.feed.id }),
  );
  return rows.length > 0;
}

/** Asks for a poll now. A poll that is running doesn't swallow the wish. */
export async function requestPoll({ tables, write }: Store, publicationId: number, now: Date): Promise<void> {
  await write((tx) =>
    tx.update(tables.feed).set({ nextPollAt: now }).where(eq(tables.feed.publicationId, publicationId)),
  );
}

/** Keeps a poll's outcome. The next poll is set only where nobody asked for an earlier one since the claim. */
export async function recordPoll(
  { tables, write }: Store,
  feedId: number,
  claimedUntil: Date,
  outcome: Partial<Feed> & { nextPollAt: Date },
): Promise<void> {
  const { nextPollAt, ...facts } = outcome;
  await write(async (tx) => {
    await tx.update(tables.feed).set(facts).where(eq(tables.feed.id, feedId));
    await tx
      .update(tables.feed)
      .set({ nextPollAt })
      .where(and(eq(tables.feed.id, feedId), eq(tables.feed.nextPollAt, claimedUntil)));
  });
}

export async function dueFeedIds({ tables, read }: Store, now: Date, limit: number): Promise<number[]> {
  const rows = await read
    .select({ id: tables.feed.id })
    .from(tables.feed)
    .where(lte(tables.feed.nextPollAt, now))
    .orderBy(asc(tables.feed.nextPollAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** How many readers follow the publication, for the User-Agent that feeds see. */
export async function activeCount({ tables, read }: Store, publicationId: number): Promise<number> {
  const [row] = await read
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(tables.subscriber)
    .where(and(eq(tables.subscriber.publicationId, publicationId), eq(tables.subscriber.state, 'active')));
  return row?.n ?? 0;
}
