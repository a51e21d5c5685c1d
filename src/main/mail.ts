/**
 * Chooses where mail goes: the mail server of the settings, or the local mailbox on a machine that only its owner uses.
 */
import { isLoopback } from '../lib/web-url.ts';
import { type Mailbox, openMailbox } from '../mail/mailbox/mailbox.ts';
import { createSmtp, type Smtp } from '../mail/smtp/smtp.ts';
import type { Installation } from './open.ts';
import type { Shutdown } from './shutdown.ts';

export interface MailOut {
  /** Null if mail can't be sent anywhere. */
  smtp: Smtp | null;
  mailbox: Mailbox | null;
}

export async function openMail({ config, log }: Installation, shutdown: Shutdown): Promise<MailOut> {
  const mailbox =
    config.smtp || !isLoopback(config.baseUrl) ? null : await openMailbox({ dataDir: config.dataDir, log });
  if (mailbox) shutdown.add(() => mailbox.close());
  const settings = config.smtp ?? mailbox?.settings;
  if (!settings) return { smtp: null, mailbox };
  const smtp = createSmtp(settings, { name: new URL(config.baseUrl).hostname });
  shutdown.add(() => smtp.close());
  return { smtp, mailbox };
}
