/** Readers who are due together: in the same place (cadence, cursor, filters, language) and, for digests, of the same schedule. */
import { and, eq, isNull, lte, or, type Param, type SQL, sql } from 'drizzle-orm';
import type { ScheduleColumns } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { Schema } from '../schema/schema.ts';

export interface SubscriberGroup extends ScheduleColumns {
  cursor: number;
  filtersHash: string;
  language: string;
  /** Whether all of its readers have this time zone; else it stands for any. */
  oneZone: boolean;
  /** When their digest was due; null for instant. */
  dueAt: Date | null;
  readers: number;
  filters: Filters | null;
}

/** Written out, not bound: only then is an index of such rows alone used. */
export const isActive = ({ subscriber }: Schema): SQL => sql`${subscriber.state} = 'active'`;
export const isInstant = ({ subscriber }: Schema): SQL => sql`${subscriber.cadence} = 'instant'`;

/** Readers that mail goes to now: active, and not away. */
export const receiving = (tables: Schema, now: Date | Param): SQL => {
  const { pausedUntil } = tables.subscriber;
  return and(isActive(tables), or(isNull(pausedUntil), lte(pausedUntil, now)))!;
};

/** Those of the group's readers who are still as they were found. */
export const inGroup = (tables: Schema, publicationId: number, group: SubscriberGroup, now: Date): SQL => {
  const { subscriber } = tables;
  const { dueAt } = group;
  return and(
    eq(subscriber.publicationId, publicationId),
    receiving(tables, now),
    eq(subscriber.cursor, group.cursor),
    eq(subscriber.filtersHash, group.filtersHash),
    eq(subscriber.language, group.language),
    group.oneZone ? eq(subscriber.timezone, group.timezone) : undefined,
    ...(dueAt === null
      ? [isInstant(tables)]
      : [
          eq(subscriber.cadence, group.cadence),
          eq(subscriber.dueAt, dueAt),
          eq(subscriber.digestHour, group.digestHour),
          eq(subscriber.digestWeekday, group.digestWeekday),
          eq(subscriber.digestMonthDay, group.digestMonthDay),
        ]),
  )!;
};
