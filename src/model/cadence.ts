/** When a reader's mail is due: at once, or as a digest a day, week or month, at the reader's own hour. */
import { DateTime, IANAZone } from 'luxon';

export const cadences = ['instant', 'daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

export const isCadence = (value: unknown): value is Cadence => cadences.includes(value as Cadence);
export const isTimeZone = (value: string): boolean => value.length <= 64 && IANAZone.isValidZone(value);

/** Where and when a reader wants digests. `hour` is 0-23 in `timezone` (IANA). Weekly goes out on Mondays, monthly on the 1st. */
export interface Schedule {
  cadence: Cadence;
  timezone: string;
  hour: number;
}

/** The period that `now` falls in, in the reader's zone: `2026-03-29`, `2026-W13`, `2026-03`; null for instant. */
export function periodOf({ cadence, timezone }: Schedule, now: Date): string | null {
  const local = DateTime.fromJSDate(now, { zone: timezone });
  if (cadence === 'daily') return local.toFormat('yyyy-MM-dd');
  if (cadence === 'weekly') return local.toFormat("kkkk-'W'WW");
  if (cadence === 'monthly') return local.toFormat('yyyy-MM');
  return null;
}

/**
 * The first digest instant after `now`; null for instant. An hour that a clock change skips falls on the
 * hour after it, one that comes twice counts the first time.
 */
export function nextDueAt({ cadence, timezone, hour }: Schedule, now: Date): Date | null {
  if (cadence === 'instant') return null;
  const unit = ({ daily: 'day', weekly: 'week', monthly: 'month' } as const)[cadence];
  const start = DateTime.fromJSDate(now, { zone: timezone }).startOf(unit);
  for (const step of [0, 1]) {
    const due = start.plus({ [unit]: step }).set({ hour, minute: 0, second: 0, millisecond: 0 });
    if (due.toMillis() > now.getTime()) return due.toJSDate();
  }
  throw new Error(`no ${cadence} digest is due after ${now.toISOString()} in ${timezone}`);
}
