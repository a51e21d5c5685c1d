import { expect, test } from 'vitest';
import { dayIn, movedPause, nextDueBesides, pauseDays, startOfDay } from '../../../src/model/issues/pause.ts';

const daily = { cadence: 'daily' as const, timezone: 'Europe/Berlin', hour: 8, weekday: 1, monthDay: 1 };

test('a pause lasts from tomorrow to a year, by the reader’s own calendar', () => {
  const now = new Date('2026-03-02T23:30:00Z');
  expect(pauseDays('UTC', now)).toEqual({ first: '2026-03-03', last: '2027-03-02' });
  expect(pauseDays('Asia/Tokyo', now)).toEqual({ first: '2026-03-04', last: '2027-03-03' });
});

test.each([
  ['2026-03-05', 'Europe/Berlin', '2026-03-04T23:00:00.000Z'],
  ['2026-07-05', 'Europe/Berlin', '2026-07-04T22:00:00.000Z'],
  // The clocks there went from 0:00 to 1:00.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, begins) => {
  const at = startOfDay(day, zone)!;
  expect(at.toISOString()).toBe(begins);
  expect(dayIn(at, zone)).toBe(day);
});

test.each(['', 'tomorrow', '2026-02-30', '5.3.2026', '2026-3-5', '2026-03-05T10:00'])('%j is no day', (day) =>
  expect(startOfDay(day, 'UTC')).toBeNull(),
);

test('a pause ends on the same day in another zone', () => {
  const berlin = startOfDay('2026-03-05', 'Europe/Berlin')!;
  expect(movedPause(berlin, 'Europe/Berlin', 'America/New_York')).toEqual(
    startOfDay('2026-03-05', 'America/New_York'),
  );
});

test('the first digest after a pause may be on its last stroke, and none falls into it', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const until = startOfDay('2026-03-05', 'Europe/Berlin')!;
  const due = (hour: number, pause: Date | null) =>
    nextDueBesides({ ...daily, hour }, pause, now)?.toISOString();
  expect(due(8, until)).toBe('2026-03-05T07:00:00.000Z');
  expect(due(0, until)).toBe('2026-03-04T23:00:00.000Z');
  expect(due(8, null)).toBe('2026-03-03T07:00:00.000Z');
  expect(due(8, new Date('2026-03-01T00:00:00Z'))).toBe('2026-03-03T07:00:00.000Z');
  expect(nextDueBesides({ ...daily, cadence: 'instant' }, until, now)).toBeNull();
});
