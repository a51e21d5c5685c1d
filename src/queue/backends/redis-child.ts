/** A Redis of Postrider's own: a child process on a private unix socket, its data in the data folder. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { privateSocket } from './private-socket.ts';

const startMs = 10_000;
const reviveMs = 1_000;
/** Maximum time for an orderly end, in milliseconds. */
const endMs = 5_000;
/** Client name of the one connection with which each process shows that it uses the private Redis. */
const controlName = 'postrider-control';

/** Whether a `redis-server` is on the PATH. */
export const hasRedisServer = (): boolean =>
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** Returns whether a Redis answers at this socket. Waits while it loads its data. */
async function answers(socket: string): Promise<boolean> {
  const redis = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

/** Starts the server. `ended` rejects with the server's output. */
function launch(folder: string, socket: string): { ended: Promise<never>; kill(): void } {
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
  // A session of its own, so that Ctrl-C in the terminal reaches only Postrider, which then ends Redis in order.
  const child = spawn('redis-server', args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-2000);
    });
    (stream as unknown as { unref(): void }).unref();
  }
  child.unref();
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`redis-server ended: ${said.trim()}`)));
  });
  ended.catch(() => undefined);
  return { ended, kill: () => void child.kill('SIGKILL') };
}

/** Returns a Redis that answers at the socket: one that survived a killed Postrider, or a new one. */
async function ensureRunning(folder: string, socket: string): Promise<void> {
  if (await answers(socket)) return;
  await rm(socket, { force: true });
  const server = launch(folder, socket);
  const until = Date.now() + startMs;
  while (!(await answers(socket))) {
    if (Date.now() > until) {
      server.kill();
      throw new Error(`redis-server did not answer within ${startMs / 1000} seconds of its start`);
    }
    await Promise.race([sleep(20), server.ended]);
  }
}

/** As above, but with a new folder if Redis can't start on its old data: the queue holds only hints. */
async function start(folder: string, socket: string, log: Logger): Promise<void> {
  try {
    await ensureRunning(folder, socket);
  } catch (error) {
    const aside = `${folder}.broken-${Date.now()}`;
    await rename(folder, aside);
    await mkdir(folder, { mode: 0o700 });
    log.warn(
      { err: error, aside },
      'The private Redis did not start and its data was put aside; nothing is lost.',
    );
    await ensureRunning(folder, socket);
  }
}

/** Returns whether other processes use this Redis too. */
async function isShared(control: Redis): Promise<boolean> {
  const clients = String(await control.client('LIST')).split('\n');
  return clients.filter((client) => client.includes(`name=${controlName} `)).length > 1;
}

/** Waits for the connection, which may be connecting or between two attempts. */
async function connected(control: Redis): Promise<void> {
  if (control.status === 'ready') return;
  const settled = new Promise((resolve) => control.once('ready', resolve).once('end', resolve));
  control.connect().catch(() => undefined); // rejects if it is connecting already
  await Promise.race([settled, sleep(endMs, undefined, { ref: false })]);
}

/** Ends the server unless other processes use it. Tries again while Redis refuses because it writes its first AOF. */
async function endServer(control: Redis, shared: boolean): Promise<void> {
  // Redis answers SHUTDOWN by closing the connection.
  const ended = new Promise((resolve) => control.once('close', resolve));
  const until = Date.now() + endMs;
  while (control.status === 'ready' && Date.now() < until) {
    const last = shared ? control.quit() : control.shutdown();
    await Promise.race([ended, last.catch(() => undefined).then(() => sleep(100))]);
  }
}

/**
 * Starts the private Redis, or adopts one that outlived a killed Postrider, and restarts it whenever it has ended.
 * `close()` saves its data and ends it, unless another process uses it too. @throws if it does not start
 */
export async function openRedisChild(
  dataDir: string,
  log: Logger,
): Promise<{ socket: string; close(): Promise<void> }> {
  const folder = join(dataDir, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const socket = await privateSocket(folder, 'redis.sock');
  await start(folder, socket, log);

  let closing = false;
  let reviving: Promise<void> | undefined;
  const control = new Redis({
    path: socket,
    connectionName: controlName,
    maxRetriesPerRequest: null,
    retryStrategy: () => (closing ? null : reviveMs),
  });
  control.on('error', () => undefined);
  control.on('close', () => {
    if (closing || reviving) return;
    log.warn('The private Redis is gone; starting it again.');
    reviving = ensureRunning(folder, socket)
      .catch((error) => log.error({ err: error }, 'The private Redis does not start; trying again.'))
      .finally(() => {
        reviving = undefined;
      });
  });
  await control.ping();

  return {
    socket,
    async close() {
      closing = true;
      await reviving;
      await connected(control);
      if (control.status === 'ready') await endServer(control, await isShared(control));
      control.disconnect();
    },
  };
}
