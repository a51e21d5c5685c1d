import { extname } from 'node:path';
import type Database from 'better-sqlite3';
import { createThreadPool, type ThreadPool } from '../../lib/thread-pool.ts';

/** Sizes of the WAL in pages of 4 kB. A checkpoint begins at `min`. At `max`, writes wait for its end. */
const wal = { min: 4_000, max: 32_000 };

/** The program of the thread. */
const checkpointWorker = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url);

export interface Checkpoints {
  /** Begins a checkpoint if there is enough to write back. Call it after a commit. */
  begin(): void;
  /** Waits while the WAL is full, unless a reader keeps it full. Call it between transactions. */
  waitForRoom(): Promise<void>;
  /** Waits for the checkpoint that is under way, and ends the thread. */
  close(): Promise<void>;
}

/**
 * Writes a database's WAL back into its file in a thread. SQLite would do it within a commit, and block the event loop
 * for a tenth of a second. If the thread fails, SQLite does it from then on.
 */
export function createCheckpoints(
  file: string,
  writer: Database.Database,
  worker: URL = checkpointWorker,
): Checkpoints {
  let thread: Promise<ThreadPool> | undefined;
  let running: Promise<void> | undefined;
  let isBroken = false;
  writer.pragma(`wal_autocheckpoint = ${4 * wal.max}`);

  function giveUp(error: unknown): void {
    isBroken = true;
    process.emitWarning(
      `The thread that writes back what is new in ${file} failed: ${(error as Error).message}. Commits do it themselves now, and some take longer.`,
    );
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${wal.min}`);
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
        if (log - checkpointed >= wal.min) void start();
      } catch (error) {
        // The commit has succeeded, so this must not throw.
        giveUp(error);
      }
    },
    async waitForRoom() {
      for (let before = -1; !isBroken; ) {
        const { log, checkpointed } = pages();
        if (log < wal.max || checkpointed === log || (checkpointed === before && !running)) return;
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
