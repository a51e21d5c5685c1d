/** Brings the tables up to date, one process at a time: the engine holds its lock around this. */
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StoreError } from './errors.ts';

/** What the migrator needs of an engine, inside the engine's lock and transaction. */
export interface MigrationTarget {
  run(statement: string): Promise<void>;
  /** Returns the first column of the first row. */
  value(statement: string): Promise<unknown>;
}

/**
 * Applies the migrations in `drizzle/<engine>` that the database doesn't have yet. @throws StoreError if it is newer
 * than this program.
 */
export async function migrate(engine: 'sqlite' | 'postgres', target: MigrationTarget): Promise<void> {
  const folder = fileURLToPath(new URL(`../../../drizzle/${engine}`, import.meta.url));
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  await target.run(
    'CREATE TABLE IF NOT EXISTS postrider_migration (made_at bigint PRIMARY KEY, hash text NOT NULL)',
  );
  const latest = Number((await target.value('SELECT max(made_at) FROM postrider_migration')) ?? 0);
  if (latest > (migrations.at(-1)?.folderMillis ?? 0)) {
    throw new StoreError({ code: 'made-by-newer' });
  }
  for (const migration of migrations) {
    if (migration.folderMillis <= latest) continue;
    for (const statement of migration.sql) await target.run(statement);
    await target.run(
      `INSERT INTO postrider_migration (made_at, hash) VALUES (${migration.folderMillis}, '${migration.hash}')`,
    );
  }
}
