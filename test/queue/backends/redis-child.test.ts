import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hasRedisServer } from '../../../src/queue/backends/redis-child.ts';
import { addAndBeKilled, collector, createQueueWorld } from '../../support/queue.ts';

const world = createQueueWorld();
afterEach(() => world.tidy());

const serversOf = (dataDir: string) =>
  spawnSync('pgrep', ['-f', `redis-server unixsocket:${dataDir}/`])
    .stdout.toString()
    .trim();

describe.skipIf(!hasRedisServer())('a private Redis', () => {
  it('outlives a kill -9 of its parent, is adopted by the next start, and ends with it', async () => {
    const dataDir = world.folder();
    await addAndBeKilled(dataDir, false, 9);
    const before = serversOf(dataDir);
    expect(before).toMatch(/^\d+$/);
    const backend = await world.open(dataDir, false);
    expect(serversOf(dataDir)).toBe(before);
    const { take, until, seen } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await until(1);
    expect(seen).toEqual([9]);
    await backend.close();
    await expect.poll(() => serversOf(dataDir), { timeout: 5_000 }).toBe('');
  });

  it('is started again when it is gone', async () => {
    const dataDir = world.folder();
    const backend = await world.open(dataDir, false);
    const { take, until } = collector();
    const queue = backend.queue('deliver');
    backend.worker('deliver', take, { concurrency: 1 });
    await queue.add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    await until(1);
    process.kill(Number(serversOf(dataDir)), 'SIGKILL');
    await queue.add('deliver', { id: 2 }, { jobId: 'deliver-2' });
    await until(2);
  });

  it('is left running by a process that ends while another one uses it', async () => {
    const dataDir = world.folder();
    const first = await world.open(dataDir, false);
    const second = await world.open(dataDir, false);
    const before = serversOf(dataDir);
    await second.close();
    expect(serversOf(dataDir)).toBe(before);
    await first.close();
    await expect.poll(() => serversOf(dataDir), { timeout: 5_000 }).toBe('');
  });

  it('puts data aside on which it does not start', async () => {
    const dataDir = world.folder();
    await (await world.open(dataDir, false)).close();
    const files = join(dataDir, 'redis/appendonlydir');
    for (const file of readdirSync(files)) writeFileSync(join(files, file), 'nonsense');
    const backend = await world.open(dataDir, false);
    expect(backend.name).toBe('private-redis');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('redis.broken-'))).toHaveLength(1);
  });

  it('works in a data folder whose path is too long for a socket', async () => {
    const backend = await world.open(world.folder('x'.repeat(90)), false);
    const [, short] = /(\/\S+\/postrider-[0-9a-f]{16})\/redis\.sock/.exec(backend.describe)!;
    world.defer(async () => {
      await backend.close();
      rmSync(short!, { recursive: true });
    });
    expect(statSync(short!).mode & 0o777).toBe(0o700);
    const { take, until } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    await until(1);
  });
});
