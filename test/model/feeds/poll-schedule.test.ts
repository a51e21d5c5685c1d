import { describe, expect, it } from 'vitest';
import type { FeedHints } from '../../../src/model/feeds/feed-health.ts';
import {
  furthestPollMs,
  isRepeated,
  minPollMs,
  nextPollAt,
  type PollResult,
} from '../../../src/model/feeds/poll-schedule.ts';

const now = new Date('2026-03-11T12:00:00Z'); // a Wednesday
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ago = (...ages: number[]) => ages.map((age) => new Date(now.getTime() - age));
/** So many articles, one each `gap`, the last one `age` ago. */
const series = (gap: number, age = gap / 2, count = 10) =>
  ago(...Array.from({ length: count }, (_, index) => age + index * gap));
const hinted = (hints: Partial<FeedHints>): FeedHints => ({
  ttlMinutes: null,
  skipHours: [],
  skipDays: [],
  updateMinutes: null,
  maxAgeSeconds: null,
  ...hints,
});
const plan = (set: Partial<PollResult>) =>
  nextPollAt({
    now,
    outcome: 'read',
    failures: 0,
    retryAfter: null,
    hints: null,
    publishedAt: series(day),
    pushed: false,
    jitter: 0,
    ...set,
  });
const minutes = (set: Partial<PollResult>) => (plan(set).getTime() - now.getTime()) / minute;

describe('a feed that answers', () => {
  it.each([
    ['an article each 20 minutes', series(20 * minute), 5],
    ['one each 2 hours', series(2 * hour), 5],
    ['one each 3 hours', series(3 * hour), 10],
    ['one a day', series(day), 15],
    ['one a week', series(7 * day), 30],
    ['one a month', series(30 * day), 60],
    ['one each 3 months', series(90 * day), 180],
    ['one a year', series(365 * day), 360],
    ['an article each 20 minutes, but none for a week', series(20 * minute, 7 * day), 30],
    ['an article a day, but none for 3 months', series(day, 90 * day), 180],
    ['an article a day, but none for a year', series(day, 365 * day), 360],
    ['its first article just now', ago(0), 15],
    ['its only article a year ago', ago(365 * day), 360],
    ['two articles a year apart, the last one just now', ago(0, 365 * day), 360],
    [
      'six articles today, and one a month before',
      [...series(10 * minute, 0, 6), ...series(30 * day, day, 4)],
      5,
    ],
    ['no article', [], 30],
    ['only articles dated ahead', ago(-day, -2 * day), 30],
    ['a date that is none', [new Date(Number.NaN), ...series(day)], 15],
  ])('with %s', (_what, publishedAt, expected) => {
    expect(minutes({ publishedAt })).toBe(expected);
    expect(minutes({ publishedAt: publishedAt.toReversed(), outcome: 'unchanged' })).toBe(expected);
  });

  it('is asked up to a tenth later, never sooner', () => {
    expect(minutes({ jitter: 0.5 })).toBe(15.75);
  });
});

describe('what feed and server say', () => {
  const busy = series(20 * minute);
  it.each([
    ['a ttl', { ttlMinutes: 20 }, 20],
    ['a ttl that came with a template, up to an hour', { ttlMinutes: 1440 }, 60],
    ['a ttl shorter than the rhythm not', { ttlMinutes: 1 }, 5],
    ['Cache-Control', { maxAgeSeconds: 900 }, 15],
    ['a year of Cache-Control up to an hour', { maxAgeSeconds: 31_536_000 }, 60],
    ['sy:updatePeriod, up to a quarter of an hour', { updateMinutes: 60 }, 15],
    ['a short sy:updatePeriod', { updateMinutes: 7 }, 7],
    ['the longest of them', { ttlMinutes: 10, maxAgeSeconds: 1800, updateMinutes: 60 }, 30],
    ['nonsense not', { ttlMinutes: -5, maxAgeSeconds: Number.NaN, updateMinutes: -1 }, 5],
  ])('counts: %s', (_what, hints, expected) => {
    expect(minutes({ publishedAt: busy, hints: hinted(hints) })).toBe(expected);
  });

  it('never makes a sleeping feed asked more often', () => {
    expect(minutes({ publishedAt: series(365 * day), hints: hinted({ ttlMinutes: 10 }) })).toBe(360);
  });

  it.each([
    ['the hour', { skipHours: [12] }, '2026-03-11T13:15:00Z'],
    ['several hours, past midnight', { skipHours: [12, 13, 23, 0, 14] }, '2026-03-11T15:15:00Z'],
    ['another hour', { skipHours: [11, 13] }, '2026-03-11T12:15:00Z'],
    ['the day', { skipDays: [3] }, '2026-03-12T00:15:00Z'],
    ['the day and the first hours of the next', { skipDays: [3], skipHours: [0, 1] }, '2026-03-12T02:15:00Z'],
    ['two days, of which a day at most', { skipDays: [3, 4] }, '2026-03-12T12:15:00Z'],
    ['all hours, which means none', { skipHours: [...Array(24).keys()] }, '2026-03-11T12:15:00Z'],
    ['all days, likewise', { skipDays: [0, 1, 2, 3, 4, 5, 6] }, '2026-03-11T12:15:00Z'],
  ])('skips %s', (_what, hints, expected) => {
    expect(plan({ hints: hinted(hints) })).toEqual(new Date(expected));
  });
});

