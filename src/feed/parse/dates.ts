/** Dates as feeds write them: RFC 822 and its bent forms, ISO 8601, asctime, and what people type. */
import { DateTime } from 'luxon';
import { minuteMs } from '../../lib/time.ts';
import { monthNamed } from './month-names.ts';

/** Hours from UTC. RFC 822 names the American ones; the others are met in feeds. */
const zones: Record<string, number> = {
  EST: -5,
  EDT: -4,
  ET: -5,
  CST: -6,
  CDT: -5,
  CT: -6,
  MST: -7,
  MDT: -6,
  MT: -7,
  PST: -8,
  PDT: -7,
  PT: -8,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  ART: -3,
  BST: 1,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  SGT: 8,
  HKT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};

const weekday = String.raw`(?:\p{L}+(?!\p{L})[.,]*\s*)?`;
const name = String.raw`(?<name>\p{L}{3,})`;
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[ap]\.?m\b)?`;
const zone = String.raw`(?<zone>(?:UTC|GMT)?\s?[+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,5}\b)`;
const time = String.raw`(?:[T,\s]\s*(?:at\s+|-\s+)?${clock}\s*${zone}?)?`;
const pattern = (source: string): RegExp => new RegExp(`^${source}`, 'iu');

const patterns = [
  // Tue, 04 Mar 2025 09:30:00 +0100; 4-Mar-25
  pattern(
    String.raw`${weekday}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:de\s+|of\s+)?${name}\.?,?[\s-]*(?:de\s+)?(?<year>\d{4}|\d{2})(?!\d),?${time}`,
  ),
  // Tue Mar  4 09:30:00 CET 2025
  pattern(String.raw`${weekday}${name}\s+(?<day>\d{1,2})\s+${clock}\s*${zone}?\s+(?<year>\d{4})(?!\d)`),
  // March 4th, 2025, 9:30 pm
  pattern(
    String.raw`${weekday}${name}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d),?${time}`,
  ),
  // Tue, 2025/03/04 09:30:00; 2025-március-4T9:30
  pattern(
    String.raw`${weekday}(?<year>\d{4})[-/. ]{1,2}(?:(?<month>\d{1,2})|${name})[-/. ]{1,2}(?<day>\d{1,2})(?!\d)\.?${time}`,
  ),
  pattern(String.raw`(?<year>\d{2})-(?<month>\d{2})-(?<day>\d{2})(?=T\d|$)${time}`),
  pattern(String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d)${time}`),
  // Only where no other order makes sense.
  pattern(String.raw`(?<day>1[3-9]|2\d|3[01])/(?<month>\d{1,2})/(?<year>\d{4})(?!\d)${time}`),
  pattern(String.raw`(?<month>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>\d{4})(?!\d)${time}`),
];

/** The instant, or null where the text is no date between the years 1 and 9999. A missing or unknown zone is UTC. */
export function parseDate(text: string | undefined): Date | null {
  const value = (text ?? '')
    .slice(0, 100)
    .trim()
    .replace(/[年월月년]\s*/g, '-')
    .replace(/[일日]\s*/g, ' ');
  const date = fromIso(value) ?? fromPatterns(value) ?? fromEpoch(value);
  const year = date?.getUTCFullYear() ?? 0;
  return year >= 1 && year <= 9999 ? date : null;
}

function fromIso(value: string): Date | null {
  if (!/^\d{4}/.test(value) || /^\d{9,}/.test(value)) return null;
  const iso = value
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})\s+(?=\d)/, '$1T')
    .replace(/\s+(?=Z|[+-]\d)/, '')
    .replace(/\s*(UTC|GMT)$/, 'Z');
  const read = DateTime.fromISO(iso, { zone: 'utc' });
  return read.isValid ? read.toJSDate() : null;
}

function fromPatterns(value: string): Date | null {
  for (const candidate of patterns) {
    const groups = candidate.exec(value)?.groups;
    const date = groups && fromGroups(groups);
    if (date) return date;
  }
  return null;
}

function fromGroups({ year = '', month, day, ...rest }: Record<string, string | undefined>): Date | null {
  const number = Number(year);
  const fullYear = year.length === 2 ? (number < 70 ? 2000 : 1900) + number : number;
  const date = DateTime.fromObject(
    { year: fullYear, month: month ? Number(month) : (monthNamed(rest.name ?? '') ?? 0), day: Number(day) },
    { zone: 'utc' },
  );
  if (!date.isValid) return null;
  const minutes = minutesOfDay(rest) - offsetMinutes(rest.zone ?? '');
  const seconds = Math.min(Number(rest.second ?? 0), 59) + Number(`0.${rest.fraction ?? 0}`);
  return new Date(date.toMillis() + minutes * minuteMs + Math.round(seconds * 1000));
}

function minutesOfDay({ hour = '0', minute = '0', half }: Record<string, string | undefined>): number {
  const written = Number(hour);
  const hours = half ? (written % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) : written;
  return Math.min(hours, 24) * 60 + Math.min(Number(minute), 59);
}

function offsetMinutes(zone: string): number {
  const numeric = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!numeric) return (zones[zone.toUpperCase()] ?? 0) * 60;
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
}

/** Seconds or milliseconds since 1970. */
function fromEpoch(value: string): Date | null {
  if (!/^1\d{9}(\d{3})?$/.test(value)) return null;
  return new Date(Number(value) * (value.length === 10 ? 1000 : 1));
}
