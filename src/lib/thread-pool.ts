import type { Piscina } from 'piscina';

export interface ThreadPool {
  pool: Piscina;
  /** Rejects when a thread ends that has nothing to do: while it loads, above all. */
  broken: Promise<never>;
}

/** Threads that run a module, and end when they have had nothing to do for a while. `memoryMb` is of one thread's heap. */
export async function createThreadPool(
  worker: URL,
  {
    threads = 1,
    idleMs = 30_000,
    memoryMb,
  }: { threads?: number; idleMs?: number | undefined; memoryMb?: number } = {},
): Promise<ThreadPool> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    recordTiming: false,
    ...(memoryMb ? { resourceLimits: { maxOldGenerationSizeMb: memoryMb } } : {}),
    // From the sources, as tests run; from dist/ there is nothing to translate.
    ...(worker.href.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  const broken = new Promise<never>((_resolve, reject) => pool.on('error', reject));
  broken.catch(() => undefined);
  return { pool, broken };
}
