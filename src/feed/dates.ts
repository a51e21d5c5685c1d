/** Dates as feeds write them: RFC 822 and its bent forms, ISO 8601. */
import { DateTime } from 'luxon';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC. RFC 822 names the American ones; the others are met in feeds. */
const zones: Record<string, number> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  BST: 1,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
};

const rfc822 =
  /^(?:[a-z]+\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([a-z]+|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?)?/i;

/** The instant, or null where the text is no date between the years 1 and 9999. A missing or unknown zone is UTC. */
export function parseDate(text: string | undefined): Date | null {
  const value = text?.trim() ?? '';
  const date = /^\d{4}/.test(value) ? fromIso(value) : fromRfc822(value);
  const year = date?.getUTCFullYear() ?? 0;
  return year >= 1 && year <= 9999 ? date : null;
}

function fromIso(value: string): Date | null {
  const iso = value
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})\s+(?=\d)/, '$1T')
    .replace(/\s+(?=Z|[+-]\d)/, '')
    .replace(/\s*(UTC|GMT)$/, 'Z');
  const read = DateTime.fromISO(iso, { zone: 'utc' });
  return read.isValid ? read.toJSDate() : null;
}

function fromRfc822(value: string): Date | null {
  const match = rfc822.exec(value);
  const month = months.indexOf(match?.[2]?.toLowerCase() ?? '');
  if (!match || month < 0) return null;
  const [day, year, hour, minute, second] = [
    match[1],
    match[3],
    match[4] ?? 0,
    match[5] ?? 0,
    match[6] ?? 0,
  ].map(Number) as [number, number, number, number, number];
  const fullYear = match[3]!.length === 2 ? (year < 70 ? 2000 : 1900) + year : year;
  const local = DateTime.fromObject(
    { year: fullYear, month: month + 1, day, hour: hour % 24, minute, second: Math.min(second, 59) },
    { zone: 'utc' },
  );
  if (!local.isValid) return null;
  return new Date(local.toMillis() - offsetMinutes(match[7] ?? '') * 60_000);
}

function offsetMinutes(zone: string): number {
  const numeric = /([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!numeric) return (zones[zone.toUpperCase()] ?? 0) * 60;
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
}
