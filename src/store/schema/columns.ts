/**
 * The column kit: the few column types that Postrider uses, once for SQLite and once for Postgres,
 * with one TypeScript type. The tables are written against the Postgres kit's types; the SQLite
 * kit is cast to them, since both give and take the same values.
 */

import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/** Removes U+0000, which Postgres refuses in text and which no person types, and replaces halves of surrogate pairs. */
const storable = (value: string): string =>
  (value.includes('\u0000') ? value.replaceAll('\u0000', '') : value).toWellFormed();
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storable(part) : part));

const pgText = pg.customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storable,
});
const pgJson = pg.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: jsonText,
});

const liteText = lite.customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storable,
});
const liteJson = lite.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: jsonText,
  fromDriver: (value) => JSON.parse(value),
});

/** Postgres columns. Times are `Date`s with millisecond precision; json is jsonb. */
export const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  id: () => pg.bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  ref: () => pg.bigint({ mode: 'number' }),
  /** A reference to a row. If that row is deleted, this one is deleted too. */
  partOf: (id: () => pg.AnyPgColumn) =>
    pg.bigint({ mode: 'number' }).notNull().references(id, { onDelete: 'cascade' }),
  int: () => pg.integer(),
  text: () => pgText(),
  time: () => pg.timestamp({ mode: 'date', precision: 3, withTimezone: true }),
  bool: () => pg.boolean(),
  json: () => pgJson(),
};

export type ColumnKit = typeof postgresKit;

/** SQLite columns. Times are stored as integer milliseconds since 1970, json as text. */
export const sqliteKit = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  id: () => lite.integer().primaryKey({ autoIncrement: true }),
  ref: () => lite.integer(),
  partOf: (id: () => lite.AnySQLiteColumn) =>
    lite.integer().notNull().references(id, { onDelete: 'cascade' }),
  int: () => lite.integer(),
  text: () => liteText(),
  time: () => lite.integer({ mode: 'timestamp_ms' }),
  bool: () => lite.integer({ mode: 'boolean' }),
  json: () => liteJson(),
} as unknown as ColumnKit;
