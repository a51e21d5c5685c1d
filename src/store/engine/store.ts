/** The opened database: tables, a place to read and the only way to write. */
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { DatabaseSettings } from './database-settings.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';

/** What the queries use of Drizzle: the part that both engines have, under the Postgres types. */
// biome-ignore lint/suspicious/noExplicitAny: the result and schema parameters differ by engine and are never used
export type Db = Pick<PgDatabase<any, any>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;

export interface Store {
  engine: 'sqlite' | 'postgres';
  tables: Schema;
  /** For reading outside a transaction. Never written through. */
  read: Db;
  /** A read of a hot path, built by `build` at its first use: building a query costs ten times as much as running it. */
  prepared<T>(name: string, build: (read: Db, tables: Schema) => T): T;
  /**
   * Runs `work` in one transaction; every write goes through here, single statements too. The work does no I/O of
   * its own, is short (50 ms), and may run again after a deadlock. Nested calls throw.
   */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date. @throws StoreError */
export function openStore(database: DatabaseSettings): Promise<Store> {
  return database.engine === 'sqlite' ? openSqlite(database.file) : openPostgres(database.url);
}
