import { expect, it } from 'vitest';
import { absoluteTime, dayOf, dueTime, plainWords, relativeTime } from '../../../src/text/owner/times.ts';

const now = new Date('2026-03-02T10:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const [minute, hour, day] = [60, 3600, 86_400];

it.each([
  [0, 'now'],
  [-20, 'now'],
  [40, 'in 1 minute'],
  [-7 * minute, '7 minutes ago'],
  [58 * minute, 'in 58 minutes'],
  [hour, 'in 1 hour'],
  [-25 * hour, '25 hours ago'],
  [2 * day, 'in 2 days'],
  [-40 * day, '40 days ago'],
  [-100 * day, '3 months ago'],
  [344 * day, 'in 11 months'],
  [-350 * day, '1 year ago'],
])('%i seconds from now is “%s”', (seconds, words) => {
  expect(relativeTime(at(seconds), now)).toBe(words);
});

it('the year is told where it is another one', () => {
  expect(absoluteTime(at(-2 * hour), now)).toBe('2 Mar, 08:00 UTC');
  expect(absoluteTime(at(-100 * day), now)).toBe('22 Nov 2025, 10:00 UTC');
});

it('midnight is 00:00, and a day is told with its year', () => {
  expect(absoluteTime(new Date('2026-03-02T00:00:00Z'), now)).toBe('2 Mar, 00:00 UTC');
  expect(dayOf(now)).toBe('2 Mar 2026');
});

it.each([
  [7 * minute, 'in 7 minutes'],
  [0, 'now'],
  [-4 * minute, 'now'],
  [-2 * hour, 'due 2 hours ago'],
])('what is to come in %i seconds comes “%s”', (seconds, words) => {
  expect(dueTime(at(seconds), now)).toBe(words);
});

it('a sentence with times is read in UTC where there is no browser', () => {
  const until = at(90 * minute);
  expect(plainWords(['Not before ', until, '.'], now)).toBe('Not before 2 Mar, 11:30 UTC.');
});
