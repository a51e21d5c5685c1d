/** Queue backends for tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openBackend, type QueueBackend } from '../../src/queue/backends/backend.ts';

/** Making PGlite's first database takes seconds of computing, and more where others compute too. */
export const pgliteTimeoutMs = 180_000;

const log = pino({ level: 'silent' });

/** Opens backends and folders; `tidy()` closes and removes them, the last first. */
export function createQueueWorld() {
  const undo: (() => Promise<void> | void)[] = [];
  return {
    log,
    folder(name = 'queue'): string {
      const folder = mkdtempSync(join(tmpdir(), `postrider-${name}-`));
      undo.push(() => rmSync(folder, { recursive: true, force: true }));
      return folder;
    },
    async open(dataDir: string, preferPglite: boolean): Promise<QueueBackend> {
      const backend = await openBackend({ redisUrl: undefined, dataDir, log, preferPglite });
      let closing: Promise<void> | undefined;
      const once = { ...backend, close: () => (closing ??= backend.close()) };
      undo.push(once.close);
      return once;
    },
    defer: (act: () => Promise<void> | void) => void undo.push(act),
    async tidy() {
      for (const act of undo.splice(0).reverse()) await act();
    },
  };
}

/** A processor that writes down the ids it was given; `until(n)` waits for the nth. */
export function collector() {
  const seen: number[] = [];
  let wake: () => void = () => undefined;
  return {
    seen,
    take: async ({ data }: { data: { id: number } }) => {
      seen.push(data.id);
      wake();
    },
    async until(count: number) {
      while (seen.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** A process of its own that opens the backend, adds a job with this id and is killed with SIGKILL. */
export async function addAndBeKilled(dataDir: string, preferPglite: boolean, id: number): Promise<void> {
  const script = `
    import { pino } from 'pino';
    import { openBackend } from './src/queue/backends/backend.ts';
    const options = ${JSON.stringify({ dataDir, preferPglite })};
    const backend = await openBackend({ ...options, redisUrl: undefined, log: pino({ level: 'silent' }) });
    await backend.queue('deliver').add('deliver', { id: ${id} }, { jobId: 'deliver-${id}' });
    process.kill(process.pid, 'SIGKILL');`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const [, signal] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  if (signal !== 'SIGKILL') throw new Error('the process ended before it was killed');
}
