import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { openBackend, type QueueBackend } from '../../src/queue/backend.ts';
import { hasRedisServer } from '../../src/queue/redis-child.ts';

const log = pino({ level: 'silent' });
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

function dataFolder(name = 'q'): string {
  const folder = mkdtempSync(join(tmpdir(), `postrider-${name}-`));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function open(preferPglite: boolean, dataDir = dataFolder()): Promise<QueueBackend> {
  const backend = await openBackend({ redisUrl: undefined, dataDir, log, preferPglite });
  undo.push(() => backend.close().catch(() => undefined));
  return backend;
}

/** Collects what a worker was given; `until(n)` waits for the nth. */
function collector() {
  const seen: number[] = [];
  let wake: () => void = () => undefined;
  return {
    seen,
    take: async ({ data }: { data: { id: number } }) => {
      seen.push(data.id);
      wake();
    },
    async until(count: number) {
      while (seen.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
  };
}

const kinds = [
  { name: 'private Redis', pglite: false, there: hasRedisServer() },
  { name: 'PGlite', pglite: true, there: true },
];

describe.each(kinds)('queue on $name', ({ pglite, there }) => {
  describe.skipIf(!there)('backend', () => {
    it('gives every job to a worker once', async () => {
      const backend = await open(pglite);
      const { seen, take, until } = collector();
      const queue = backend.queue('deliver');
      backend.worker('deliver', take, { concurrency: 4 });
      await queue.addBulk(
        Array.from({ length: 50 }, (_, id) => ({
          name: 'deliver',
          data: { id },
          opts: { jobId: `deliver-${id}` },
        })),
      );
      await until(50);
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, id) => id));
    });

    it('ignores an id while its job is there, and takes it again once the job has completed', async () => {
      const backend = await open(pglite);
      const { seen, take, until } = collector();
      const queue = backend.queue('deliver');
      const add = () => queue.add('deliver', { id: 7 }, { jobId: 'deliver-7' });
      await add();
      await add();
      const worker = backend.worker('deliver', take, { concurrency: 1 });
      const completed = () => new Promise((resolve) => worker.once('completed', resolve));
      await completed();
      expect(seen).toEqual([7]);
      const again = completed();
      await add();
      await again;
      await until(2);
      expect(seen).toEqual([7, 7]);
    });

    it('wakes an idle worker at once', async () => {
      const backend = await open(pglite);
      const { take, until } = collector();
      const queue = backend.queue('deliver');
      const worker = backend.worker('deliver', take, { concurrency: 1 });
      await worker.waitUntilReady();
      await queue.add('deliver', { id: 1 }, { jobId: 'deliver-1' });
      // Without a notification the worker would look again after its drain delay of seconds only.
      const timeout = new Promise((_, reject) =>
        setTimeout(reject, 2_000, new Error('the worker slept on')).unref(),
      );
      await Promise.race([until(1), timeout]);
    });

    it('keeps its jobs over a close and an open', async () => {
      const dataDir = dataFolder();
      const first = await open(pglite, dataDir);
      await first.queue('deliver').add('deliver', { id: 3 }, { jobId: 'deliver-3' });
      await first.close();
      const second = await open(pglite, dataDir);
      const { take, until, seen } = collector();
      second.worker('deliver', take, { concurrency: 1 });
      await until(1);
      expect(seen).toEqual([3]);
    });
  });
});

describe.skipIf(!hasRedisServer())('private Redis', () => {
  it('outlives a kill -9 of its parent and is adopted by the next start', async () => {
    const dataDir = dataFolder();
    const script = `
      import { pino } from 'pino';
      import { openBackend } from './src/queue/backend.ts';
      const backend = await openBackend({ redisUrl: undefined, dataDir: ${JSON.stringify(dataDir)}, log: pino({ level: 'silent' }) });
      await backend.queue('deliver').add('deliver', { id: 9 }, { jobId: 'deliver-9' });
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const running = () =>
      spawnSync('pgrep', ['-fc', `${dataDir}/redis`])
        .stdout.toString()
        .trim();
    const before = running();
    const backend = await open(false, dataDir);
    expect(running()).toBe(before);
    const { take, until, seen } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await until(1);
    expect(seen).toEqual([9]);
  });

  it('works in a data folder whose path is too long for a socket', async () => {
    const backend = await open(false, dataFolder('x'.repeat(90)));
    const { take, until } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    await until(1);
  });
});

describe('PGlite', () => {
  it('puts an unreadable folder aside and starts anew', async () => {
    const dataDir = dataFolder();
    await (await open(true, dataDir)).close();
    for (const file of ['PG_VERSION', 'global/pg_control'])
      writeFileSync(join(dataDir, 'pglite', file), 'nonsense');
    const backend = await open(true, dataDir);
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    expect(readdirSync(dataDir).some((name) => name.startsWith('pglite.broken-'))).toBe(true);
  });
});

describe('REDIS_URL', () => {
  const opening = (redisUrl: string) => openBackend({ redisUrl, dataDir: '/nowhere', log });

  it('is refused with a sentence when nothing listens there', async () => {
    await expect(opening('redis://ada:secret@127.0.0.1:1')).rejects.toThrow(
      /127\.0\.0\.1:1 \(REDIS_URL\).*nothing listens there/,
    );
    await expect(opening('redis://ada:secret@127.0.0.1:1')).rejects.not.toThrow(/secret/);
  });

  it('is refused with a sentence when something else answers there', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    undo.push(() => void server.close());
    const { port } = server.address() as { port: number };
    await expect(opening(`redis://127.0.0.1:${port}`)).rejects.toThrow(/not Redis/);
  });
});
