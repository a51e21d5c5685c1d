import type { Smtp } from '../mail/smtp/smtp.ts';
import type { QueueBackend } from '../queue/backends/backend.ts';
import { checkRedis } from '../queue/backends/redis-check.ts';
import type { Store } from '../store/engine/store.ts';
import { allPublications } from '../store/publications/publications.ts';
import { healthText } from '../text/install/banner.ts';

export interface HealthCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** What was found of Redis and the mail server is good for this long, so that probes don't knock at their doors each time. */
const checkMs = 30_000;

interface QueueParts {
  /** A web process has no backend of its own, but its workers are behind this Redis. */
  redisUrl: string | undefined;
  backend(): QueueBackend | null;
}

/** Whether this process can do its work: database, queue, mail server. */
export function createHealth(
  store: Store,
  { redisUrl, backend }: QueueParts,
  smtp: Smtp | null,
): { ready(): Promise<HealthCheck[]> } {
  async function database(): Promise<HealthCheck> {
    try {
      await allPublications(store);
      return { name: 'database', ok: true, detail: store.engine };
    } catch (error) {
      // Drizzle's own message is the whole statement.
      const { message, cause } = error as Error;
      return { name: 'database', ok: false, detail: cause instanceof Error ? cause.message : message };
    }
  }

  async function givenRedis(): Promise<HealthCheck> {
    try {
      await checkRedis(redisUrl!);
      return { name: 'queue', ok: true, detail: 'redis' };
    } catch (error) {
      return { name: 'queue', ok: false, detail: (error as Error).message };
    }
  }

  async function ownQueue(): Promise<HealthCheck> {
    const opened = backend();
    return { name: 'queue', ok: opened !== null, detail: opened?.name ?? healthText.notOpen };
  }

  async function mail(): Promise<HealthCheck> {
    if (!smtp) return { name: 'smtp', ok: false, detail: healthText.noSmtp };
    const result = await smtp.verify();
    const ok = result.kind === 'ok';
    return { name: 'smtp', ok, detail: ok ? healthText.answers : result.reason };
  }

  const queue = redisUrl ? forAWhile(givenRedis) : ownQueue;
  const smtpOnce = forAWhile(mail);
  return { ready: () => Promise.all([database(), queue(), smtpOnce()]) };
}

/** Asks again only when the last answer has become old. */
function forAWhile(check: () => Promise<HealthCheck>): () => Promise<HealthCheck> {
  let last: { at: number; result: Promise<HealthCheck> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > checkMs) last = { at: Date.now(), result: check() };
    return last.result;
  };
}
