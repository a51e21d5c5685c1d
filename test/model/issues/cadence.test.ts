import { describe, expect, it } from 'vitest';
import {
  digestCadences,
  maxDigestWaitMs,
  nextDueAt,
  periodOf,
  type Schedule,
  scheduleColumns,
  scheduleOf,
} from '../../../src/model/issues/cadence.ts';
import { createDice } from '../../support/dice.ts';

const berlin = (cadence: Schedule['cadence'], hour = 8): Schedule => ({
  cadence,
  timezone: 'Europe/Berlin',
  hour,
  weekday: 1,
  monthDay: 1,
});
const next = (schedule: Schedule, now: string) => nextDueAt(schedule, new Date(now))?.toISOString();

it('makes a daily digest due at the hour in the zone, today if it is still to come', () => {
  expect(next(berlin('daily'), '2026-01-10T06:59:59Z')).toBe('2026-01-10T07:00:00.000Z');
  expect(next(berlin('daily'), '2026-01-10T07:00:00Z')).toBe('2026-01-11T07:00:00.000Z');
});

it('keeps the hour over both clock changes', () => {
  expect(next(berlin('daily'), '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  expect(next(berlin('daily'), '2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
});

it('puts an hour that the clock change skips on the next one, and never twice where it comes twice', () => {
  expect(next(berlin('daily', 2), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  expect(next(berlin('daily', 2), '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
  expect(next(berlin('daily', 2), '2026-10-25T00:00:00Z')).toBe('2026-10-26T01:00:00.000Z');
});

it('makes weekly and monthly digests due on their day', () => {
  expect(next(berlin('weekly'), '2026-03-25T12:00:00Z')).toBe('2026-03-30T06:00:00.000Z');
  expect(next(berlin('monthly'), '2026-03-25T12:00:00Z')).toBe('2026-04-01T06:00:00.000Z');
  expect(next(berlin('monthly'), '2026-12-25T12:00:00Z')).toBe('2027-01-01T07:00:00.000Z');
});

it('names the period in the zone of the reader, weeks by ISO year', () => {
  expect(periodOf(berlin('daily'), new Date('2026-03-28T23:30:00Z'))).toBe('2026-03-29');
  expect(periodOf(berlin('weekly'), new Date('2027-01-01T12:00:00Z'))).toBe('2026-W53');
  expect(periodOf(berlin('monthly'), new Date('2026-03-31T22:30:00Z'))).toBe('2026-04');
});

it('knows no due time and no period for instant', () => {
  expect(nextDueAt(berlin('instant'), new Date())).toBeNull();
  expect(periodOf(berlin('instant'), new Date())).toBeNull();
});

it('keeps a schedule the same in a row of the table', () => {
  const schedule = { ...berlin('weekly'), weekday: 5, monthDay: 30 };
  expect(scheduleOf(scheduleColumns(schedule))).toEqual(schedule);
});

describe('the day of a weekly digest', () => {
  const on = (weekday: number): Schedule => ({ ...berlin('weekly'), weekday });
  it.each([
    // 25 March 2026 is a Wednesday; the clock changes on Sunday the 29th.
    [1, '2026-03-25T12:00:00Z', '2026-03-30T06:00:00.000Z'],
    [3, '2026-03-25T06:59:59Z', '2026-03-25T07:00:00.000Z'],
    [3, '2026-03-25T07:00:00Z', '2026-04-01T06:00:00.000Z'],
    [7, '2026-03-25T12:00:00Z', '2026-03-29T06:00:00.000Z'],
    [7, '2026-12-28T12:00:00Z', '2027-01-03T07:00:00.000Z'],
  ])('is ISO weekday %i: after %s, %s', (weekday, now, due) => {
    expect(next(on(weekday), now)).toBe(due);
  });
});

describe('the day of a monthly digest', () => {
  const on = (monthDay: number): Schedule => ({ ...berlin('monthly'), monthDay });
  it.each([
    [29, '2026-01-30T12:00:00Z', '2026-02-28T07:00:00.000Z'],
    [29, '2028-01-30T12:00:00Z', '2028-02-29T07:00:00.000Z'],
    [30, '2026-02-28T06:59:00Z', '2026-02-28T07:00:00.000Z'],
    [30, '2026-02-28T07:00:00Z', '2026-03-30T06:00:00.000Z'],
    [31, '2026-03-31T12:00:00Z', '2026-04-30T06:00:00.000Z'],
    [31, '2026-04-30T12:00:00Z', '2026-05-31T06:00:00.000Z'],
    [31, '2026-12-31T12:00:00Z', '2027-01-31T07:00:00.000Z'],
    [1, '2026-01-01T07:00:00Z', '2026-02-01T07:00:00.000Z'],
  ])('is %i, or the last of a shorter month: after %s, %s', (monthDay, now, due) => {
    expect(next(on(monthDay), now)).toBe(due);
  });
});

describe('where clocks change', () => {
  const daily = (timezone: string, hour: number): Schedule => ({ ...berlin('daily', hour), timezone });
  it.each([
    ['Europe/Berlin', 3, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', 2, '2026-03-07T12:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', 8, '2026-03-07T14:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['America/New_York', 1, '2026-10-31T12:00:00Z', '2026-11-01T05:00:00.000Z'],
    ['America/New_York', 1, '2026-11-01T05:00:00Z', '2026-11-02T06:00:00.000Z'],
    // Half an hour: 2:00 is 1:30 in April, 2:30 in October.
    ['Australia/Lord_Howe', 8, '2026-04-04T00:00:00Z', '2026-04-04T21:30:00.000Z'],
    ['Australia/Lord_Howe', 2, '2026-04-04T00:00:00Z', '2026-04-04T15:30:00.000Z'],
    ['Australia/Lord_Howe', 2, '2026-10-03T00:00:00Z', '2026-10-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', 8, '2026-10-03T00:00:00Z', '2026-10-03T21:00:00.000Z'],
    // Midnight itself is left out.
    ['Africa/Cairo', 0, '2026-04-23T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    // 30 December 2011 never was.
    ['Pacific/Apia', 8, '2011-12-29T12:00:00Z', '2011-12-29T18:00:00.000Z'],
    ['Pacific/Apia', 8, '2011-12-29T18:00:00Z', '2011-12-30T18:00:00.000Z'],
    ['Asia/Kolkata', 0, '2026-03-29T12:00:00Z', '2026-03-29T18:30:00.000Z'],
  ])('%s, %i o’clock: after %s, %s', (timezone, hour, now, due) => {
    expect(next(daily(timezone, hour), now)).toBe(due);
  });
});

describe('of any schedule, at any time', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata'];
  it.each(zones)('in %s each period has one digest, within the longest wait', (timezone) => {
    const dice = createDice(1);
    for (let n = 0; n < 150; n++) {
      const schedule: Schedule = {
        cadence: dice.pick(digestCadences),
        timezone,
        hour: Math.floor(dice() * 24),
        weekday: 1 + Math.floor(dice() * 7),
        monthDay: 1 + Math.floor(dice() * 31),
      };
      const now = new Date(Date.UTC(2026, 0, 1) + Math.floor(dice() * 2 * 365 * 24 * 3600_000));
      const due = nextDueAt(schedule, now)!;
      expect(due.getTime()).toBeGreaterThan(now.getTime());
      const wait = maxDigestWaitMs[schedule.cadence as keyof typeof maxDigestWaitMs];
      expect(due.getTime() - now.getTime()).toBeLessThan(wait);
      const after = nextDueAt(schedule, due)!;
      expect(after.getTime() - due.getTime()).toBeLessThan(wait);
      expect(periodOf(schedule, after)).not.toBe(periodOf(schedule, due));
      // And none in between is left out: one period later at most.
      expect(nextDueAt(schedule, new Date(after.getTime() - 1))).toEqual(after);
    }
  });
});
