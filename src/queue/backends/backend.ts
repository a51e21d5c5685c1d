/** Where BullMQ stores its jobs: the Redis at REDIS_URL, a private Redis, or PGlite in this process. */
import { join } from 'node:path';
import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Logger } from 'pino';
import { queueText } from '../../text/install/queue.ts';
import { createOutageLog } from './outage-log.ts';
import { createPatience } from './patience.ts';
import { openPglitePool } from './pglite-pool.ts';
import { checkRedis } from './redis-check.ts';
import { hasRedisServer, openRedisChild } from './redis-child.ts';

export interface QueueBackend {
  name: 'redis' | 'private-redis' | 'pglite';
  /** One line for the log. */
  describe: string;
  queue(name: string): Queue;
  worker(
    name: string,
    processor: (job: { id?: string; name: string; data: { id: number } }) => Promise<void>,
    options: { concurrency: number },
  ): Worker;
  /** Ends the workers once their jobs are done, then the queues and what the backend started. */
  close(): Promise<void>;
}

export interface BackendOptions {
  redisUrl: string | undefined;
  dataDir: string;
  log: Logger;
  /** Uses PGlite even if there is a redis-server. */
  preferPglite?: boolean;
}

type Place = Pick<QueueBackend, 'name' | 'describe'> & {
  connection: unknown;
  factory: unknown;
  /** Called before the workers are closed. */
  giveUp?(): Promise<void>;
  close(): Promise<void>;
};

/** @throws QueueError if REDIS_URL can't be used, or another process has the embedded queue */
export async function openBackend(options: BackendOptions): Promise<QueueBackend> {
  if (options.redisUrl) return backendAt(await givenRedis(options.redisUrl, options.log), options.log);
  const own = !options.preferPglite && hasRedisServer();
  return backendAt(await (own ? privateRedis(options) : pglite(options)), options.log);
}

async function givenRedis(url: string, log: Logger): Promise<Place> {
  await checkRedis(url, log);
  const shown = new URL(url);
  const patience = createPatience();
  return {
    name: 'redis',
    describe: queueText.inRedis(shown.host || shown.pathname),
    connection: { url, ...patience.options },
    factory: createRedisBackend,
    giveUp: patience.giveUp,
    close: async () => undefined,
  };
}

/** Falls back to PGlite, because a redis-server that is installed but broken must not stop Postrider from starting. */
async function privateRedis(options: BackendOptions): Promise<Place> {
  try {
    const child = await openRedisChild(options.dataDir, options.log);
    const patience = createPatience();
    return {
      name: 'private-redis',
      describe: queueText.inPrivateRedis(child.socket),
      connection: { path: child.socket, ...patience.options },
      factory: createRedisBackend,
      giveUp: patience.giveUp,
      close: child.close,
    };
  } catch (error) {
    options.log.warn(
      { err: error },
      'The redis-server on this machine does not work; taking the embedded queue.',
    );
    return pglite(options);
  }
}

async function pglite({ dataDir, log }: BackendOptions): Promise<Place> {
  const { pool, close } = await openPglitePool(join(dataDir, 'pglite'), log);
  return {
    name: 'pglite',
    describe: queueText.inPglite,
    connection: pool,
    factory: createPostgresBackend,
    close,
  };
}

function backendAt(place: Place, log: Logger): QueueBackend {
  const workers: Worker[] = [];
  const queues: Queue[] = [];
  const onError = createOutageLog(log, queueText.away);
  const prefix = place.name === 'pglite' ? {} : { prefix: 'postrider' };
  const shared = { connection: place.connection as QueueOptions['connection'], ...prefix };
  const factory = place.factory as typeof createRedisBackend;
  const done = { removeOnComplete: true, removeOnFail: true };
  return {
    name: place.name,
    describe: place.describe,
    queue(name) {
      const queue = new Queue(name, { ...shared, defaultJobOptions: done }, factory);
      queue.on('error', onError);
      queues.push(queue as unknown as Queue);
      return queue as unknown as Queue;
    },
    worker(name, processor, { concurrency }) {
      const options: WorkerOptions = {
        ...shared,
        concurrency,
        runRetryDelay: 1_000,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      };
      const worker = new Worker(name, processor, options, factory);
      worker.on('error', onError);
      workers.push(worker as unknown as Worker);
      return worker as unknown as Worker;
    },
    async close() {
      await place.giveUp?.();
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(queues.map((queue) => queue.close()));
      await place.close();
    },
  };
}
