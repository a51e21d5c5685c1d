/** The groups of subscribers who are due. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, count, eq, inArray, isNotNull, lt, lte, min, type SQL, sql } from 'drizzle-orm';
import type { DigestCadence } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { Db } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';
import { isActive, isInstant, receiving, type SubscriberGroup } from '../subscribers/subscriber-groups.ts';

/**
 * Finds instant subscribers whose cursor is below `behind`; or digest subscribers who are due at the time `by`, or at any
 * time if it is null. With `byZone`, each group has only one time zone.
 */
export type Due =
  | { cadence: 'instant'; behind: number; byZone: boolean }
  | { cadence: DigestCadence; by: Date | null };

type FoundGroup = Omit<SubscriberGroup, 'filters'> & { sample: number };

export async function dueGroups(
  db: Db,
  publicationId: number,
  due: Due,
  now: Date,
): Promise<SubscriberGroup[]> {
  const found = new Map<string, FoundGroup>();
  for await (const part of partsOf(db, due, dueRange(db.tables, publicationId, due))) {
    for (const row of await groupsIn(db, due, and(part, receiving(db.tables, now)))) {
      const key = JSON.stringify({ ...row, size: null, sample: null });
      const before = found.get(key);
      if (before) before.size += row.size;
      else found.set(key, row);
    }
  }
  const rows = [...found.values()];
  const samples = rows.filter((row) => row.filtersHash !== '').map((row) => row.sample);
  const byHash = await filtersOf(db, samples);
  return rows.flatMap(({ sample: _sample, ...row }) => {
    const filters = row.filtersHash === '' ? null : byHash.get(row.filtersHash);
    // The sampled subscriber has changed its filters since. The others stay due, and the next call finds them.
    return filters === undefined ? [] : [{ ...row, filters }];
  });
}

/** Two conditions on one index: the part of the index that has the subscribers, and the part of it that is due. */
function dueRange(tables: Schema, publicationId: number, due: Due): { indexed: SQL; due: SQL } {
  const { subscriber } = tables;
  const theirs = eq(subscriber.publicationId, publicationId);
  if (due.cadence === 'instant')
    return {
      indexed: and(theirs, isInstant(tables), isActive(tables))!,
      due: lt(subscriber.cursor, due.behind),
    };
  const known = isNotNull(subscriber.dueAt);
  return {
    indexed: and(theirs, eq(subscriber.cadence, due.cadence), known)!,
    due: due.by ? lte(subscriber.dueAt, due.by) : known,
  };
}

/** Splits the rows that are due, in the order of their index, so that one turn of the event loop reads only so many. */
async function* partsOf(
  { dialect: { rowsPerTurn }, tables, read }: Db,
  { cadence }: Due,
  { indexed, due }: ReturnType<typeof dueRange>,
): AsyncGenerator<SQL | undefined> {
  const { subscriber } = tables;
  const { filtersHash, id } = subscriber;
  const columns = [cadence === 'instant' ? subscriber.cursor : subscriber.dueAt, filtersHash, id] as const;
  const [first, second, third] = columns;
  const place = sql`(${first}, ${second}, ${third})`;
  let after: SQL | undefined;
  while (rowsPerTurn !== null) {
    const [last] = await read
      .select({ first, second, third })
      .from(subscriber)
      .where(and(indexed, due, after))
      .orderBy(...columns)
      .offset(rowsPerTurn - 1)
      .limit(1);
    if (!last) break;
    const end = sql`(${sql.param(last.first, first)}, ${last.second}, ${last.third})`;
    // `due` is left out. It is true up to `end`, and SQLite would use it as the end of the range and read all rows.
    yield and(indexed, after, sql`${place} <= ${end}`);
    after = sql`${place} > ${end}`;
    await nextTurn();
  }
  yield and(indexed, due, after);
}

/** A column in which the subscribers of a group may differ is selected as a constant. */
async function groupsIn(
  { tables: { subscriber }, read }: Db,
  { cadence, ...due }: Due,
  condition: SQL | undefined,
): Promise<FoundGroup[]> {
  const { cursor, filtersHash, language, timezone, dueAt } = subscriber;
  const { digestHour, digestWeekday, digestMonthDay } = subscriber;
  const instant = cadence === 'instant';
  const oneZone = !('byZone' in due) || due.byZone;
  const schedule = [digestHour, digestWeekday, digestMonthDay, dueAt];
  const rows = await read
    .select({
      cursor,
      filtersHash,
      language,
      timezone: oneZone ? timezone : sql<string>`'UTC'`,
      digestHour: instant ? sql<number>`0` : digestHour,
      digestWeekday: instant ? sql<number>`1` : digestWeekday,
      digestMonthDay: instant ? sql<number>`1` : digestMonthDay,
      dueAt: instant ? sql<null>`null` : dueAt,
      size: count(),
      sample: min(subscriber.id),
    })
    .from(subscriber)
    .where(condition)
    .groupBy(cursor, filtersHash, language, ...(oneZone ? [timezone] : []), ...(instant ? [] : schedule));
  return rows.map((row) => ({
    ...row,
    cadence,
    oneZone,
    size: Number(row.size),
    sample: Number(row.sample),
  }));
}

/** The maximum number of ids in one query. */
const maxIds = 1000;

/** @returns the filters that these subscribers have, by their hash */
async function filtersOf(
  { tables, read }: Db,
  subscriberIds: number[],
): Promise<Map<string, Filters | null>> {
  const { subscriber } = tables;
  const found = new Map<string, Filters | null>();
  for (let at = 0; at < subscriberIds.length; at += maxIds) {
    const rows = await read
      .select({ hash: subscriber.filtersHash, filters: subscriber.filters })
      .from(subscriber)
      .where(inArray(subscriber.id, subscriberIds.slice(at, at + maxIds)));
    for (const row of rows) found.set(row.hash, row.filters);
  }
  return found;
}
