/** What the mailbox's pages need from the mailbox. */
import type { Mailbox } from '../../mail/mailbox/mailbox.ts';

export type MailboxPort = Pick<Mailbox, 'list' | 'read'>;
