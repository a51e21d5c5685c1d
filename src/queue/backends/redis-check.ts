import { RedisConnection } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { QueueError } from './queue-error.ts';

const answerMs = 5_000;

const hints: [RegExp, string][] = [
  [/ECONNREFUSED/, 'nothing listens there. Is Redis running, and are host and port right?'],
  [/ENOTFOUND|EAI_AGAIN/, 'the host is unknown. Is its name right?'],
  [/ENOENT/, 'there is no such socket. Is Redis running?'],
  [/WRONGPASS|NOAUTH|invalid password|AUTH/, 'its password or user is wrong or missing.'],
  [
    /ETIMEDOUT|timeout|timed out/i,
    'it does not answer. Are host and port right, and does a firewall let this machine through?',
  ],
  [/Protocol error|RESP type/i, 'what answers there is not Redis. Is the port right?'],
];

/** Version numbers by their parts: whether `a` is older than `b`. */
const isOlder = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) < 0;

/** Looks at what the server says of itself. @throws Error if it is too old */
function judge(info: string, log: Logger): void {
  const { minimumVersion, recommendedMinimumVersion } = RedisConnection;
  const version = /redis_version:(\S+)/.exec(info)?.[1];
  if (version && isOlder(version, minimumVersion))
    throw new Error(`it is version ${version}; the oldest that works is ${minimumVersion}.`);
  if (version && isOlder(version, recommendedMinimumVersion))
    log.warn(`Redis is version ${version}: ${recommendedMinimumVersion} or later is better for the queue.`);
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
  if (policy && policy !== 'noeviction')
    log.warn(
      `Redis may throw jobs away when its memory is full (maxmemory-policy ${policy}). Nothing is lost by it, but mail comes late: set maxmemory-policy noeviction.`,
    );
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, answerMs, new Error('timed out'));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Makes sure within five seconds that a Redis answers at REDIS_URL; with a log, also that it is new enough and keeps what it
 * is given. @throws QueueError
 */
export async function checkRedis(url: string, log?: Logger): Promise<void> {
  let cause: Error | undefined;
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    const info = await inTime(redis.connect().then(() => redis.info()));
    if (log) judge(info, log);
  } catch (error) {
    const { message } = cause ?? (error as Error);
    const hint = hints.find(([pattern]) => pattern.test(message))?.[1] ?? message;
    const { host, pathname } = new URL(url);
    throw new QueueError(`The Redis at ${host || pathname} (REDIS_URL) can't be used: ${hint}`);
  } finally {
    redis.disconnect();
  }
}
