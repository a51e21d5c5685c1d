import { linkKey } from '../../feed/links/link-key.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Store } from '../../store/engine/store.ts';
import { feedsWithSites, feedWithPublication } from '../../store/feeds/feeds.ts';
import { movePoll } from '../../store/feeds/polls.ts';
import { claimMs } from './poll-feed.ts';

interface PingWorld {
  store: Store;
  clock: () => Date;
}

export type PingOutcome = { kind: 'asked' } | { kind: 'unknown-site' };

/** A feed is polled by pings at most once in this time. @internal */
export const pingPauseMs = 10_000;

/**
 * Takes a ping: the feeds of every publication whose site or feed is among the addresses are polled soon. Nothing else
 * comes of it, whoever sends it.
 */
export async function ping(world: PingWorld, addresses: string[]): Promise<PingOutcome> {
  const pinged = addresses.map(linkKey);
  const known = await feedsWithSites(world.store);
  const meant = known.filter(({ feed, siteUrl }) => pinged.some((key) => isMeant(key, feed.url, siteUrl)));
  const publications = new Set(meant.map(({ feed }) => feed.publicationId));
  for (const { feed } of known) if (publications.has(feed.publicationId)) await pollSoon(world, feed);
  return { kind: publications.size > 0 ? 'asked' : 'unknown-site' };
}

/** The ping names the feed, a page of the site, or something that the site or feed is a part of. */
function isMeant(pinged: string, feedUrl: string, siteUrl: string): boolean {
  const [feed, site] = [linkKey(feedUrl), linkKey(siteUrl)];
  return isWithin(pinged, site) || isWithin(site, pinged) || isWithin(feed, pinged);
}

/** `example.org/blog/2026` and `example.org/blog?p=1` are within `example.org/blog`; `example.org/blogger` is not. */
const isWithin = (key: string, whole: string): boolean =>
  key === whole || (key.startsWith(whole) && /[/?#]/.test(key.charAt(whole.length)));

/**
 * Has a feed polled soon, at most once in the pause between polls. If a poll begins or ends in the same instant, the row
 * is looked at once more.
 */
export async function pollSoon(world: PingWorld, feed: Feed, looks = 3): Promise<void> {
  const at = pollTime(feed, world.clock());
  if (!at) return;
  if (await world.store.write((tx) => movePoll(tx, feed.id, feed.nextPollAt, at))) return;
  const again = await feedWithPublication(world.store, feed.id);
  if (again && looks > 1) await pollSoon(world, again.feed, looks - 1);
}

/**
 * When a pinged feed is polled: now, but not within the pause after the start of a poll that runs or the end of the
 * last one, and not before the time that its server asked for. Null if a poll begins soon anyway: it sees what the ping
 * is about; or if the feed is gone for good.
 */
function pollTime(feed: Feed, now: Date): Date | null {
  const next = feed.nextPollAt.getTime();
  if (feed.goneAt || next <= now.getTime() + pingPauseMs) return null;
  const claimedAt = (feed.claimedUntil?.getTime() ?? 0) - claimMs;
  const lastAt = Math.max(feed.polledAt?.getTime() ?? 0, claimedAt);
  const at = Math.max(now.getTime(), lastAt + pingPauseMs, feed.notBefore?.getTime() ?? 0);
  return at < next ? new Date(at) : null;
}
