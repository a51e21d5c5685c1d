import type { Smtp } from '../mail/smtp/smtp.ts';
import type { QueueBackend } from '../queue/backends/backend.ts';
import { checkRedis } from '../queue/backends/redis-check.ts';
import type { Store } from '../store/engine/store.ts';
import { allPublications } from '../store/publications/publications.ts';
import { healthText } from '../text/install/banner.ts';
import type { OpsPort, SystemPart } from '../web/ops/port.ts';

/** How long a result for Redis and the mail server stays valid, so that not every probe connects to them. */
const checkMs = 30_000;

interface QueueParts {
  /** A web process has no queue backend of its own, but its workers are behind this Redis. */
  redisUrl: string | undefined;
  backend(): QueueBackend | null;
}

/** Checks whether this process can do its work: database, queue, mail server. */
export function createHealth(store: Store, { redisUrl, backend }: QueueParts, smtp: Smtp | null): OpsPort {
  const queue = redisUrl ? forAWhile(() => givenRedis(redisUrl)) : async () => ownQueue(backend());
  const mail = forAWhile(() => mailServer(smtp));
  return { ready: () => Promise.all([database(store), queue(), mail()]) };
}

async function database(store: Store): Promise<SystemPart> {
  try {
    await allPublications(store);
    return { name: 'database', ok: true, detail: store.engine };
  } catch (error) {
    // Drizzle's own message is the whole SQL statement, so its cause is used.
    const { message, cause } = error as Error;
    return { name: 'database', ok: false, detail: cause instanceof Error ? cause.message : message };
  }
}

async function givenRedis(url: string): Promise<SystemPart> {
  try {
    await checkRedis(url);
    return { name: 'queue', ok: true, detail: 'redis' };
  } catch (error) {
    return { name: 'queue', ok: false, detail: (error as Error).message };
  }
}

const ownQueue = (opened: QueueBackend | null): SystemPart => ({
  name: 'queue',
  ok: opened !== null,
  detail: opened?.name ?? healthText.notOpen,
});

async function mailServer(smtp: Smtp | null): Promise<SystemPart> {
  if (!smtp) return { name: 'smtp', ok: false, detail: healthText.noSmtp };
  const result = await smtp.verify();
  const ok = result.kind === 'ok';
  return { name: 'smtp', ok, detail: ok ? healthText.answers : result.reason };
}

/** Repeats the check only if the last result is too old. */
function forAWhile(check: () => Promise<SystemPart>): () => Promise<SystemPart> {
  let last: { at: number; result: Promise<SystemPart> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > checkMs) last = { at: Date.now(), result: check() };
    return last.result;
  };
}
