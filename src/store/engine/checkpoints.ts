import { extname } from 'node:path';
import type Database from 'better-sqlite3';
import { createThreadPool, type ThreadPool } from '../../lib/thread-pool.ts';

/** In pages of 4 kB. A checkpoint begins at `from`; at `most`, writes wait for it. */
const wal = { from: 4_000, most: 32_000 };

/** For threads: see checkpoint-worker.ts. */
const checkpointWorker = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url);

export interface Checkpoints {
  /** Begins one if there is enough to write back. To be called after a commit. */
  begin(): void;
  /** Waits while the WAL is full, unless something else keeps it so. To be called between transactions. */
  room(): Promise<void>;
  /** Waits for the one that is under way. */
  close(): Promise<void>;
}

/**
 * Has a thread write a database's WAL back into its file. SQLite does it by itself within a commit, which then takes a
 * tenth of a second in which nothing else happens. Where the thread fails, that is how it is done from then on.
 */
export function createCheckpoints(
  file: string,
  writer: Database.Database,
  worker: URL = checkpointWorker,
): Checkpoints {
  let thread: Promise<ThreadPool> | undefined;
  let running: Promise<void> | undefined;
  let isBroken = false;
  writer.pragma(`wal_autocheckpoint = ${4 * wal.most}`);

  function giveUp(error: unknown): void {
    isBroken = true;
    process.emitWarning(
      `The thread that writes back what is new in ${file} failed: ${(error as Error).message}. Commits do it themselves now, and some take longer.`,
    );
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${wal.from}`);
  }

  async function run(): Promise<void> {
    try {
      thread ??= createThreadPool(worker);
      const { pool, broken } = await thread;
      await Promise.race([pool.run(file), broken]);
    } catch (error) {
      giveUp(error);
    } finally {
      running = undefined;
    }
  }

  const pages = () => (writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0]!;
  const start = (): Promise<void> => (running ??= run());

  return {
    begin() {
      if (isBroken) return;
      try {
        const { log, checkpointed } = pages();
        if (log - checkpointed >= wal.from) void start();
      } catch (error) {
        // The commit has succeeded all the same.
        giveUp(error);
      }
    },
    async room() {
      for (let before = -1; !isBroken; ) {
        const { log, checkpointed } = pages();
        if (log < wal.most || checkpointed === log || (checkpointed === before && !running)) return;
        before = checkpointed;
        await start();
      }
    },
    async close() {
      await running;
      await (await thread)?.pool.destroy();
    },
  };
}
