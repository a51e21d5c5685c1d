import { linkKey } from '../../feed/links/link-key.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import { feedsWithSites, feedWithPublication } from '../../store/feeds/feeds.ts';
import { movePoll } from '../../store/feeds/polls.ts';
import type { Deps } from '../deps.ts';
import { claimMs } from './poll-feed.ts';

export type PingOutcome = { kind: 'asked' } | { kind: 'unknown-site' };

/** Pings cause at most one poll of a feed in this time (ms). @internal */
export const pingPauseMs = 10_000;

/**
 * Accepts a ping: all feeds of a publication are polled soon if its site or one of its feeds is among the addresses. A
 * ping does nothing else, so anyone may send one.
 */
export async function ping(deps: Deps, addresses: string[]): Promise<PingOutcome> {
  const pinged = addresses.map(linkKey);
  const known = await feedsWithSites(deps.store);
  const meant = known.filter(({ feed, siteUrl }) => pinged.some((key) => isMeant(key, feed.url, siteUrl)));
  const publications = new Set(meant.map(({ feed }) => feed.publicationId));
  for (const { feed } of known) if (publications.has(feed.publicationId)) await pollSoon(deps, feed);
  return { kind: publications.size > 0 ? 'asked' : 'unknown-site' };
}

/** Says whether the ping names the feed, a page of the site, or something that contains the site or the feed. */
function isMeant(pinged: string, feedUrl: string, siteUrl: string): boolean {
  const [feed, site] = [linkKey(feedUrl), linkKey(siteUrl)];
  return isWithin(pinged, site) || isWithin(site, pinged) || isWithin(feed, pinged);
}

/** `example.org/blog/2026` and `example.org/blog?p=1` are within `example.org/blog`; `example.org/blogger` is not. */
const isWithin = (key: string, whole: string): boolean =>
  key === whole || (key.startsWith(whole) && /[/?#]/.test(key.charAt(whole.length)));

/**
 * Moves the next poll of a feed to the earliest time that `pollTime` allows. If a poll begins or ends at the same
 * moment, the row is read again.
 */
export async function pollSoon(deps: Deps, feed: Feed, triesLeft = 3): Promise<void> {
  const at = pollTime(feed, deps.clock());
  if (!at) return;
  if (await deps.store.write((tx) => movePoll(tx, feed.id, feed.nextPollAt, at))) return;
  const again = await feedWithPublication(deps.store, feed.id);
  if (again && triesLeft > 1) await pollSoon(deps, again.feed, triesLeft - 1);
}

/**
 * Returns when a pinged feed is polled: now, but not within the pause after the start of a running poll or the end of
 * the last one, and not before the time that its server asked for. Returns null if a poll begins soon anyway, because
 * that one sees the news of the ping, or if the feed is gone for good.
 */
function pollTime(feed: Feed, now: Date): Date | null {
  const next = feed.nextPollAt.getTime();
  if (feed.goneAt || next <= now.getTime() + pingPauseMs) return null;
  const claimedAt = (feed.claimedUntil?.getTime() ?? 0) - claimMs;
  const lastAt = Math.max(feed.polledAt?.getTime() ?? 0, claimedAt);
  const at = Math.max(now.getTime(), lastAt + pingPauseMs, feed.notBefore?.getTime() ?? 0);
  return at < next ? new Date(at) : null;
}
