/** Options on when mails come and what they are about. */
import { InvalidArgumentError } from 'commander';
import { isTimeZone } from '../../model/issues/cadence.ts';
import type { QuietHours } from '../../model/issues/quiet-hours.ts';
import { lastDay, monthDays } from '../../model/publications/digest.ts';
import { settingsFields } from '../../model/publications/settings/fields.ts';
import { weekdays } from '../../text/english/days.ts';

export function timezoneOption(value: string): string {
  if (isTimeZone(value)) return value;
  throw new InvalidArgumentError('Write it as IANA does, like Europe/Berlin or UTC.');
}

/** 1 is Monday. */
export function weekdayOption(value: string): number {
  const at = weekdays.findIndex((day) => day.toLowerCase() === value.trim().toLowerCase());
  if (at >= 0) return at + 1;
  throw new InvalidArgumentError('Write a day like monday.');
}

export function monthDayOption(value: string): number {
  const day = value === 'last' ? lastDay : /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (value === String(lastDay) || !monthDays.includes(day))
    throw new InvalidArgumentError('Give a day from 1 to 28, or “last”.');
  return day;
}

export function quietOption(value: string): QuietHours {
  const [, from, to] = /^(1?\d|2[0-3])-(1?\d|2[0-3])$/.exec(value) ?? [];
  if (from === undefined || to === undefined || Number(from) === Number(to))
    throw new InvalidArgumentError('Give two hours from 0 to 23, like 22-7.');
  return { from: Number(from), to: Number(to) };
}

export function topicsOption(value: string): string[] {
  const topics = value.split(',').flatMap((topic) => topic.trim() || []);
  const { max, maxLength } = settingsFields.topics;
  if (topics.length === 0 || topics.length > max || topics.some((topic) => topic.length > maxLength))
    throw new InvalidArgumentError(
      `Give categories of its articles with commas between them, ${max} at most, each of ${maxLength} characters at most.`,
    );
  return topics;
}
