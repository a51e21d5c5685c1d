/** The SQLite engine: WAL, every commit on disk, one writer connection behind a queue. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import pLimit, { type LimitFunction } from 'p-limit';
import { sqliteKit } from '../schema/columns.ts';
import { defineSchema } from '../schema/schema.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { createDb, createTx } from './connections.ts';
import { StoreError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Connection, Store } from './store.ts';

/** How long a write waits for the write lock of another process before it fails. */
const maxWaitMs = 15_000;

/** The page cache of each connection, in kB; a small database takes less. */
const cacheKb = { writer: 64_000, reader: 16_000 };

function open(file: string, cache: number): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const connection = new Database(file);
    connection.pragma('busy_timeout = 50');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`cache_size = -${cache}`);
    return connection;
  } catch (error) {
    throw new StoreError({ code: 'file-not-opened', file, detail: (error as Error).message });
  }
}

const connect = (database: Database.Database): Connection =>
  drizzle(database, { casing: 'snake_case' }) as unknown as Connection;

const isBusy = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');

/** Runs BEGIN IMMEDIATE. It waits, without blocking the event loop, while another process writes. */
async function begin(writer: Database.Database): Promise<void> {
  const until = Date.now() + maxWaitMs;
  for (;;) {
    try {
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await sleep(5 + Math.random() * 20);
    }
  }
}

type Enqueue = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs transactions on the writer connection, one after the other. */
function createWriteQueue(
  writer: Database.Database,
  checkpoints: Checkpoints,
  oneAtATime: LimitFunction,
): Enqueue {
  const inside = new AsyncLocalStorage<true>();

  async function commit<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await inside.run(true, work);
      writer.exec('COMMIT');
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw error;
    }
  }

  async function transaction<T>(work: () => Promise<T>): Promise<T> {
    await checkpoints.waitForRoom();
    await begin(writer);
    const result = await commit(work);
    checkpoints.begin();
    return result;
  }

  return (work) => {
    if (inside.getStore()) throw new Error('store.write() was called inside another store.write()');
    return oneAtATime(() => transaction(work));
  };
}

/** @throws StoreError */
export async function openSqlite(file: string): Promise<Store> {
  const writer = open(file, cacheKb.writer);
  const reader = open(file, cacheKb.reader);
  const checkpoints = createCheckpoints(file, writer);
  const oneAtATime = pLimit(1);
  const enqueue = createWriteQueue(writer, checkpoints, oneAtATime);
  try {
    await enqueue(() =>
      migrate('sqlite', {
        run: async (statement) => void writer.exec(statement),
        value: async (statement) => writer.prepare(statement).pluck().get(),
      }),
    );
  } catch (error) {
    writer.close();
    reader.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError({ code: 'tables-not-updated', file, detail: (error as Error).message });
  }
  const tables = defineSchema(sqliteKit);
  const tx = createTx('sqlite', tables, connect(writer));
  return {
    ...createDb('sqlite', tables, connect(reader)),
    write: (work) => enqueue(() => work(tx)),
    async close() {
      await oneAtATime(() => checkpoints.close());
      reader.close();
      writer.close();
    },
  };
}
