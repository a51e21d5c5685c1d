/** When a reader's mail is due: at once, or as a digest a day, week or month, on the reader's own day and hour. */
import { DateTime, IANAZone } from 'luxon';
import { dayMs } from '../../lib/time.ts';

export const cadences = ['instant', 'daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

/** Those that have due times and periods. */
export const digestCadences = ['daily', 'weekly', 'monthly'] as const;
export type DigestCadence = (typeof digestCadences)[number];

export const isCadence = (value: unknown): value is Cadence => cadences.includes(value as Cadence);
export const isTimeZone = (value: string): boolean => value.length <= 64 && IANAZone.isValidZone(value);

/** Where and when a reader wants digests. */
export interface Schedule {
  cadence: Cadence;
  /** IANA. */
  timezone: string;
  /** 0-23 in `timezone`. */
  hour: number;
  /** Of weekly digests: 1 (Monday) to 7, as in ISO 8601. */
  weekday: number;
  /** Of monthly digests: 1-31; in a shorter month its last day. */
  monthDay: number;
}

/** The same, as rows of readers keep it. */
export interface ScheduleColumns {
  cadence: Cadence;
  timezone: string;
  digestHour: number;
  digestWeekday: number;
  digestMonthDay: number;
}

/** When digests go out, as a publication offers it and a reader has it. */
export type DigestTime = Pick<ScheduleColumns, 'digestHour' | 'digestWeekday' | 'digestMonthDay'>;

export const scheduleOf = (row: ScheduleColumns): Schedule => ({
  cadence: row.cadence,
  timezone: row.timezone,
  hour: row.digestHour,
  weekday: row.digestWeekday,
  monthDay: row.digestMonthDay,
});

export const scheduleColumns = ({ hour, weekday, monthDay, ...rest }: Schedule): ScheduleColumns => ({
  ...rest,
  digestHour: hour,
  digestWeekday: weekday,
  digestMonthDay: monthDay,
});

/** The period that `at` falls in, in the reader's zone: `2026-03-29`, `2026-W13`, `2026-03`; null for instant. */
export function periodOf(
  { cadence, timezone }: Pick<Schedule, 'cadence' | 'timezone'>,
  at: Date,
): string | null {
  const local = DateTime.fromJSDate(at, { zone: timezone });
  if (cadence === 'daily') return local.toFormat('yyyy-MM-dd');
  if (cadence === 'weekly') return local.toFormat("kkkk-'W'WW");
  if (cadence === 'monthly') return local.toFormat('yyyy-MM');
  return null;
}

/** The cadence that has such periods. */
export function cadenceOfPeriod(period: string): DigestCadence {
  if (period.includes('W')) return 'weekly';
  return period.length > '2026-03'.length ? 'daily' : 'monthly';
}

const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/**
 * The first digest instant after `now`; null for instant. An hour that a clock change skips falls on the
 * hour after it, one that comes twice counts the first time.
 */
export function nextDueAt(schedule: Schedule, now: Date): Date | null {
  const { cadence, timezone, hour } = schedule;
  if (cadence === 'instant') return null;
  const unit = units[cadence];
  const start = DateTime.fromJSDate(now, { zone: timezone }).startOf(unit);
  for (const step of [0, 1]) {
    const day = digestDay(schedule, start.plus({ [unit]: step }));
    const due = day.set({ hour, minute: 0, second: 0, millisecond: 0 });
    if (due.toMillis() > now.getTime()) return due.toJSDate();
  }
  throw new Error(`no ${cadence} digest is due after ${now.toISOString()} in ${timezone}`);
}

/** When a reader's next digest can come; null for instant, and while one is being made. */
export function nextDigestAt(
  reader: ScheduleColumns & { dueAt: Date | null; lastPeriod: string | null },
  now: Date,
): Date | null {
  const { dueAt, lastPeriod } = reader;
  if (!dueAt || dueAt <= now) return null;
  const schedule = scheduleOf(reader);
  // Where the period has had its digest, this due time passes.
  return periodOf(schedule, dueAt) === lastPeriod ? nextDueAt(schedule, dueAt) : dueAt;
}

/** The digest's day in the period that begins at `start`. */
function digestDay({ cadence, weekday, monthDay }: Schedule, start: DateTime): DateTime {
  if (cadence === 'weekly') return start.plus({ days: weekday - 1 });
  if (cadence === 'monthly') return start.set({ day: Math.min(monthDay, start.daysInMonth!) });
  return start;
}

/** The longest that a digest can be away, and a day; a due time beyond it comes from a clock that was wrong. */
export const maxDigestWaitMs: Record<DigestCadence, number> = {
  daily: 2 * dayMs,
  weekly: 8 * dayMs,
  monthly: 32 * dayMs,
};
