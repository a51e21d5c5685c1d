/**
 * When a feed is polled again.
 *
 * | what happened                                          | next poll                                            |
 * |--------------------------------------------------------|------------------------------------------------------|
 * | read or unchanged, articles come every …               |                                                      |
 * |   2 hours or less                                      | 5 minutes                                            |
 * |   12 hours                                             | 10 minutes                                           |
 * |   2 days, or one article alone                         | 15 minutes                                           |
 * |   2 weeks, or none with a date                         | 30 minutes                                           |
 * |   2 months                                             | 1 hour                                               |
 * |   6 months                                             | 3 hours                                              |
 * |   more                                                 | 6 hours                                              |
 * | … and the feed's ttl or Cache-Control is longer        | that, up to 1 hour                                   |
 * | … and its sy:updatePeriod is longer                    | that, up to 15 minutes                               |
 * | … and push works                                       | 6 hours; 24 where articles come every 2 months or less often |
 * | … and that is in its skipHours or skipDays             | on by whole hours, at most 24                        |
 * | failed for the nth time in a row                       | 5 minutes × 2^(n-1), at most 24 hours                |
 * | any of these, and Retry-After is later                 | then, at most 7 days ahead                           |
 *
 * "Articles come every" is the longer of two: the median of the gaps between the newest articles, and the silence
 * since the last one. So the schedule notices a burst of articles, and its end.
 *
 * Up to a tenth is added to each wait, so that feeds that were polled together are not always polled together.
 */
import { dayMs, hourMs, minuteMs } from '../../lib/time.ts';
import type { FeedHints } from './feed-health.ts';

export interface PollResult {
  now: Date;
  outcome: 'read' | 'unchanged' | 'failed';
  /** Failed polls in a row, this one included. */
  failures: number;
  /** The server asked for no request before this time (Retry-After). */
  retryAfter: Date | null;
  hints: FeedHints | null;
  /** When the newest articles were published, in any order. */
  publishedAt: Date[];
  /** Whether a hub announces new articles of this feed, and has done so lately. */
  pushed: boolean;
  /** A random number: 0 or more, and less than 1. */
  jitter: number;
}

/** The minimum wait between polls, in milliseconds. An owner or a push can still cause a poll sooner. */
export const minPollMs = 5 * minuteMs;
const maxBackoffMs = dayMs;
const maxSkipMs = dayMs;
const maxRetryMs = 7 * dayMs;
/** No poll is planned further ahead than this, in milliseconds. A later date was set by a wrong clock. */
export const furthestPollMs = maxRetryMs + dayMs;

/**
 * This number of polls in a row must get the same permanent redirect before the new address is stored, because some are
 * mistakes.
 */
const movedPollsNeeded = 3;
export const isRepeated = (movedCount: number): boolean => movedCount >= movedPollsNeeded;

/** A feed with articles every `everyMs` milliseconds, or more often, is polled every `pollMs` milliseconds. */
const rhythms: [everyMs: number, pollMs: number][] = [
  [2 * hourMs, 5 * minuteMs],
  [12 * hourMs, 10 * minuteMs],
  [2 * dayMs, 15 * minuteMs],
  [14 * dayMs, 30 * minuteMs],
  [61 * dayMs, hourMs],
  [183 * dayMs, 3 * hourMs],
];
const slowestPollMs = 6 * hourMs;
/** The assumed time between articles if none has a date, in milliseconds. */
const unknownEveryMs = 14 * dayMs;
/** The assumed time between articles if there is only one, in milliseconds. */
const loneEveryMs = dayMs;
const quietEveryMs = 61 * dayMs;

/** Many feeds have a ttl of a day that came with a template. Their subscribers should wait at most an hour. */
const maxTtlMs = hourMs;
/**
 * Every WordPress site writes `hourly`, even if its author writes rarely. It says how often the feed changes, not when
 * to poll.
 */
const maxUpdatePeriodMs = 15 * minuteMs;
const pushedPollMs = 6 * hourMs;
const pushedQuietPollMs = dayMs;

/** @returns the time of the next poll, always after `now` */
export function nextPollAt(result: PollResult): Date {
  const now = result.now.getTime();
  const jitter = Math.min(Math.max(result.jitter || 0, 0), 1);
  const planned =
    result.outcome === 'failed'
      ? now + Math.min(failureWaitMs(result.failures) * (1 + jitter / 10), maxBackoffMs)
      : afterSkips(now + intervalMs(result) * (1 + jitter / 10), result.hints);
  const retryAt = Math.min(result.retryAfter?.getTime() || 0, now + maxRetryMs);
  // Not before Retry-After ends, and not all feeds in the same second.
  return new Date(retryAt > planned ? retryAt + jitter * minuteMs : planned);
}

const failureWaitMs = (failures: number): number =>
  Math.min(minPollMs * 2 ** (Math.max(failures || 1, 1) - 1), maxBackoffMs);

function intervalMs({ now, publishedAt, hints, pushed }: PollResult): number {
  const every = publishedEveryMs(now.getTime(), publishedAt);
  if (pushed) return every > quietEveryMs ? pushedQuietPollMs : pushedPollMs;
  const usual = rhythms.find(([everyMs]) => every <= everyMs)?.[1] ?? slowestPollMs;
  return Math.max(usual, hintedMs(hints));
}

function publishedEveryMs(now: number, publishedAt: Date[]): number {
  // A date in the future says nothing yet. After a clock was set back, all dates can be in the future.
  const times = publishedAt.map(Number).filter((time) => time <= now);
  times.sort((a, b) => b - a);
  if (times.length === 0) return unknownEveryMs;
  const gaps = times.slice(1).map((time, index) => times[index]! - time);
  gaps.sort((a, b) => a - b);
  return Math.max(gaps[Math.floor(gaps.length / 2)] ?? loneEveryMs, now - times[0]!);
}

function hintedMs(hints: FeedHints | null): number {
  if (!hints) return 0;
  const capped = (ms: number, max: number) => (ms > 0 ? Math.min(ms, max) : 0);
  return Math.max(
    capped((hints.ttlMinutes ?? 0) * minuteMs, maxTtlMs),
    capped((hints.maxAgeSeconds ?? 0) * 1000, maxTtlMs),
    capped((hints.updateMinutes ?? 0) * minuteMs, maxUpdatePeriodMs),
  );
}

/** Moves a poll on by whole hours, so that feeds with the same skip hours are not all polled when those end. */
function afterSkips(time: number, hints: FeedHints | null): number {
  const hours = new Set(hints?.skipHours);
  const days = new Set(hints?.skipDays);
  // A feed that lists all hours or all days can't mean it, so its list is ignored.
  if (hours.size >= 24 || days.size >= 7) return time;
  const skipped = (at: Date) => hours.has(at.getUTCHours()) || days.has(at.getUTCDay());
  let later = time;
  while (later < time + maxSkipMs && skipped(new Date(later))) later += hourMs;
  return later;
}
