/** Opens fresh databases for tests: the same tests run on both engines, with real migrations. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import type { DatabaseSettings } from '../../src/store/engine/database-settings.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';

export interface TestEngine {
  name: 'sqlite' | 'postgres';
  /** A database of its own, not opened yet; dropped after the test. */
  database(): Promise<DatabaseSettings>;
  /** A store on a fresh database, closed after the test. */
  open(): Promise<Store>;
}

type Undo = () => Promise<void> | void;

function engine(name: TestEngine['name'], make: (undo: Undo[]) => Promise<DatabaseSettings>): TestEngine {
  const undo: Undo[] = [];
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });
  const database = () => make(undo);
  return {
    name,
    database,
    async open() {
      const store = await openStore(await database());
      undo.push(() => store.close());
      return store;
    },
  };
}

async function sqliteDatabase(undo: Undo[]): Promise<DatabaseSettings> {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-test-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return { engine: 'sqlite', file: join(folder, 'postrider.sqlite') };
}

const postgresDatabase =
  (server: string) =>
  async (undo: Undo[]): Promise<DatabaseSettings> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    undo.push(async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    });
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { engine: 'postgres', url: url.href };
  };

/** Describes `title` once for each engine that this machine has. */
export function onEachEngine(title: string, tests: (engine: TestEngine) => void): void {
  describe(`${title} (sqlite)`, () => tests(engine('sqlite', sqliteDatabase)));
  const server = inject('postgresUrl');
  describe.skipIf(server === null)(`${title} (postgres)`, () =>
    tests(engine('postgres', postgresDatabase(server ?? ''))),
  );
}
