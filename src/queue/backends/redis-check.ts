import { RedisConnection } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { queueText, type RedisFault } from '../../text/install/queue.ts';
import { QueueError } from './queue-error.ts';

const answerMs = 5_000;

const faults: [RegExp, RedisFault][] = [
  [/ECONNREFUSED/, 'nothing-listens'],
  [/ENOTFOUND|EAI_AGAIN/, 'unknown-host'],
  [/ENOENT/, 'no-socket'],
  [/WRONGPASS|NOAUTH|invalid password|AUTH/, 'wrong-password'],
  [/ETIMEDOUT|timeout|timed out/i, 'no-answer'],
  [/Protocol error|RESP type/i, 'no-redis'],
];

/** Compares version numbers part by part. @returns whether `a` is older than `b` */
const isOlder = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) < 0;

/** Checks what the server reports with INFO. @throws Error if it is too old */
function judge(info: string, log: Logger): void {
  const { minimumVersion, recommendedMinimumVersion } = RedisConnection;
  const version = /redis_version:(\S+)/.exec(info)?.[1];
  if (version && isOlder(version, minimumVersion)) throw new Error(queueText.tooOld(version, minimumVersion));
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
 * Checks within five seconds that a Redis answers at REDIS_URL. With a log, it also checks that the Redis is new
 * enough, and warns if it may evict jobs. @throws QueueError
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
    const fault = faults.find(([pattern]) => pattern.test(message))?.[1];
    const { host, pathname } = new URL(url);
    const why = fault ? queueText.fault(fault) : message;
    throw new QueueError(queueText.unusable(host || pathname, why));
  } finally {
    redis.disconnect();
  }
}
