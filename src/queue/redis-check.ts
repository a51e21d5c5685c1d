import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** REDIS_URL can't be used; the message says what to do. */
export class QueueError extends Error {
  override name = 'QueueError';
}

const connectMs = 5_000;

const hints: [RegExp, string][] = [
  [/ECONNREFUSED/, 'nothing listens there. Is Redis running, and are host and port right?'],
  [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown. Is its name right?'],
  [/ENOENT/, 'there is no such socket. Is Redis running?'],
  [/WRONGPASS|NOAUTH|invalid password|AUTH/, 'the password or user is wrong.'],
  [
    /ETIMEDOUT|timeout|timed out/i,
    'it does not answer. Are host and port right, and does a firewall let this machine through?',
  ],
  [/Protocol error|RESP type/i, 'what answers there is not Redis. Is the port right?'],
];

/** Makes sure that a Redis answers at REDIS_URL and keeps what it is given. @throws QueueError */
export async function checkRedis(url: string, log: Logger): Promise<void> {
  let cause: Error | undefined;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectMs,
    commandTimeout: connectMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    if (policy && policy !== 'noeviction') {
      log.warn(
        `Redis may throw jobs away when its memory is full (maxmemory-policy ${policy}). Nothing is lost by it, but mail comes late: set maxmemory-policy noeviction.`,
      );
    }
  } catch (error) {
    const { message } = cause ?? (error as Error);
    const hint = hints.find(([pattern]) => pattern.test(message))?.[1] ?? `${message}.`;
    const { host, pathname } = new URL(url);
    throw new QueueError(`The Redis at ${host || pathname} (REDIS_URL) can't be used: ${hint}`);
  } finally {
    redis.disconnect();
  }
}
