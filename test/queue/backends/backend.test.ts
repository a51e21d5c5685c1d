import type { Job } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QueueBackend } from '../../../src/queue/backends/backend.ts';
import { hasRedisServer } from '../../../src/queue/backends/redis-child.ts';
import { collector, createQueueWorld, pgliteTimeoutMs } from '../../support/queue.ts';

const kinds = [
  { name: 'private-redis', preferPglite: false, there: hasRedisServer() },
  { name: 'pglite', preferPglite: true, there: true },
] as const;

describe.each(kinds)('the queue on $name', ({ name, preferPglite, there }) => {
  // Skipped where there is no redis-server on the PATH; the run says so.
  describe.skipIf(!there)('backend', () => {
    const world = createQueueWorld();
    let dataDir: string;
    let backend: QueueBackend;
    let workers: { close(): Promise<void> }[] = [];

    beforeAll(async () => {
      dataDir = world.folder();
      backend = await world.open(dataDir, preferPglite);
    }, pgliteTimeoutMs);
    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      workers = [];
    });
    afterAll(() => world.tidy());

    type Processor = Parameters<QueueBackend['worker']>[1];
    async function work(kind: string, processor: Processor, concurrency = 1) {
      const worker = backend.worker(kind, processor, { concurrency });
      workers.push(worker);
      await worker.waitUntilReady();
      return worker;
    }

    /**
     * A worker that has had a job with the id 0, and waits for the next one without end: by itself it would look again
     * after five seconds.
     */
    async function idleWorker(kind: string, processor: Processor) {
      const worker = await work(kind, processor);
      worker.opts.drainDelay = 3600;
      const drained = new Promise<void>((resolve) => worker.once('drained', () => resolve()));
      await backend.queue(kind).add(kind, { id: 0 }, { jobId: `${kind}-0` });
      await drained;
    }

    it('says in a line what it is', () => {
      expect(backend.name).toBe(name);
      expect(backend.describe).toMatch(
        preferPglite ? /one process only.*340 MB.*redis-server/ : /private Redis at .*redis\.sock/,
      );
    });

    it('gives every job to a worker once', async () => {
      const { seen, take, until } = collector();
      const ids = Array.from({ length: 50 }, (_, id) => id);
      await work('all', take, 4);
      await backend
        .queue('all')
        .addBulk(ids.map((id) => ({ name: 'all', data: { id }, opts: { jobId: `all-${id}` } })));
      await until(50);
      expect(seen.sort((a, b) => a - b)).toEqual(ids);
    });

    it('ignores an id while its job is there, and takes it again once the job has completed', async () => {
      const { seen, take } = collector();
      const queue = backend.queue('same');
      const add = () => queue.add('same', { id: 7 }, { jobId: 'same-7' });
      await add();
      await add();
      const worker = await work('same', take);
      const drained = () => new Promise((resolve) => worker.once('drained', () => resolve(undefined)));
      await drained();
      expect(seen).toEqual([7]);
      const again = drained();
      await add();
      await again;
      expect(seen).toEqual([7, 7]);
    });

    it('keeps nothing of a job that failed, so that its id is free again', async () => {
      const queue = backend.queue('fail');
      const worker = await work('fail', async () => {
        throw new Error('the feed is on fire');
      });
      const failed = () => new Promise((resolve) => worker.once('failed', () => resolve(undefined)));
      for (let i = 0; i < 2; i++) {
        const ended = failed();
        await queue.add('fail', { id: 1 }, { jobId: 'fail-1' });
        await ended;
      }
      expect(await queue.getJobCounts('failed', 'completed', 'waiting')).toEqual({
        failed: 0,
        completed: 0,
        waiting: 0,
      });
    });

    it('wakes an idle worker', async () => {
      const { seen, take, until } = collector();
      await idleWorker('wake', take);
      await backend.queue('wake').add('wake', { id: 1 }, { jobId: 'wake-1' });
      await until(2);
      expect(seen).toEqual([0, 1]);
    });

    it('gives a delayed job when its time has come', async () => {
      const { take, until } = collector();
      let waited = 0;
      await work('later', async (job) => {
        const { timestamp, processedOn } = job as Job;
        waited = processedOn! - timestamp;
        await take(job);
      });
      await backend.queue('later').add('later', { id: 1 }, { jobId: 'later-1', delay: 300 });
      await until(1);
      expect(waited).toBeGreaterThanOrEqual(300);
    });

    it('runs as many jobs at once as it is told', async () => {
      let running = 0;
      let most = 0;
      let openGate = () => {};
      const opened = new Promise<void>((resolve) => {
        openGate = resolve;
      });
      const done = collector();
      const processor: Processor = async (job) => {
        most = Math.max(most, ++running);
        if (running === 3) openGate();
        await opened;
        running--;
        await done.take(job);
      };
      await work('many', processor, 3);
      const jobs = Array.from({ length: 9 }, (_, id) => ({ name: 'many', data: { id } }));
      await backend.queue('many').addBulk(jobs);
      await done.until(9);
      expect(most).toBe(3);
    });

    it(
      'closes while a worker idles, and keeps its jobs until it is opened again',
      async () => {
        await backend.queue('kept').add('kept', { id: 3 }, { jobId: 'kept-3' });
        await idleWorker('idle', async () => undefined);
        await backend.close();
        backend = await world.open(dataDir, preferPglite);
        const { take, until, seen } = collector();
        await work('kept', take);
        await until(1);
        expect(seen).toEqual([3]);
      },
      pgliteTimeoutMs,
    );
  });
});