it('a feed that is pushed is asked each 6 hours, and a quiet one each day', () => {
  expect(minutes({ pushed: true })).toBe(360);
  expect(minutes({ pushed: true, publishedAt: series(20 * minute) })).toBe(360);
  expect(minutes({ pushed: true, publishedAt: series(90 * day) })).toBe(1440);
});

describe('a feed that fails', () => {
  it.each([
    [0, 5],
    [1, 5],
    [2, 10],
    [3, 20],
    [8, 640],
    [9, 1280],
    [10, 1440],
    [5000, 1440],
  ])('for time %i waits %i minutes', (failures, expected) => {
    expect(minutes({ outcome: 'failed', failures })).toBe(expected);
  });

  it('waits longer with jitter, but never more than a day', () => {
    expect(minutes({ outcome: 'failed', failures: 2, jitter: 0.5 })).toBe(10.5);
    expect(minutes({ outcome: 'failed', failures: 20, jitter: 0.9 })).toBe(1440);
  });

  it('is soon tried again although it is pushed: the push may be what failed', () => {
    expect(minutes({ outcome: 'failed', failures: 1, pushed: true })).toBe(5);
  });
});

describe('Retry-After', () => {
  const at = (ms: number) => new Date(now.getTime() + ms);
  it.each(['failed', 'read', 'unchanged'] as const)('is obeyed when %s, longer than a day too', (outcome) => {
    for (const wait of [2 * hour, 3 * day])
      expect(plan({ outcome, failures: 1, retryAfter: at(wait) })).toEqual(at(wait));
  });

  it('brings no poll forward', () => {
    expect(minutes({ outcome: 'failed', failures: 3, retryAfter: at(minute) })).toBe(20);
    expect(minutes({ outcome: 'failed', failures: 3, retryAfter: at(-day) })).toBe(20);
  });

  it('counts for seven days at most, and a date that is none for nothing', () => {
    expect(plan({ outcome: 'failed', failures: 1, retryAfter: at(400 * day) })).toEqual(at(7 * day));
    expect(minutes({ outcome: 'failed', failures: 1, retryAfter: new Date(Number.NaN) })).toBe(5);
  });
});

it('three polls in a row make a redirect permanent', () => {
  expect([0, 1, 2, 3, 4].map(isRepeated)).toEqual([false, false, false, true, true]);
});

/** Numbers from a seed (mulberry32), so that a failure comes again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function anyPoll(random: () => number): PollResult {
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(...values: T[]): T => values[below(values.length)]!;
  const some = (most: number) => Array.from({ length: below(most + 3) }, () => below(most));
  return {
    now,
    outcome: pick('read', 'unchanged', 'failed'),
    failures: pick(0, 1, below(40), 1e9, Number.NaN),
    retryAfter: pick(null, new Date(now.getTime() + (random() - 0.5) * 30 * day), new Date(Number.NaN)),
    hints: pick(null, {
      ttlMinutes: pick(null, below(100_000), -5, Number.NaN),
      skipHours: some(24),
      skipDays: some(7),
      updateMinutes: pick(null, below(100_000), 0.5),
      maxAgeSeconds: pick(null, below(1e8), Number.MAX_VALUE),
    }),
    publishedAt: Array.from(
      { length: below(12) },
      () => new Date(pick(now.getTime() - random() * 400 * day, now.getTime() + random() * day, Number.NaN)),
    ),
    pushed: pick(true, false),
    jitter: pick(0, random(), 0.999_999),
  };
}

it('whatever happens, the bounds hold', () => {
  const random = numbers(4);
  for (let round = 0; round < 20_000; round++) {
    const poll = anyPoll(random);
    const wait = nextPollAt(poll).getTime() - now.getTime();
    const because = JSON.stringify({ wait, ...poll });
    expect(wait, because).toBeGreaterThanOrEqual(minPollMs);
    expect(wait, because).toBeLessThanOrEqual(furthestPollMs);
    const asked = (poll.retryAfter?.getTime() ?? 0) - now.getTime();
    if (asked > 0) expect(wait, because).toBeGreaterThanOrEqual(Math.min(asked, 7 * day));
    else if (poll.outcome === 'failed') expect(wait, because).toBeLessThanOrEqual(day);
    else expect(wait, because).toBeLessThanOrEqual((poll.pushed ? day : 6 * hour) * 1.1 + day);
  }
});
