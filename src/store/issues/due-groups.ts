/** The groups of readers who are due. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, count, eq, inArray, isNotNull, lt, lte, min, type SQL, sql } from 'drizzle-orm';
import type { DigestCadence } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { Db } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';
import { isActive, isInstant, receiving, type SubscriberGroup } from '../subscribers/subscriber-groups.ts';

/** Instant readers who are behind an article, or those of a digest: due by then, or (null) whatever the hour. */
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
      const key = JSON.stringify({ ...row, readers: null, sample: null });
      const before = found.get(key);
      if (before) before.readers += row.readers;
      else found.set(key, row);
    }
  }
  const rows = [...found.values()];
  const samples = rows.filter((row) => row.filtersHash !== '').map((row) => row.sample);
  const byHash = await filtersOf(db, samples);
  return rows.flatMap(({ sample: _sample, ...row }) => {
    const filters = row.filtersHash === '' ? null : byHash.get(row.filtersHash);
    // The sample has other filters by now. The rest of the group stay due, and the next look takes them.
    return filters === undefined ? [] : [{ ...row, filters }];
  });
}

/** What the index of those readers knows: where they are in it, and up to which place they are due. */
function dueRange(tables: Schema, publicationId: number, due: Due): { readers: SQL; due: SQL } {
  const { subscriber } = tables;
  const theirs = eq(subscriber.publicationId, publicationId);
  if (due.cadence === 'instant')
    return {
      readers: and(theirs, isInstant(tables), isActive(tables))!,
      due: lt(subscriber.cursor, due.behind),
    };
  const known = isNotNull(subscriber.dueAt);
  return {
    readers: and(theirs, eq(subscriber.cadence, due.cadence), known)!,
    due: due.by ? lte(subscriber.dueAt, due.by) : known,
  };
}

/** Conditions that part the rows that are due, in the order of their index: what is read in one turn is limited. */
async function* partsOf(
  { dialect: { rowsPerTurn }, tables, read }: Db,
  { cadence }: Due,
  { readers, due }: ReturnType<typeof dueRange>,
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
      .where(and(readers, due, after))
      .orderBy(...columns)
      .offset(rowsPerTurn - 1)
      .limit(1);
    if (!last) break;
    const end = sql`(${sql.param(last.first, first)}, ${last.second}, ${last.third})`;
    // Without `due`, which holds up to there: SQLite would take it as the end, and look at all rows for each part.
    yield and(readers, after, sql`${place} <= ${end}`);
    after = sql`${place} > ${end}`;
    await nextTurn();
  }
  yield and(readers, due, after);
}

/** What a group has not in common is a constant. */
async function groupsIn(
  { tables: { subscriber }, read }: Db,
  { cadence, ...due }: Due,
  fits: SQL | undefined,
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
      readers: count(),
      sample: min(subscriber.id),
    })
    .from(subscriber)
    .where(fits)
    .groupBy(cursor, filtersHash, language, ...(oneZone ? [timezone] : []), ...(instant ? [] : schedule));
  return rows.map((row) => ({
    ...row,
    cadence,
    oneZone,
    readers: Number(row.readers),
    sample: Number(row.sample),
  }));
}

const idsAtOnce = 1000;

/** The filters that these readers have, by their hash. */
async function filtersOf(
  { tables, read }: Db,
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
