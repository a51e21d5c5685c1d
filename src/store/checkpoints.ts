import { extname } from 'node:path';
import type Database from 'better-sqlite3';
import type { Piscina } from 'piscina';

/** In pages of 4 kB. A checkpoint begins at `from`; at `most`, writes wait for it. */
const wal = { from: 4_000, most: 32_000 };

const worker = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url);

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
 * tenth of a second in which nothing else happens; here it is the last resort.
 */
export function createCheckpoints(file: string, writer: Database.Database): Checkpoints {
  let threads: Promise<Piscina> | undefined;
  let running: Promise<void> | undefined;
  let isBroken = false;
  writer.pragma(`wal_autocheckpoint = ${4 * wal.most}`);

  const pages = () => (writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0]!;

  async function run(): Promise<void> {
    try {
      threads ??= startThread();
      await (await threads).run(file);
    } catch {
      isBroken = true;
      writer.pragma(`wal_autocheckpoint = ${wal.from}`);
    } finally {
      running = undefined;
    }
  }

  const start = (): Promise<void> => (running ??= run());

  return {
    begin() {
      const { log, checkpointed } = pages();
      if (!isBroken && log - checkpointed >= wal.from) void start();
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
      await (await threads)?.destroy();
    },
  };
}

/** One that ends when it has nothing to do for a while. */
async function startThread(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: worker.href,
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: 30_000, recordTiming: false },
    // From the sources, as tests run; from dist/ there is nothing to translate.
    ...(worker.href.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
}
