/** Options for when mails come and what they are about. */
import { InvalidArgumentError } from 'commander';
import { isTimeZone } from '../../model/issues/cadence.ts';
import type { QuietHours } from '../../model/issues/quiet-hours.ts';
import { lastDay, monthDays } from '../../model/publications/digest.ts';
import { settingsFields } from '../../model/publications/settings/fields.ts';
import { optionText as text } from '../../text/cli/options.ts';
import { weekdays } from '../../text/english/days.ts';

export function timezoneOption(value: string): string {
  if (isTimeZone(value)) return value;
  throw new InvalidArgumentError(text.timezone);
}

/** 1 is Monday. */
export function weekdayOption(value: string): number {
  const at = weekdays.findIndex((day) => day.toLowerCase() === value.trim().toLowerCase());
  if (at >= 0) return at + 1;
  throw new InvalidArgumentError(text.weekday);
}

export function monthDayOption(value: string): number {
  const day = value === 'last' ? lastDay : /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (value === String(lastDay) || !monthDays.includes(day)) throw new InvalidArgumentError(text.monthDay);
  return day;
}

export function quietOption(value: string): QuietHours {
  const [, from, to] = /^(1?\d|2[0-3])-(1?\d|2[0-3])$/.exec(value) ?? [];
  if (from === undefined || to === undefined || Number(from) === Number(to))
    throw new InvalidArgumentError(text.quiet);
  return { from: Number(from), to: Number(to) };
}

export function topicsOption(value: string): string[] {
  const topics = value.split(',').flatMap((topic) => topic.trim() || []);
  const { max, maxLength } = settingsFields.topics;
  if (topics.length === 0 || topics.length > max || topics.some((topic) => topic.length > maxLength))
    throw new InvalidArgumentError(text.topics);
  return topics;
}
