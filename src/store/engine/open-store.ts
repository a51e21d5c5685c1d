import type { DatabaseSettings } from './database-settings.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** Opens the database and brings its tables up to date. @throws StoreError */
export function openStore(database: DatabaseSettings): Promise<Store> {
  return database.engine === 'sqlite' ? openSqlite(database.file) : openPostgres(database.url);
}
