/** The differences between the engines: their SQL, and how much work they take at once. */
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

export interface Dialect {
  /** The maximum number of transactions at the same time. */
  parallelWrites: number;
  /**
   * Whether other transactions may commit while a statement runs. A condition that a sub-select has checked is then
   * checked again on the rows that are changed.
   */
  sharesTables: boolean;
  /**
   * The maximum number of rows that a query may read in one turn of the event loop; null if the engine reads in
   * another process, so that the event loop is not blocked.
   */
  rowsPerTurn: number | null;
  /** Returns the expression for the id of a row that `insert … select` inserts. */
  nextId(table: string): SQL;
  /** Returns a table with one column, `id`, made from a list of ids in one parameter. */
  idsTable(ids: number[]): SQL;
}

export const dialects: Record<'sqlite' | 'postgres', Dialect> = {
  sqlite: {
    parallelWrites: 1,
    sharesTables: false,
    rowsPerTurn: 20_000,
    nextId: () => sql`null`,
    idsTable: (ids) => sql`(select value as id from json_each(${JSON.stringify(ids)})) as ids`,
  },
  postgres: {
    parallelWrites: 2,
    sharesTables: true,
    rowsPerTurn: null,
    nextId: (table) => sql`nextval(pg_get_serial_sequence(${table}, 'id'))`,
    idsTable: (ids) =>
      sql`(select value::bigint as id from json_array_elements_text(${JSON.stringify(ids)}::json)) as ids`,
  },
};

/**
 * Makes the `select` of an `insert … select` that adds one row for each id. The column `each` gets the id; the other
 * columns get the same values in each row, or null. This takes a fifth of the time of a list of values.
 */
export function rowForEach<Table extends PgTable>(
  dialect: Dialect,
  table: Table,
  each: keyof Table['$inferInsert'],
  ids: number[],
  values: Partial<Table['$inferInsert']>,
): SQL {
  const row = Object.entries(getTableColumns(table)).map(([name, column]): SQL => {
    if (name === 'id') return dialect.nextId(getTableName(table));
    if (name === each) return sql`ids.id`;
    const value = values[name as keyof typeof values];
    return value === undefined ? sql`null` : sql`${sql.param(value, column)}`;
  });
  return sql`select ${sql.join(row, sql`, `)} from ${dialect.idsTable(ids)}`;
}
