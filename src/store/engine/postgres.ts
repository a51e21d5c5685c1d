/** The Postgres engine: a pool of connections, with transactions that are tried again after a deadlock. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { ServerFault } from '../../model/install/database-problems.ts';
import { postgresSchema } from '../schema/schema.ts';
import { createDb, createTx } from './connections.ts';
import { StoreError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Store, Tx } from './store.ts';

/** The key of the advisory lock. Any number will do, if all processes on one database use the same. */
const migrationLock = 7_067_857_443;
/** Serialization failure and deadlock: the transaction may be tried again. */
const retryableCodes = new Set(['40001', '40P01']);
const maxTries = 5;

/** The problems, by the error codes of Node and Postgres. */
const faults: Record<string, ServerFault> = {
  ECONNREFUSED: 'nothing-listens',
  ENOENT: 'no-socket',
  ENOTFOUND: 'unknown-host',
  ETIMEDOUT: 'no-answer',
  '28P01': 'wrong-password',
  '28000': 'no-sign-in',
  '3D000': 'no-database',
  '42501': 'no-right',
};

function explain(url: string, error: unknown): StoreError {
  const { code = '', message } = error as { code?: string; message: string };
  const server = url.replace(/:\/\/[^/]*@/, '://').replace(/\?.*/, '');
  const fault = faults[code];
  return new StoreError(
    fault ? { code: 'server-unusable', server, fault } : { code: 'server-failed', server, detail: message },
  );
}

async function prepareTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(${migrationLock})`);
    await migrate('postgres', {
      run: async (statement) => void (await client.query(statement)),
      value: async (statement) => Object.values((await client.query(statement)).rows[0] ?? {})[0],
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** @throws StoreError */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes is replaced at the next query; that query reports what is wrong.
  pool.on('error', () => undefined);
  try {
    await prepareTables(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StoreError ? error : explain(url, error);
  }
  const db = drizzle(pool, { casing: 'snake_case' });
  const inside = new AsyncLocalStorage<true>();

  async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('store.write() was called inside another store.write()');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inside.run(true, () =>
          db.transaction((tx) => work(createTx('postgres', postgresSchema, tx))),
        );
      } catch (error) {
        const cause = (error as { cause?: { code?: string } }).cause ?? (error as { code?: string });
        if (attempt >= maxTries || !retryableCodes.has(cause.code ?? '')) throw error;
      }
    }
  }

  return {
    ...createDb('postgres', postgresSchema, db),
    write,
    close: () => pool.end(),
  };
}
