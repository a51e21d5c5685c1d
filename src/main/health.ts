import type { Smtp } from '../mail/smtp.ts';
import type { QueueBackend } from '../queue/backend.ts';
import { allPublications } from '../store/publications.ts';
import type { Store } from '../store/store.ts';

export interface HealthCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** A verification of the mail server is good for this long, so that probes don't knock at its door each time. */
const smtpCheckMs = 30_000;

/** Whether this process can do its work: database, queue, mail server. */
export function createHealth(
  store: Store,
  backend: () => QueueBackend | null,
  smtp: Smtp | null,
): { ready(): Promise<HealthCheck[]> } {
  let smtpCheck: { at: number; result: ReturnType<Smtp['verify']> } | undefined;

  async function database(): Promise<HealthCheck> {
    try {
      await allPublications(store);
      return { name: 'database', ok: true, detail: store.engine };
    } catch (error) {
      return { name: 'database', ok: false, detail: (error as Error).message };
    }
  }

  function queue(): HealthCheck {
    const opened = backend();
    return { name: 'queue', ok: opened !== null, detail: opened?.name ?? 'not open yet' };
  }

  async function mail(): Promise<HealthCheck> {
    if (!smtp) return { name: 'smtp', ok: false, detail: 'SMTP_URL is not set' };
    if (!smtpCheck || Date.now() - smtpCheck.at > smtpCheckMs)
      smtpCheck = { at: Date.now(), result: smtp.verify() };
    const result = await smtpCheck.result;
    return {
      name: 'smtp',
      ok: result.kind === 'ok',
      detail: result.kind === 'ok' ? 'answers' : result.reason,
    };
  }

  return { ready: async () => [await database(), queue(), await mail()] };
}
