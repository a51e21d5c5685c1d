/** Hours of the reader's day in which no instant mail goes out. */
import { DateTime } from 'luxon';
import { hourMs } from '../../lib/time.ts';

/** From `from` o'clock until `to` o'clock (0-23), over midnight where `to` is not after it; the same hour twice is never. */
export interface QuietHours {
  from: number;
  to: number;
}

export const quietHoursOf = (row: { quietFrom: number | null; quietTo: number | null }): QuietHours | null =>
  row.quietFrom === null || row.quietTo === null || row.quietFrom === row.quietTo
    ? null
    : { from: row.quietFrom, to: row.quietTo };

/** When the quiet hours end that `now` falls in, in an IANA zone; null where they are not. */
export function quietUntil({ from, to }: QuietHours, timezone: string, now: Date): Date | null {
  const local = DateTime.fromJSDate(now, { zone: timezone });
  const quiet = from < to ? local.hour >= from && local.hour < to : local.hour >= from || local.hour < to;
  if (!quiet) return null;
  const day = local.hour < to ? local : local.plus({ days: 1 });
  return day.set({ hour: to, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}

/** Longer than any quiet hours; an end beyond it comes from a clock that was wrong. */
export const maxQuietMs = 26 * hourMs;
