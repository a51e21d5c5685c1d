/** Quiet hours: the hours of a subscriber's day in which no instant mail is sent. */
import { DateTime } from 'luxon';
import { hourMs } from '../../lib/time.ts';

/**
 * The hours from `from` until `to` (0-23), past midnight if `to` is less than `from`. If both are equal there are none.
 */
export interface QuietHours {
  from: number;
  to: number;
}

export const quietHoursOf = (row: { quietFrom: number | null; quietTo: number | null }): QuietHours | null =>
  row.quietFrom === null || row.quietTo === null || row.quietFrom === row.quietTo
    ? null
    : { from: row.quietFrom, to: row.quietTo };

/** @returns when the present quiet hours end; null if `now` is not in quiet hours. `timezone` is an IANA zone. */
export function quietUntil({ from, to }: QuietHours, timezone: string, now: Date): Date | null {
  const local = DateTime.fromJSDate(now, { zone: timezone });
  const quiet = from < to ? local.hour >= from && local.hour < to : local.hour >= from || local.hour < to;
  if (!quiet) return null;
  const day = local.hour < to ? local : local.plus({ days: 1 });
  return day.set({ hour: to, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}

/** More milliseconds than quiet hours can last. An end that is further ahead was set by a wrong clock. */
export const maxQuietMs = 26 * hourMs;
