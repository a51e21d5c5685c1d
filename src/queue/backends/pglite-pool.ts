/** BullMQ's Postgres backend on PGlite, an in-process database behind the interface of a `pg` pool. */
import { EventEmitter } from 'node:events';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { runMigrations } from 'bullmq';
import type { Logger } from 'pino';
import { queueText } from '../../text/install/queue.ts';
import { holdFolder } from './private-socket.ts';
import { QueueError } from './queue-error.ts';

type PgPool = Parameters<typeof runMigrations>[0] & { connect(): Promise<unknown>; end(): Promise<void> };

/** A query without parameters may contain several statements, as BullMQ's migrations do. */
async function query(db: PGlite, text: string, params?: readonly unknown[]) {
  if (params?.length) return db.query(text, [...params]);
  return (await db.exec(text)).at(-1) ?? { rows: [] };
}

/** One session serves every client: BullMQ runs each command as one statement, and transactions only to migrate. */
function createClient(db: PGlite) {
  const events = new EventEmitter();
  const stopListening = db.onNotification((channel, payload) =>
    events.emit('notification', { channel, payload }),
  );
  return Object.assign(events, {
    query: (text: string, params?: readonly unknown[]) => query(db, text, params),
    release: stopListening,
  });
}

async function openDatabase(folder: string, log: Logger): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: folder });
  } catch (error) {
    // The queue holds only hints. If a kill left the folder unreadable, we move it away; due rows become jobs again.
    const aside = `${folder}.broken-${Date.now()}`;
    await rename(folder, aside);
    log.warn(
      { err: error, aside },
      'The embedded queue could not be opened and was put aside; it is made anew, and nothing is lost.',
    );
    return PGlite.create({ dataDir: folder });
  }
}

/** Opens the embedded database in `folder`, with BullMQ's tables. @throws QueueError if another process has it open */
export async function openPglitePool(
  folder: string,
  log: Logger,
): Promise<{ pool: PgPool; close(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  // PGlite itself lets two processes write to one folder, and then neither sees the other's data.
  const release = await holdFolder(dirname(folder), 'pglite.sock');
  if (!release) {
    throw new QueueError(queueText.held(dirname(folder)));
  }
  try {
    const db = await openDatabase(folder, log);
    return { pool: await createPool(db), close: () => db.close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

async function createPool(db: PGlite): Promise<PgPool> {
  const client = createClient(db);
  await runMigrations(client as never);
  client.release();
  await db.exec('SET search_path TO bullmq');
  // Every queue and every worker adds an error listener.
  const pool = Object.assign(new EventEmitter().setMaxListeners(0), {
    query: (text: string, params?: readonly unknown[]) => query(db, text, params),
    connect: async () => createClient(db),
    end: async () => undefined,
    options: { keepAlive: true },
  });
  return pool as unknown as PgPool;
}
