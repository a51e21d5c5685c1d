/** A Redis of Postrider's own: a child process on a private unix socket, its data in the data folder. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Longest path that a unix socket may have, with room for the NUL. */
const longestSocketPath = 100;
const startMs = 10_000;

/** Whether a `redis-server` is on the PATH. */
export const hasRedisServer = (): boolean =>
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

async function socketPath(folder: string): Promise<string> {
  const inside = join(folder, 'redis.sock');
  if (Buffer.byteLength(inside) <= longestSocketPath) return inside;
  const short = join(tmpdir(), `postrider-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  await mkdir(short, { recursive: true, mode: 0o700 });
  return join(short, 'redis.sock');
}

/** A connection to a server that answers at this socket, or null. */
async function connect(socket: string): Promise<Redis | null> {
  const redis = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch {
    redis.disconnect();
    return null;
  }
}

function launch(folder: string, socket: string): () => string {
  const options = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  // A session of its own, so that Ctrl-C in the terminal reaches Postrider alone, which then ends it in order.
  const child = spawn('redis-server', args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-2000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('error', (error) => hear(Buffer.from(error.message)));
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return () => said;
}

/**
 * Starts the private Redis, or adopts one that outlived a killed Postrider. `close()` ends it, its data saved.
 * @throws if it does not start
 */
export async function openRedisChild(dataDir: string): Promise<{ socket: string; close(): Promise<void> }> {
  const folder = join(dataDir, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const socket = await socketPath(folder);
  let redis = await connect(socket);
  if (!redis) {
    await rm(socket, { force: true });
    const said = launch(folder, socket);
    const until = Date.now() + startMs;
    while (!redis) {
      if (Date.now() > until) throw new Error(`The private Redis did not start: ${said().trim()}`);
      await sleep(20);
      redis = await connect(socket);
    }
  }
  const control = redis;
  return {
    socket,
    async close() {
      // The reply to SHUTDOWN is the end of the connection.
      const ended = new Promise((resolve) => control.once('end', resolve));
      control.shutdown().catch(() => undefined);
      await ended;
    },
  };
}
