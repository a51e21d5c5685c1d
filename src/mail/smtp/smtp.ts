/** Sending over SMTP: a small pool of connections, and one transaction at a time over each. */
import { smtpProblem } from '../../text/owner/mail-server.ts';
import type { SmtpSettings } from './settings.ts';
import { createSmtpPool } from './smtp-pool.ts';
import { type Mail, type SendHooks, type SendResult, transact } from './smtp-transaction.ts';

export type { SendResult } from './smtp-transaction.ts';

export interface Smtp {
  /** Waits for a free connection, then sends. What a hook throws is thrown, once the connection is destroyed. */
  send(mail: Mail, hooks: SendHooks): Promise<SendResult>;
  /** Whether a connection can be opened and signed in. Connections that are all at work are proof enough. */
  verify(): Promise<{ kind: 'ok' } | { kind: 'failed'; reason: string }>;
  /** Mails that still wait come back as `stopped`; resolves when those under way have had their answer. */
  close(): Promise<void>;
  /** Most connections open at once. */
  connections: number;
  /** Longest wait for any reply. No answer to the dot comes later than this after `beforeDot` was asked. */
  timeoutMs: number;
}

/** `name` is what we call ourselves in EHLO. */
export function createSmtp(settings: SmtpSettings, { name }: { name: string }): Smtp {
  const pool = createSmtpPool(settings, name);

  async function send(mail: Mail, hooks: SendHooks): Promise<SendResult> {
    for (;;) {
      const taken = await pool.take();
      if (taken.kind !== 'link') return taken;
      const { link, used } = taken;
      let usable = false;
      try {
        const result = await transact(link, mail, hooks);
        usable = result.usable;
        // A server may close a connection at any time between two mails: that says nothing of this one.
        if (!(used && result.closedUnheard)) return result.result;
      } finally {
        pool.give(link, usable);
      }
    }
  }

  return {
    send,
    async verify() {
      if (pool.isBusy()) return { kind: 'ok' };
      const taken = await pool.take();
      if (taken.kind === 'stopped') return { kind: 'failed', reason: smtpProblem({ code: 'stopping' }) };
      if (taken.kind !== 'link') return { kind: 'failed', reason: taken.reply };
      pool.give(taken.link, true);
      return { kind: 'ok' };
    },
    close: () => pool.close(),
    connections: settings.connections,
    timeoutMs: settings.timeoutMs,
  };
}
