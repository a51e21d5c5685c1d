/** The opened database as queries see it: tables, a place to read and the only way to write. */
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { Schema } from '../schema/schema.ts';
import type { Dialect } from './dialect.ts';

/** The part of Drizzle that queries use. Both engines have it, and it has the types of Postgres. */
// biome-ignore lint/suspicious/noExplicitAny: the result and schema parameters differ by engine and are never used
type AnyDatabase = PgDatabase<any, any>;
export type Connection = Pick<AnyDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;

/** The part of a connection that changes nothing. */
export type ReadConnection = Pick<Connection, 'select' | 'selectDistinct'>;

/** What a query reads from: the store, or a transaction, which also sees its own writes. */
export interface Db {
  engine: 'sqlite' | 'postgres';
  dialect: Dialect;
  tables: Schema;
  read: ReadConnection;
  /**
   * A read of a hot path, built by `build` at its first use: building a query costs ten times as much as running it.
   */
  prepared<T>(name: string, build: (read: ReadConnection, tables: Schema) => T): T;
}

/** An open transaction. Only `Store.write` makes one, so a function that takes it can't write outside a transaction. */
export interface Tx extends Db, Pick<Connection, 'insert' | 'update' | 'delete'> {}

export interface Store extends Db {
  /**
   * Runs `work` in one transaction; every write goes through here, single statements too. The work does no I/O of
   * its own, is short (50 ms), and may run again after a deadlock. Nested calls throw.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
