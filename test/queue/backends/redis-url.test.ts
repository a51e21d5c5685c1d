/** The queue in a Redis that REDIS_URL names: which are refused, and what happens when it goes away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBackend } from '../../../src/queue/backends/backend.ts';
import { hasRedisServer } from '../../../src/queue/backends/redis-child.ts';
import { collector, createQueueWorld } from '../../support/queue.ts';

const world = createQueueWorld();
afterEach(() => world.tidy());

/** Opens it, and gives the warnings that it logged. */
async function opening(redisUrl: string): Promise<string[]> {
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) });
  const backend = await openBackend({ redisUrl, dataDir: '/nowhere', log });
  await backend.close();
  return warnings;
}

const refusal = (redisUrl: string) =>
  opening(redisUrl).then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  );

async function serve(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  world.defer(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Something that answers INFO as an old Redis does. */
const oldRedis = (version: string) => (socket: Socket) =>
  socket.on('data', (chunk) => {
    const info = `# Server\r\nredis_version:${version}\r\nloading:0\r\nmaxmemory_policy:noeviction\r\n`;
    for (const command of chunk.toString().match(/^(hello|client|info|ping|select)$/gim) ?? [])
      socket.write(
        command.toLowerCase() === 'info'
          ? `$${info.length}\r\n${info}\r\n`
          : `-ERR unknown command '${command}'\r\n`,
      );
  });

describe('a REDIS_URL', () => {
  it('where nothing listens is refused with a sentence that names host and port, not the password', async () => {
    expect(await refusal('redis://ada:secret@127.0.0.1:1')).toBe(
      "QueueError: The Redis at 127.0.0.1:1 (REDIS_URL) can't be used: nothing listens there. Is Redis running, and are host and port right?",
    );
  });

  it('where something else answers is refused', async () => {
    const at = await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await refusal(`redis://${at}`)).toContain(
      `The Redis at ${at} (REDIS_URL) can't be used: what answers there is not Redis`,
    );
  });

  it('where nobody answers is refused after five seconds', async () => {
    const at = await serve((socket) => {
      socket.on('error', () => undefined);
      world.defer(() => void socket.destroy());
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    world.defer(() => void vi.useRealTimers());
    let refused = '';
    const asking = refusal(`redis://${at}`).then((sentence) => {
      refused = sentence;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(refused).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    expect(refused).toContain('it does not answer');
  });

  it('of a Redis too old for the queue is refused', async () => {
    const at = await serve(oldRedis('4.0.9'));
    expect(await refusal(`redis://${at}`)).toMatch(/it is version 4\.0\.9; the oldest that works is 5\.0\.0/);
  });
});

describe.skipIf(!hasRedisServer())('a REDIS_URL of a real server', () => {
  /** A server on a socket in a folder of its own. */
  async function startRedis(...args: string[]) {
    const path = join(world.folder(), 'given.sock');
    const child = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--save', '', ...args], {
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const kill = () => {
      child.kill('SIGKILL');
      return ended;
    };
    world.defer(async () => void (await kill()));
    const probe = new Redis({ path, retryStrategy: () => 20, maxRetriesPerRequest: null });
    probe.on('error', () => undefined);
    await probe.ping().catch(() => undefined);
    probe.disconnect();
    return { url: `unix://${path}`, path, kill };
  }

  it('is used, with nothing to warn of', async () => {
    const { url, path } = await startRedis();
    expect(await opening(url)).toEqual([]);
    const backend = await openBackend({ redisUrl: url, dataDir: '/nowhere', log: world.log });
    world.defer(() => backend.close());
    expect(backend).toMatchObject({ name: 'redis', describe: `The queue is in Redis at ${path}.` });
    const { take, until } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    await until(1);
  });

  it('keeps nobody from ending when it is gone for good', async () => {
    const { url, kill } = await startRedis();
    const errors: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(JSON.parse(line).msg) });
    const backend = await openBackend({ redisUrl: url, dataDir: '/nowhere', log });
    const { take, until } = collector();
    backend.worker('deliver', take, { concurrency: 1 });
    await backend.queue('deliver').add('deliver', { id: 1 }, { jobId: 'deliver-1' });
    await until(1);
    await kill();
    await expect.poll(() => errors, { timeout: 10_000 }).toEqual([expect.stringMatching(/does not answer/)]);
    await backend.close();
  });

  it('with an eviction policy that throws jobs away is warned about', async () => {
    const { url } = await startRedis('--maxmemory-policy', 'allkeys-lru');
    expect(await opening(url)).toEqual([
      expect.stringMatching(/maxmemory-policy allkeys-lru.*set maxmemory-policy noeviction/),
    ]);
  });

  it('without the password is refused', async () => {
    const { url } = await startRedis('--requirepass', 'secret');
    expect(await refusal(url)).toMatch(/its password or user is wrong or missing/);
  });
});
