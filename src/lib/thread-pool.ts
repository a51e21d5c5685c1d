import type { Piscina } from 'piscina';

export interface ThreadPool {
  pool: Piscina;
  /** Rejects when a thread fails that has no task, mostly while it loads. */
  broken: Promise<never>;
}

/** Creates threads that run a module and end after `idleMs` without a task. `memoryMb` limits each thread's heap. */
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
    // Tests run the TypeScript sources, which tsx translates. dist/ needs no translation.
    ...(worker.href.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  const broken = new Promise<never>((_resolve, reject) => pool.on('error', reject));
  broken.catch(() => undefined);
  return { pool, broken };
}
