/** A reader's pause: no articles until a day of their own calendar. */
import { DateTime } from 'luxon';
import { nextDueAt, type Schedule } from './cadence.ts';

/** The first and the last day (`2026-03-29`) until which a pause that begins now may last, in an IANA zone: tomorrow to a year. */
export function pauseDays(timezone: string, now: Date): { first: string; last: string } {
  const today = DateTime.fromJSDate(now, { zone: timezone });
  return { first: isoDay(today.plus({ days: 1 })), last: isoDay(today.plus({ years: 1 })) };
}

const isoDay = (local: DateTime): string => local.toFormat('yyyy-MM-dd');

/** The beginning of a day (`2026-03-29`) in an IANA zone; null if it is none. */
export function startOfDay(day: string, timezone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const local = DateTime.fromISO(day, { zone: timezone });
  return local.isValid ? local.startOf('day').toJSDate() : null;
}

/** The day that `at` falls on in an IANA zone. */
export const dayIn = (at: Date, timezone: string): string =>
  isoDay(DateTime.fromJSDate(at, { zone: timezone }));

/** The same day, of a reader who changes zones. */
export const movedPause = (until: Date, from: string, to: string): Date =>
  DateTime.fromJSDate(until, { zone: from }).setZone(to, { keepLocalTime: true }).toJSDate();

/** The first digest instant that is after `now` and not within the pause; null for instant. */
export const nextDueBesides = (schedule: Schedule, pausedUntil: Date | null, now: Date): Date | null =>
  // A digest on the stroke that ends the pause is one already.
  nextDueAt(schedule, pausedUntil && pausedUntil > now ? new Date(pausedUntil.getTime() - 1) : now);
