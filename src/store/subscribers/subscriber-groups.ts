/** Subscribers who are due together: with the same cadence, cursor, filters and language and, for digests, schedule. */
import { and, eq, isNull, lte, or, type Param, type SQL, sql } from 'drizzle-orm';
import type { ScheduleColumns } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { Schema } from '../schema/schema.ts';

export interface SubscriberGroup extends ScheduleColumns {
  cursor: number;
  filtersHash: string;
  language: string;
  /** Whether all subscribers of the group have its time zone. If not, the zone has no meaning. */
  oneZone: boolean;
  /** When the digest of these subscribers was due; null for the instant cadence. */
  dueAt: Date | null;
  /** The number of subscribers in the group. */
  size: number;
  filters: Filters | null;
}

/** A literal and not a parameter, because the engines use a partial index only for a literal. */
export const isActive = ({ subscriber }: Schema): SQL => sql`${subscriber.state} = 'active'`;
export const isInstant = ({ subscriber }: Schema): SQL => sql`${subscriber.cadence} = 'instant'`;

/** Subscribers who get mail now: active and not paused. */
export const receiving = (tables: Schema, now: Date | Param): SQL => {
  const { pausedUntil } = tables.subscriber;
  return and(isActive(tables), or(isNull(pausedUntil), lte(pausedUntil, now)))!;
};

/** The subscribers of a group that have not changed since it was found. */
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
