/** Sending over SMTP: a small pool of connections, and one transaction at a time over each. */
import { smtpProblem } from '../../text/owner/mail-server.ts';
import type { SmtpSettings } from './settings.ts';
import { createSmtpPool } from './smtp-pool.ts';
import { type Mail, type SendHooks, type SendResult, transact } from './smtp-transaction.ts';

export type { SendResult } from './smtp-transaction.ts';

export interface Smtp {
  /** Waits for a free connection, then sends. @throws the error of a hook, after the connection is destroyed */
  send(mail: Mail, hooks: SendHooks): Promise<SendResult>;
  /** Checks that a connection can be opened and signed in. Returns `ok` at once if all connections are in use. */
  verify(): Promise<{ kind: 'ok' } | { kind: 'failed'; reason: string }>;
  /** Ends waiting mails with `stopped`. Resolves when the server has answered all mails that are being sent. */
  close(): Promise<void>;
  /** Maximum of connections open at once. */
  connections: number;
  /** Maximum wait for any reply, in milliseconds. It also limits the time from `beforeDot` to the answer to the dot. */
  timeoutMs: number;
}

/** Creates the SMTP sender. `name` is the host name that we give in EHLO. */
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
        // A server may close an idle connection at any time. That is no failure of this mail, so we try it again.
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
