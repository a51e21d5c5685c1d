/** The two views of a connection that both engines share: one only for reading, and one inside a transaction. */
import type { Schema } from '../schema/schema.ts';
import { dialects } from './dialect.ts';
import type { Connection, Db, ReadConnection, Tx } from './store.ts';

/** For reading. Each prepared query is built once, for the life of the connection. */
export function createDb(engine: Db['engine'], tables: Schema, read: ReadConnection): Db {
  const built = new Map<string, unknown>();
  return {
    engine,
    dialect: dialects[engine],
    tables,
    read,
    prepared<T>(name: string, build: (read: ReadConnection, tables: Schema) => T): T {
      if (!built.has(name)) built.set(name, build(read, tables));
      return built.get(name) as T;
    },
  };
}

/** For the transaction that is open on this connection. */
export function createTx(engine: Db['engine'], tables: Schema, connection: Connection): Tx {
  return {
    ...createDb(engine, tables, connection),
    insert: connection.insert.bind(connection),
    update: connection.update.bind(connection),
    delete: connection.delete.bind(connection),
  };
}
