import { expect, it } from 'vitest';
import { nextDueAt, periodOf, type Schedule } from '../../src/model/cadence.ts';

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

it('makes weekly digests due on Mondays and monthly ones on the first', () => {
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
