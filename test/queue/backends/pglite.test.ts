/** The queue in an embedded PGlite: what only this backend has to show. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addAndBeKilled, collector, createQueueWorld, pgliteTimeoutMs } from '../../support/queue.ts';

const world = createQueueWorld();
const dataDir = world.folder();
afterAll(() => world.tidy());

const putAside = () => readdirSync(dataDir).filter((name) => name.startsWith('pglite.broken-'));

it(
  'the embedded queue opens on what a killed process left, and has its jobs',
  async () => {
    await addAndBeKilled(dataDir, true, 9);
    const backend = await world.open(dataDir, true);
    const { take, until, seen } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await until(1);
    expect(seen).toEqual([9]);
    expect(putAside()).toEqual([]);
    await backend.close();
  },
  pgliteTimeoutMs,
);

it(
  'the embedded queue is refused to a second process on its data folder',
  async () => {
    const backend = await world.open(dataDir, true);
    await expect(world.open(dataDir, true)).rejects.toThrow(
      /Another Postrider runs on the data folder .*REDIS_URL/,
    );
    await backend.close();
  },
  pgliteTimeoutMs,
);

it(
  'an embedded queue that can not be read is put aside and made anew',
  async () => {
    for (const file of ['PG_VERSION', 'global/pg_control'])
      writeFileSync(join(dataDir, 'pglite', file), 'nonsense');
    const backend = await world.open(dataDir, true);
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    expect(putAside()).toHaveLength(1);
  },
  pgliteTimeoutMs,
);
