/** Times in words for the owner's pages. Pages show them in UTC; a script then puts them into the browser's zone. */
import { dayMs, hourMs, minuteMs } from '../../lib/time.ts';

/** From which distance on a unit is used, and what one of it lasts. */
const units: [from: number, unit: Intl.RelativeTimeFormatUnit, lasts: number][] = [
  [345 * dayMs, 'year', 365.25 * dayMs],
  [45 * dayMs, 'month', 30.44 * dayMs],
  [36 * hourMs, 'day', dayMs],
  [59.5 * minuteMs, 'hour', hourMs],
  [0, 'minute', minuteMs],
];
const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `in 7 minutes`, `2 hours ago`, `now`. */
export function relativeTime(date: Date, now: Date): string {
  const distance = date.getTime() - now.getTime();
  if (Math.abs(distance) < minuteMs / 2) return 'now';
  const [, unit, lasts] = units.find(([from]) => Math.abs(distance) >= from)!;
  return words.format(Math.sign(distance) * Math.max(1, Math.round(Math.abs(distance) / lasts)), unit);
}

/** Of what is still to come: `in 7 minutes`, `now`, and where it should have happened by now, `due 2 hours ago`. */
export function dueTime(date: Date, now: Date): string {
  const late = now.getTime() - date.getTime();
  if (late < 0) return relativeTime(date, now);
  return late < 5 * minuteMs ? 'now' : `due ${relativeTime(date, now)}`;
}

const dateParts = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `2 Mar, 08:00 UTC`, with the year where it is not the one of `now`. */
export function absoluteTime(date: Date, now: Date): string {
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${date.toLocaleString('en-GB', { ...dateParts, ...year, ...timeParts })} UTC`;
}

/** `2 Mar 2026`, for facts whose hour matters to nobody. */
export const dayOf = (date: Date): string =>
  date.toLocaleDateString('en-GB', { ...dateParts, year: 'numeric' });

/** Sentences with times in them: a page shows those in the browser's zone, a terminal in UTC. */
export type Words = (string | Date)[];

export const plainWords = (words: Words, now: Date): string =>
  words.map((part) => (typeof part === 'string' ? part : absoluteTime(part, now))).join('');

/** `every 15 minutes`, `every hour`, `every 6 hours`, `once a day`. */
export function every(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minuteMs));
  if (minutes < 55) return minutes === 1 ? 'every minute' : `every ${minutes} minutes`;
  const hours = Math.round(ms / hourMs);
  if (hours < 23) return hours === 1 ? 'every hour' : `every ${hours} hours`;
  const days = Math.round(ms / dayMs);
  return days === 1 ? 'once a day' : `every ${days} days`;
}
