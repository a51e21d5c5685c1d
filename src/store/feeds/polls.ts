import { aliasedTable, and, asc, eq, gt, isNull, lte, min, ne, notExists, or } from 'drizzle-orm';
import { furthestPollMs } from '../../model/feeds/poll-schedule.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { FeedRow, Schema } from '../schema/schema.ts';

/** Sets the next poll of a feed, if it still stands where it was `seen`. */
export async function movePoll(tx: Tx, feedId: number, seen: Date, at: Date): Promise<boolean> {
  const { feed } = tx.tables;
  const rows = await tx
    .update(feed)
    .set({ nextPollAt: at })
    .where(and(eq(feed.id, feedId), eq(feed.nextPollAt, seen)))
    .returning({ id: feed.id });
  return rows.length > 0;
}

/**
 * Takes a feed for one poll: its next poll moves to `until`, which is also what `recordPoll` must find. False while
 * another poll of it is under way, or its server asked for patience; with `onlyIfDue` also if it is not due, or another
 * feed of its host is being polled.
 */
export async function claimPoll(
  tx: Tx,
  feedId: number,
  { now, until, onlyIfDue }: { now: Date; until: Date; onlyIfDue: boolean },
): Promise<boolean> {
  const { feed } = tx.tables;
  if (onlyIfDue) await lockHost(tx, feedId);
  const rows = await tx
    .update(feed)
    .set({ nextPollAt: until, claimedUntil: until })
    .where(
      and(
        eq(feed.id, feedId),
        isOver(feed.claimedUntil, now),
        isOver(feed.notBefore, now),
        onlyIfDue ? and(isDue(tx.tables, now), hostIsFree(tx, now)) : undefined,
      ),
    )
    .returning({ id: feed.id });
  return rows.length > 0;
}

/** Takes the row lock of the host's first feed: claims of one host go one after the other. */
async function lockHost(tx: Tx, feedId: number): Promise<void> {
  const { feed } = tx.tables;
  const [row] = await tx.read.select({ host: feed.host }).from(feed).where(eq(feed.id, feedId));
  if (!row?.host) return;
  const [first] = await tx.read
    .select({ id: min(feed.id) })
    .from(feed)
    .where(eq(feed.host, row.host));
  await tx.update(feed).set({ host: row.host }).where(eq(feed.id, first!.id!));
}

const isOver = (time: Schema['feed']['notBefore'] | Schema['feed']['claimedUntil'], now: Date) =>
  or(isNull(time), lte(time, now));

/** A poll planned further ahead than any comes from a clock that was wrong. */
const isDue = ({ feed }: Schema, now: Date) =>
  and(
    or(lte(feed.nextPollAt, now), gt(feed.nextPollAt, new Date(now.getTime() + furthestPollMs))),
    isNull(feed.goneAt),
    isOver(feed.notBefore, now),
  );

/** No other feed of the host is being polled; one connection at a time is enough for anybody. */
function hostIsFree({ tables: { feed }, read }: Db, now: Date) {
  const other = aliasedTable(feed, 'other');
  return notExists(
    read
      .select({ id: other.id })
      .from(other)
      .where(
        and(
          eq(other.host, feed.host),
          ne(other.host, ''),
          ne(other.id, feed.id),
          gt(other.claimedUntil, now),
        ),
      ),
  );
}

/** Asks for a poll now. A poll that is running doesn't swallow the wish. */
export async function requestPoll(tx: Tx, publicationId: number, now: Date): Promise<void> {
  const { feed } = tx.tables;
  await tx.update(feed).set({ nextPollAt: now }).where(eq(feed.publicationId, publicationId));
}

/** Keeps a poll's outcome. The next poll is set only where nobody asked for an earlier one since the claim. */
export async function recordPoll(
  tx: Tx,
  feedId: number,
  claimedUntil: Date,
  outcome: Partial<FeedRow> & { nextPollAt: Date },
): Promise<void> {
  const { nextPollAt, ...facts } = outcome;
  const { feed } = tx.tables;
  await tx.update(feed).set(facts).where(eq(feed.id, feedId));
  await tx
    .update(feed)
    .set({ nextPollAt })
    .where(and(eq(feed.id, feedId), eq(feed.nextPollAt, claimedUntil)));
  await tx
    .update(feed)
    .set({ claimedUntil: null })
    .where(and(eq(feed.id, feedId), eq(feed.claimedUntil, claimedUntil)));
}

/** Feeds to be polled, the longest due first, one of each host. */
export async function dueFeedIds(db: Db, now: Date, limit: number): Promise<number[]> {
  const { feed } = db.tables;
  const rows = await db.read
    .select({ id: feed.id, host: feed.host })
    .from(feed)
    .where(and(isDue(db.tables, now), hostIsFree(db, now)))
    .orderBy(asc(feed.nextPollAt))
    .limit(10 * limit);
  const hosts = new Set<string>();
  const first = rows.filter(({ host }) => host === '' || (!hosts.has(host) && hosts.add(host)));
  return first.slice(0, limit).map((row) => row.id);
}
