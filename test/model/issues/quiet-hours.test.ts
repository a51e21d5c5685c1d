import { describe, expect, it } from 'vitest';
import { maxQuietMs, quietHoursOf, quietUntil } from '../../../src/model/issues/quiet-hours.ts';
import { createDice } from '../../support/dice.ts';

const until = (from: number, to: number, timezone: string, now: string) =>
  quietUntil({ from, to }, timezone, new Date(now))?.toISOString() ?? null;

it('has none where one of the hours is not set, or both are the same', () => {
  expect(quietHoursOf({ quietFrom: null, quietTo: 7 })).toBeNull();
  expect(quietHoursOf({ quietFrom: 22, quietTo: null })).toBeNull();
  expect(quietHoursOf({ quietFrom: 0, quietTo: 0 })).toBeNull();
  expect(quietHoursOf({ quietFrom: 0, quietTo: 7 })).toEqual({ from: 0, to: 7 });
});

describe('within a day', () => {
  it.each([
    ['2026-01-10T11:59:59Z', null],
    ['2026-01-10T12:00:00Z', '2026-01-10T14:00:00.000Z'],
    ['2026-01-10T13:59:59Z', '2026-01-10T14:00:00.000Z'],
    ['2026-01-10T14:00:00Z', null],
  ])('at %s: %s', (now, end) => {
    expect(until(13, 15, 'Europe/Berlin', now)).toBe(end);
  });
});

describe('over midnight', () => {
  it.each([
    ['2026-01-10T20:59:59Z', null],
    ['2026-01-10T21:00:00Z', '2026-01-11T06:00:00.000Z'],
    ['2026-01-10T23:30:00Z', '2026-01-11T06:00:00.000Z'],
    ['2026-01-11T05:59:59Z', '2026-01-11T06:00:00.000Z'],
    ['2026-01-11T06:00:00Z', null],
  ])('at %s: %s', (now, end) => {
    expect(until(22, 7, 'Europe/Berlin', now)).toBe(end);
  });

  it('ends at midnight where it is until 0 o’clock', () => {
    expect(until(22, 0, 'UTC', '2026-01-31T23:10:00Z')).toBe('2026-02-01T00:00:00.000Z');
    expect(until(22, 0, 'UTC', '2026-02-01T00:00:00Z')).toBeNull();
  });
});

describe('where clocks change', () => {
  it.each([
    ['Europe/Berlin', 22, 7, '2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['Europe/Berlin', 22, 7, '2026-10-24T22:00:00Z', '2026-10-25T06:00:00.000Z'],
    // The end is left out, or comes twice: the first time counts.
    ['Europe/Berlin', 22, 2, '2026-03-29T00:30:00Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', 22, 2, '2026-10-24T23:30:00Z', '2026-10-25T00:00:00.000Z'],
    ['Europe/Berlin', 22, 3, '2026-10-25T01:30:00Z', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', 22, 7, '2026-03-08T06:30:00Z', '2026-03-08T11:00:00.000Z'],
    ['America/New_York', 22, 7, '2026-11-01T06:30:00Z', '2026-11-01T12:00:00.000Z'],
    ['Australia/Lord_Howe', 22, 7, '2026-04-04T14:45:00Z', '2026-04-04T20:30:00.000Z'],
    ['Australia/Lord_Howe', 22, 2, '2026-04-04T15:15:00Z', '2026-04-04T15:30:00.000Z'],
    ['Australia/Lord_Howe', 22, 2, '2026-10-03T15:15:00Z', '2026-10-03T15:30:00.000Z'],
    ['Pacific/Apia', 22, 7, '2011-12-30T09:00:00Z', '2011-12-30T17:00:00.000Z'],
    ['Africa/Cairo', 20, 0, '2026-04-23T21:30:00Z', '2026-04-23T22:00:00.000Z'],
  ])('%s, %i to %i at %s: %s', (timezone, from, to, now, end) => {
    expect(until(from, to, timezone, now)).toBe(end);
  });
});

it('ends after now, sooner than the longest quiet hours, and is over then', () => {
  const dice = createDice(3);
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Africa/Cairo',
  ];
  let quiet = 0;
  for (let n = 0; n < 3000; n++) {
    const hours = { from: Math.floor(dice() * 24), to: Math.floor(dice() * 24) };
    if (hours.from === hours.to) continue;
    const timezone = dice.pick(zones);
    const now = new Date(Date.UTC(2026, 0, 1) + Math.floor(dice() * 365 * 24 * 4) * 900_000);
    const end = quietUntil(hours, timezone, now);
    if (!end) continue;
    quiet += 1;
    const about = `${timezone} ${hours.from}-${hours.to} at ${now.toISOString()}`;
    expect(end.getTime(), about).toBeGreaterThan(now.getTime());
    expect(end.getTime() - now.getTime(), about).toBeLessThan(maxQuietMs);
    expect(quietUntil(hours, timezone, end), about).toBeNull();
  }
  expect(quiet).toBeGreaterThan(1000);
});
