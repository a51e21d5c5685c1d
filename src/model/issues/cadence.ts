/**
 * Cadences: a subscriber gets mail at once, or one digest each day, week or month, at the subscriber's own day and
 * hour.
 */
import { DateTime, IANAZone } from 'luxon';
import { dayMs } from '../../lib/time.ts';

export const cadences = ['instant', 'daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

/** The cadences that have due times and periods. */
export const digestCadences = ['daily', 'weekly', 'monthly'] as const;
export type DigestCadence = (typeof digestCadences)[number];

export const isCadence = (value: unknown): value is Cadence => cadences.includes(value as Cadence);
export const isTimeZone = (value: string): boolean => value.length <= 64 && IANAZone.isValidZone(value);

/** When a subscriber wants digests, and in which time zone. */
export interface Schedule {
  cadence: Cadence;
  /** An IANA time zone. */
  timezone: string;
  /** 0-23 in `timezone`. */
  hour: number;
  /** The day of weekly digests: 1 (Monday) to 7, as in ISO 8601. */
  weekday: number;
  /** The day of monthly digests: 1-31. A month that is shorter uses its last day. */
  monthDay: number;
}

/** A schedule under the names of the columns of a subscriber. */
export interface ScheduleColumns {
  cadence: Cadence;
  timezone: string;
  digestHour: number;
  digestWeekday: number;
  digestMonthDay: number;
}

/** When digests are sent: the offer of a publication, or the choice of a subscriber. */
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

/**
 * @returns the period that contains `at` in the subscriber's zone: `2026-03-29`, `2026-W13`, `2026-03`; null for
 * instant
 */
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

/** @returns the cadence whose periods have this form */
export function cadenceOfPeriod(period: string): DigestCadence {
  if (period.includes('W')) return 'weekly';
  return period.length > '2026-03'.length ? 'daily' : 'monthly';
}

const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/**
 * If a clock change skips the hour, the digest is due an hour later. If the hour comes twice, the first one counts.
 *
 * @returns the first time after `now` at which a digest is due; null for instant
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

/** @returns when a subscriber's next digest can come; null for instant, and while a digest is being made */
export function nextDigestAt(
  reader: ScheduleColumns & { dueAt: Date | null; lastPeriod: string | null },
  now: Date,
): Date | null {
  const { dueAt, lastPeriod } = reader;
  if (!dueAt || dueAt <= now) return null;
  const schedule = scheduleOf(reader);
  // If the subscriber has had the digest of this period, nothing is sent at this due time.
  return periodOf(schedule, dueAt) === lastPeriod ? nextDueAt(schedule, dueAt) : dueAt;
}

/** Returns the day of the digest in the period that begins at `start`. */
function digestDay({ cadence, weekday, monthDay }: Schedule, start: DateTime): DateTime {
  if (cadence === 'weekly') return start.plus({ days: weekday - 1 });
  if (cadence === 'monthly') return start.set({ day: Math.min(monthDay, start.daysInMonth!) });
  return start;
}

/**
 * The longest time until a digest, and a day, in milliseconds. A due time that is further ahead was set by a wrong
 * clock.
 */
export const maxDigestWaitMs: Record<DigestCadence, number> = {
  daily: 2 * dayMs,
  weekly: 8 * dayMs,
  monthly: 32 * dayMs,
};
