/** When feeds are polled: due feeds, claims, requests, outcomes. */
import { aliasedTable, and, asc, eq, gt, isNull, lte, min, ne, notExists, or } from 'drizzle-orm';
import { furthestPollMs } from '../../model/feeds/poll-schedule.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { FeedRow, Schema } from '../schema/schema.ts';

/** Moves the next poll of a feed, unless it has changed since it was read as `seen`. */
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
 * Claims a feed for one poll: moves its next poll to `until`. If that is still `until` at the end, nobody has
 * asked for another poll, and `recordPoll` may set the next one.
 *
 * @returns false if another poll of the feed is under way, or its server asked for no request yet; with `onlyIfDue` also
 * if the feed is not due, or another feed of its host is being polled
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

/** Takes the row lock of the host's first feed, so that claims of one host wait for each other. */
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

/**
 * Returns the condition that a feed is due. A poll that is further ahead than the model ever plans was planned by a wrong
 * clock, and counts as due.
 */
const isDue = ({ feed }: Schema, now: Date) =>
  and(
    or(lte(feed.nextPollAt, now), gt(feed.nextPollAt, new Date(now.getTime() + furthestPollMs))),
    isNull(feed.goneAt),
    isOver(feed.notBefore, now),
  );

/**
 * Returns the condition that no other feed of the host is being polled, because a host gets one connection at a time.
 */
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

/** Asks for a poll now. If a poll is under way, another follows it. */
export async function requestPoll(tx: Tx, publicationId: number, now: Date): Promise<void> {
  const { feed } = tx.tables;
  await tx.update(feed).set({ nextPollAt: now }).where(eq(feed.publicationId, publicationId));
}

/** Stores a poll's outcome and ends its claim. Sets the next poll unless somebody asked for one since the claim. */
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

/** @returns the feeds to poll, the earliest due first, one of each host */
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
