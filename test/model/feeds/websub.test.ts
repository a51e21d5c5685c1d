import { describe, expect, it } from 'vitest';
import {
  hasLease,
  isHopeless,
  isPushed,
  leaseMs,
  nextAskAt,
  type WebSub,
} from '../../../src/model/feeds/websub.ts';

const start = new Date('2026-03-02T10:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const later = (ms: number) => new Date(start.getTime() + ms);

const active = (leaseMs: number, more: Partial<WebSub> = {}): WebSub => ({
  feedId: 1,
  hub: 'https://hub.example/',
  state: 'active',
  askedAt: start,
  leaseUntil: later(leaseMs),
  lastPushAt: null,
  failures: 0,
  lastError: null,
  ...more,
});

describe('a lease', () => {
  it.each([
    ['864000', 10 * day],
    ['86400', day],
    ['3600', hour],
    ['1', hour],
    ['0', hour],
    ['31536000', 30 * day],
    ['999999999999', 30 * day],
    ['', 10 * day],
    ['-5', 10 * day],
    ['1e3', 10 * day],
    ['12 days', 10 * day],
    [undefined, 10 * day],
  ])('of %s seconds is bounded', (seconds, ms) => {
    expect(leaseMs(seconds)).toBe(ms);
  });

  it.each([
    ['ten days, a day before its end', 10 * day, 9 * day],
    ['five days, a day before its end', 5 * day, 4 * day],
    ['a day, after two thirds', day, 16 * hour],
    ['an hour, after two thirds', hour, 40 * 60_000],
    ['thirty days, after nine', 30 * day, 9 * day],
  ])('of %s, is renewed', (_, lease, renewed) => {
    expect(nextAskAt(active(lease))).toEqual(later(renewed));
  });
});

describe('a request without an answer', () => {
  it.each([
    [1, hour],
    [2, 2 * hour],
    [3, 4 * hour],
    [5, 16 * hour],
    [6, day],
    [1000, day],
  ])('is made again: after %i in a row', (failures, wait) => {
    const asked = { ...active(0), state: 'asked' as const, leaseUntil: null, failures };
    expect(nextAskAt(asked)).toEqual(later(wait));
    expect(nextAskAt(active(10 * day, { failures }))).toEqual(later(wait));
  });

  it('that was denied is made again a day later', () => {
    expect(nextAskAt({ ...active(0), state: 'denied', leaseUntil: null, failures: 1 })).toEqual(later(day));
  });
});

describe('a feed is pushed', () => {
  const lease = active(10 * day);
  it.each<[string, boolean, WebSub, number]>([
    ['from the verification on', true, lease, 0],
    ['while a renewal is under way', true, { ...lease, failures: 1 }, hour],
    ['until the lease is over', true, lease, 10 * day - 1],
    ['no more once the lease is over', false, lease, 10 * day],
    ['not before the hub has verified', false, { ...lease, state: 'asked', leaseUntil: null }, 0],
    ['not while it is being left', false, { ...lease, state: 'leaving' }, 0],
    ['not by a hub that refuses', false, { ...lease, state: 'denied', leaseUntil: null }, 0],
    ['not by a hub that is in trouble', false, { ...lease, lastError: 'It is down.' }, 0],
    ['not by a hub that nothing was heard of for ten days', false, active(30 * day), 10 * day],
    ['by one that pushed since', true, active(30 * day, { lastPushAt: later(5 * day) }), 10 * day],
  ])('%s', (_, pushed, subscription, ms) => {
    expect(isPushed(subscription, later(ms))).toBe(pushed);
  });
});

it('a hub has to be told of the end while it may still push', () => {
  expect(hasLease(active(day), later(day - 1))).toBe(true);
  expect(hasLease(active(day), later(day))).toBe(false);
  expect(hasLease({ ...active(day), state: 'leaving' }, start)).toBe(true);
  expect(hasLease({ ...active(day), state: 'asked', leaseUntil: null }, start)).toBe(false);
});

describe('another hub is tried', () => {
  const asked = { ...active(0), state: 'asked' as const, leaseUntil: null };
  it.each<[string, boolean, WebSub, number]>([
    ['after three requests without an answer', true, { ...asked, failures: 3 }, 4 * hour],
    ['not before their wait is over', false, { ...asked, failures: 3 }, 4 * hour - 1],
    ['not after two', false, { ...asked, failures: 2 }, 4 * hour],
    ['a day after a refusal', true, { ...asked, state: 'denied', failures: 1 }, day],
    ['not while the lease runs', false, active(30 * day, { failures: 3 }), day],
    ['once it is over', true, active(day, { failures: 3 }), day],
  ])('%s', (_, hopeless, subscription, ms) => {
    expect(isHopeless(subscription, later(ms))).toBe(hopeless);
  });
});
