/** A pause: a subscriber gets no articles until a day, in the subscriber's own time zone. */
import { DateTime } from 'luxon';
import { nextDueAt, type Schedule } from './cadence.ts';

/**
 * @returns the first and the last day (`2026-03-29`) on which a pause may end: tomorrow, and in a year. `timezone` is
 * an IANA zone.
 */
export function pauseDays(timezone: string, now: Date): { first: string; last: string } {
  const today = DateTime.fromJSDate(now, { zone: timezone });
  return { first: isoDay(today.plus({ days: 1 })), last: isoDay(today.plus({ years: 1 })) };
}

const isoDay = (local: DateTime): string => local.toFormat('yyyy-MM-dd');

/** @returns the beginning of a day (`2026-03-29`) in an IANA zone; null if there is no such day */
export function startOfDay(day: string, timezone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const local = DateTime.fromISO(day, { zone: timezone });
  return local.isValid ? local.startOf('day').toJSDate() : null;
}

/** @returns the day (`2026-03-29`) of `at` in an IANA zone */
export const dayIn = (at: Date, timezone: string): string =>
  isoDay(DateTime.fromJSDate(at, { zone: timezone }));

/** @returns the end of the pause after a change of the time zone: the same day in the new zone */
export const movedPause = (until: Date, from: string, to: string): Date =>
  DateTime.fromJSDate(until, { zone: from }).setZone(to, { keepLocalTime: true }).toJSDate();

/** @returns the first time after `now`, and not within the pause, at which a digest is due; null for instant */
export const nextDueBesides = (schedule: Schedule, pausedUntil: Date | null, now: Date): Date | null =>
  // One millisecond earlier, because a digest that is due exactly at the end of the pause is sent.
  nextDueAt(schedule, pausedUntil && pausedUntil > now ? new Date(pausedUntil.getTime() - 1) : now);
