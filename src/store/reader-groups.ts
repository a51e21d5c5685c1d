/** Readers who are due together: in the same place (cadence, cursor, filters, language) and, for digests, of the same schedule. */
import { and, count, eq, inArray, isNull, lt, lte, min, or, type Param, type SQL } from 'drizzle-orm';
import { type Cadence, digestCadences, type ScheduleColumns } from '../model/cadence.ts';
import type { Filters } from '../model/filters.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

export interface ReaderGroup extends ScheduleColumns {
  cursor: number;
  filtersHash: string;
  language: string;
  /** Whether all of its readers have this time zone; else it stands for any. */
  oneZone: boolean;
  /** When their digest was due; null for instant, and for digests that are wanted whatever the hour. */
  dueAt: Date | null;
  readers: number;
  filters: Filters | null;
}

/** Which readers to look at: those behind `instantBehind`, those due for digests, or one digest cadence whatever the hour. */
export type Due = { instantBehind: number; byZone: boolean } | { digestsAt: Date } | { digest: Cadence };

function dueCondition({ subscriber }: Schema, due: Due): SQL {
  if ('instantBehind' in due)
    return and(eq(subscriber.cadence, 'instant'), lt(subscriber.cursor, due.instantBehind))!;
  if ('digestsAt' in due)
    return and(inArray(subscriber.cadence, digestCadences), lte(subscriber.dueAt, due.digestsAt))!;
  return eq(subscriber.cadence, due.digest);
}

/** Readers that mail goes to now: active, and not away. */
export const receiving = ({ subscriber }: Schema, now: Date | Param): SQL =>
  and(eq(subscriber.state, 'active'), or(isNull(subscriber.pausedUntil), lte(subscriber.pausedUntil, now)))!;

/** The groups that are due. */
export async function dueGroups(
  { tables, read }: Store,
  publicationId: number,
  due: Due,
  now: Date,
): Promise<ReaderGroup[]> {
  const { subscriber } = tables;
  const instant = 'instantBehind' in due;
  const oneZone = !instant || due.byZone;
  const { timezone, digestHour, digestWeekday, digestMonthDay } = subscriber;
  const rows = await read
    .select({
      cadence: subscriber.cadence,
      cursor: subscriber.cursor,
      filtersHash: subscriber.filtersHash,
      language: subscriber.language,
      timezone: oneZone ? timezone : min(timezone),
      digestHour: instant ? min(digestHour) : digestHour,
      digestWeekday: instant ? min(digestWeekday) : digestWeekday,
      digestMonthDay: instant ? min(digestMonthDay) : digestMonthDay,
      dueAt: 'digestsAt' in due ? subscriber.dueAt : min(subscriber.dueAt),
      readers: count(),
      sample: min(subscriber.id),
    })
    .from(subscriber)
    .where(
      and(eq(subscriber.publicationId, publicationId), receiving(tables, now), dueCondition(tables, due)),
    )
    .groupBy(
      ...[subscriber.cadence, subscriber.cursor, subscriber.filtersHash, subscriber.language],
      ...(oneZone ? [timezone] : []),
      ...(instant ? [] : [digestHour, digestWeekday, digestMonthDay]),
      ...('digestsAt' in due ? [subscriber.dueAt] : []),
    );
  const samples = rows.filter((row) => row.filtersHash !== '').map((row) => Number(row.sample));
  const byHash = await filtersOf({ tables, read } as Store, samples);
  return rows.map(({ sample: _sample, ...row }) => ({
    ...row,
    oneZone,
    readers: Number(row.readers),
    timezone: row.timezone ?? 'UTC',
    digestHour: Number(row.digestHour ?? 0),
    digestWeekday: Number(row.digestWeekday ?? 1),
    digestMonthDay: Number(row.digestMonthDay ?? 1),
    dueAt: 'digestsAt' in due ? row.dueAt : null,
    filters: byHash.get(row.filtersHash) ?? null,
  }));
}

const idsAtOnce = 1000;

/** The filters that these readers have, by their hash. */
async function filtersOf(
  { tables, read }: Store,
  subscriberIds: number[],
): Promise<Map<string, Filters | null>> {
  const { subscriber } = tables;
  const found = new Map<string, Filters | null>();
  for (let at = 0; at < subscriberIds.length; at += idsAtOnce) {
    const rows = await read
      .select({ hash: subscriber.filtersHash, filters: subscriber.filters })
      .from(subscriber)
      .where(inArray(subscriber.id, subscriberIds.slice(at, at + idsAtOnce)));
    for (const row of rows) found.set(row.hash, row.filters);
  }
  return found;
}

/** Those of the group's readers who are still as they were found. */
export const inGroup = (tables: Schema, publicationId: number, group: ReaderGroup, now: Date): SQL => {
  const { subscriber } = tables;
  const digest = group.cadence !== 'instant';
  return and(
    ...[eq(subscriber.publicationId, publicationId), receiving(tables, now)],
    ...[eq(subscriber.cadence, group.cadence), eq(subscriber.cursor, group.cursor)],
    ...[eq(subscriber.filtersHash, group.filtersHash), eq(subscriber.language, group.language)],
    group.oneZone ? eq(subscriber.timezone, group.timezone) : undefined,
    ...(digest
      ? [
          eq(subscriber.digestHour, group.digestHour),
          eq(subscriber.digestWeekday, group.digestWeekday),
          eq(subscriber.digestMonthDay, group.digestMonthDay),
        ]
      : []),
    group.dueAt ? eq(subscriber.dueAt, group.dueAt) : undefined,
  )!;
};
