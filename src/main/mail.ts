/** Where mail goes: the mail server of the settings, else the local mailbox on a machine that is nobody else's. */
import { isLoopback } from '../lib/web-url.ts';
import { type Mailbox, openMailbox } from '../mail/mailbox/mailbox.ts';
import { createSmtp, type Smtp } from '../mail/smtp/smtp.ts';
import type { Installation } from './open.ts';
import type { Shutdown } from './shutdown.ts';

export interface MailOut {
  /** Null where mail has nowhere to go. */
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
