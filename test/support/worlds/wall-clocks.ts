/** Clocks on the walls of some zones, read off Intl every half hour: what digests are measured with, made another way. */
import type { Cadence } from '../../../src/model/issues/cadence.ts';

const halfHour = 1_800_000;
const day = 24 * 3_600_000;

/** A time of the day as it is in a zone; days are counted from 1970. */
interface WallTime {
  day: number;
  minutes: number;
}

export interface WallClock {
  at(now: number): WallTime;
  /** The first time after `now` at which the day's digest of this hour is due, and the day is one of those wanted. */
  next(hour: number, isDay: (day: number) => boolean, now: number): number;
}

/** Good from `from` to `to`, for zones that are whole or half hours from UTC. */
export function createWallClock(timezone: string, from: number, to: number): WallClock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const walls: WallTime[] = [];
  for (let time = from; time < to; time += halfHour) {
    const part = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    );
    const midnight = Date.UTC(part.year!, part.month! - 1, part.day!);
    walls.push({ day: midnight / day, minutes: part.hour! * 60 + part.minute! });
  }
  const indexOf = (now: number) => Math.floor((now - from) / halfHour);
  return {
    at: (now) => walls[indexOf(now)]!,
    next(hour, isDay, now) {
      let index = indexOf(now) + 1;
      // The due time is where the wall clock first shows the hour on its day, or more where the hour is left out.
      let seen = walls[index - 1]!;
      let done = seen.minutes >= hour * 60 ? seen.day : seen.day - 1;
      for (; ; index++) {
        seen = walls[index]!;
        if (seen.day <= done || seen.minutes < hour * 60) continue;
        if (isDay(seen.day)) return from + index * halfHour;
        done = seen.day;
      }
    },
  };
}

const date = (count: number) => new Date(count * day);

/** Whether the digest of a cadence is due on a day. */
export function isDigestDay(cadence: Cadence, weekday: number, monthDay: number): (count: number) => boolean {
  return (count) => {
    if (cadence === 'daily') return true;
    if (cadence === 'weekly') return (date(count).getUTCDay() || 7) === weekday;
    const isLast = date(count + 1).getUTCDate() === 1;
    const today = date(count).getUTCDate();
    return today === monthDay || (isLast && today < monthDay);
  };
}

/** What two digests of one period have in common. */
export function periodName(cadence: Cadence, count: number): string {
  // Day 4 was the first Monday.
  if (cadence === 'weekly') return `week ${Math.floor((count - 4) / 7)}`;
  return `${cadence} ${date(count)
    .toISOString()
    .slice(0, cadence === 'monthly' ? 7 : 10)}`;
}
