/** Reads what a reader sent with the forms of their own page. */
import { isCadence, isTimeZone, type Schedule } from '../../../model/issues/cadence.ts';
import { type Filters, filterLimits, folded } from '../../../model/issues/filters.ts';
import { pauseDays, startOfDay } from '../../../model/issues/pause.ts';
import { monthDays } from '../../../model/publications/digest.ts';
import type { ManageText, ReaderText } from '../../../text/reader/catalogue.ts';
import type { Form } from '../../http/form.ts';
import { nameToday } from '../../pages/zones.ts';

/** Sentences by the names of fields. */
export type Problems = Partial<Record<string, string>>;

/** A field with a problem keeps its former value. */
export function readWhen(
  form: Form,
  former: Schedule,
  { pages: { follow }, manage: { when } }: ReaderText,
): { schedule: Schedule; problems: Problems } {
  const problems: Problems = {};
  const schedule = { ...former };
  const cadence = form('cadence');
  if (isCadence(cadence)) schedule.cadence = cadence;
  else problems.cadence = follow.cadenceUnknown;
  const timezone = nameToday(form('timezone'));
  if (timezone && isTimeZone(timezone)) schedule.timezone = timezone;
  else problems.timezone = follow.timezoneUnknown(timezone.slice(0, 80));
  const hour = whole(form('hour'));
  if (hour !== null && hour < 24) schedule.hour = hour;
  else problems.hour = when.hourUnknown;
  const weekday = whole(form('weekday'));
  if (weekday !== null && weekday >= 1 && weekday <= 7) schedule.weekday = weekday;
  else problems.weekday = when.weekdayUnknown;
  const monthDay = whole(form('monthDay'));
  if (monthDay !== null && offeredDays(former.monthDay).includes(monthDay)) schedule.monthDay = monthDay;
  else problems.monthDay = when.monthDayUnknown;
  return { schedule, problems };
}

const whole = (typed: string): number | null => (/^\d{1,2}$/.test(typed) ? Number(typed) : null);

/** Offers the days that every month has, and the last day. Keeps any other day that is already set. */
export const offeredDays = (former: number): number[] =>
  [...new Set([...monthDays, former])].sort((a, b) => a - b);

/** The ticked topics, and the typed text unchanged. */
export interface TypedFilters {
  topics: string[];
  authors: string[];
  words: string;
  without: string;
}

export function readWhat(
  form: Form,
  text: ManageText['what'],
): { typed: TypedFilters; filters: Filters; problems: Problems } {
  const typed = {
    topics: form.all('topics'),
    authors: form.all('authors'),
    words: form('words'),
    without: form('without'),
  };
  const filters = {
    topics: distinct(typed.topics),
    authors: distinct(typed.authors),
    words: distinct(entriesOf(typed.words)),
    without: distinct(entriesOf(typed.without)),
  };
  const problems: Problems = {};
  for (const [name, entries] of Object.entries(filters)) {
    const problem = listProblem(entries, text);
    if (problem) problems[name] = problem;
  }
  return { typed, filters, problems };
}

/** Returns stored filters as the form shows them. */
export const typedOf = (filters: Filters | null): TypedFilters => ({
  topics: filters?.topics ?? [],
  authors: filters?.authors ?? [],
  words: (filters?.words ?? []).join('\n'),
  without: (filters?.without ?? []).join('\n'),
});

const entriesOf = (typed: string): string[] => typed.split(/[\r\n,，、]+/);

/** Removes empty values and different spellings of the same value. */
const distinct = (entries: string[]): string[] => [
  ...new Map(
    entries
      .map((entry) => [folded(entry), entry.replace(/\s+/g, ' ').trim()] as const)
      .filter(([key]) => key),
  ).values(),
];

function listProblem(entries: string[], text: ManageText['what']): string | undefined {
  const most = filterLimits;
  const long = entries.find((entry) => entry.length > most.length);
  if (long) return text.tooLong(long, most.length);
  return entries.length > most.entries ? text.tooMany(entries.length, most.entries) : undefined;
}

/** Returns the moment at which a pause ends: the beginning of a day in the reader's time zone. */
export function readPause(
  typed: string,
  timezone: string,
  now: Date,
  text: ManageText['pause'],
): { kind: 'valid'; until: Date } | { kind: 'wrong'; problem: string } {
  const until = startOfDay(typed, timezone);
  if (!until) return { kind: 'wrong', problem: text.unknown };
  const { first, last } = pauseDays(timezone, now);
  return typed < first || typed > last
    ? { kind: 'wrong', problem: text.outside(first, last) }
    : { kind: 'valid', until };
}
