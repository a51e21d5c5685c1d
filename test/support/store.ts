/** Opens fresh databases for tests: the same tests run on both engines, with real migrations. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
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

interface Databases {
  /** An empty database. */
  empty(undo: Undo[]): Promise<DatabaseSettings>;
  /** One with every table in it: a copy of one that was migrated, since migrating takes longer than most tests. */
  migrated(undo: Undo[]): Promise<DatabaseSettings>;
}

function engine(name: TestEngine['name'], databases: Databases): TestEngine {
  const undo: Undo[] = [];
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });
  return {
    name,
    database: () => databases.empty(undo),
    async open() {
      const store = await openStore(await databases.migrated(undo));
      undo.push(() => store.close());
      return store;
    },
  };
}

/** Runs the migrations once for each process of the test run. */
async function migrate(settings: DatabaseSettings): Promise<void> {
  const store = await openStore(settings);
  await store.close();
}

function sqliteDatabases(): Databases {
  let template: Promise<string> | undefined;

  function newFile(): { folder: string; file: string } {
    const folder = mkdtempSync(join(tmpdir(), 'postrider-test-'));
    return { folder, file: join(folder, 'postrider.sqlite') };
  }

  async function makeTemplate(): Promise<string> {
    const { folder, file } = newFile();
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await migrate({ engine: 'sqlite', file });
    return file;
  }

  async function empty(undo: Undo[]) {
    const { folder, file } = newFile();
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    return { engine: 'sqlite' as const, file };
  }

  return {
    empty,
    async migrated(undo) {
      template ??= makeTemplate();
      const settings = await empty(undo);
      copyFileSync(await template, settings.file);
      return settings;
    },
  };
}

function postgresDatabases(server: string): Databases {
  let template: Promise<string> | undefined;

  // One connection for all tests of this process, which does not keep the process alive.
  const admin = new pg.Pool({ connectionString: server, max: 1, allowExitOnIdle: true });
  admin.on('error', () => undefined); // the server may stop before this process does

  async function create(from = ''): Promise<{ name: string; settings: DatabaseSettings }> {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await admin.query(`CREATE DATABASE ${name} ${from}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { name, settings: { engine: 'postgres', url: url.href } };
  }

  async function makeTemplate(): Promise<string> {
    const { name, settings } = await create();
    await migrate(settings);
    return name;
  }

  async function createFor(undo: Undo[], from?: string): Promise<DatabaseSettings> {
    const { name, settings } = await create(from);
    undo.push(async () => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)));
    return settings;
  }

  return {
    empty: (undo) => createFor(undo),
    async migrated(undo) {
      template ??= makeTemplate();
      return createFor(undo, `TEMPLATE ${await template}`);
    },
  };
}

const sqlite = sqliteDatabases();
const postgres = new Map<string, Databases>();

function postgresOf(server: string): Databases {
  const known = postgres.get(server) ?? postgresDatabases(server);
  postgres.set(server, known);
  return known;
}

/** Describes `title` once for each engine that this machine has. */
export function onEachEngine(title: string, tests: (engine: TestEngine) => void): void {
  describe(`${title} (sqlite)`, () => tests(engine('sqlite', sqlite)));
  const server = inject('postgresUrl');
  describe.skipIf(server === null)(`${title} (postgres)`, () =>
    tests(engine('postgres', postgresOf(server ?? ''))),
  );
}
