/** Notices that polls make for the owner, once each. */
import { dayMs } from '../../lib/time.ts';
import { floodOf } from '../../store/feeds/floods.ts';
import { closeNotices, openNotice } from '../../store/notices/notices.ts';
import type { FeedRow } from '../../store/schema/schema.ts';
import type { PollDeps } from './poll-deps.ts';
import type { PollFacts } from './poll-facts.ts';
import type { Taken } from './take-articles.ts';

type NoticeDeps = Pick<PollDeps, 'store' | 'clock'>;

/** A feed that fails for this long (ms) needs its owner. */
const failingMs = 3 * dayMs;

const about = (feed: FeedRow) => ({ publicationId: feed.publicationId, feedId: feed.id });
const nameOf = (feed: FeedRow): string => feed.title ?? feed.url;

/**
 * Asks the owner what to do with the articles that the flood guard stopped, including those of a poll that crashed.
 * Ends the question if the articles have left the feed.
 */
export async function tellOfFlood(
  { store, clock }: NoticeDeps,
  feed: FeedRow,
  { stopped, withdrawn, limit }: Taken,
): Promise<void> {
  if (stopped === 0 && withdrawn === 0 && !feed.floodAt) return;
  const flood = await floodOf(store, feed.id, 0);
  if (!flood) return store.write((tx) => closeNotices(tx, feed.id, ['flood'], clock()));
  const data = { feed: nameOf(feed), count: flood.total, limit };
  await store.write((tx) => openNotice(tx, { ...about(feed), kind: 'flood', data }, clock()));
}

export async function tellOfFailure(
  { store, clock }: NoticeDeps,
  feed: FeedRow,
  facts: PollFacts,
): Promise<void> {
  const now = clock();
  const data = { feed: nameOf(feed), reason: facts.lastError! };
  if (!facts.goneAt && now.getTime() - facts.failingSince!.getTime() < failingMs) return;
  const kind = facts.goneAt ? 'feed-gone' : 'feed-failing';
  await store.write((tx) => openNotice(tx, { ...about(feed), kind, data }, now));
}

/** Closes the notice of a failing feed, because the feed answers again. */
export async function tellOfRecovery({ store, clock }: NoticeDeps, feed: FeedRow): Promise<void> {
  if (feed.failures === 0) return;
  await store.write((tx) => closeNotices(tx, feed.id, ['feed-failing', 'feed-gone'], clock()));
}
