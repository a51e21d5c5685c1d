/** A mailbox with mails in it. */
import type { MailboxPort } from '../../../src/web/mailbox/port.ts';
import { start } from './rows.ts';

/** One mail with everything that a mailbox page shows. */
export const mail = {
  entry: {
    id: '1',
    receivedAt: start,
    from: 'The Harbour Light <news@harbour.example>',
    to: 'ada@example.org',
    subject: 'Please confirm: new articles from The Harbour Light',
  },
  html: '<!doctype html><html lang="en"><head><title>Confirm</title></head><body style="font-family:sans-serif"><h1>Hello</h1><p><a href="http://localhost:3000/confirm/x.y">Yes, send me new articles</a></p></body></html>',
  text: 'Hello\n\nPress here to confirm:\nhttp://localhost:3000/confirm/x.y\n',
  source: 'From: The Harbour Light <news@harbour.example>\r\nTo: ada@example.org\r\n\r\nHello\r\n',
  headers: [
    { name: 'From', value: 'The Harbour Light <news@harbour.example>' },
    { name: 'To', value: 'ada@example.org' },
    { name: 'List-Unsubscribe', value: '<http://localhost:3000/unsubscribe/x.y>' },
  ],
};

export const mailboxWith = (...mails: (typeof mail)[]): MailboxPort => ({
  async list(recipient = '') {
    const entries = mails.map(({ entry }) => entry).filter(({ to }) => to.includes(recipient));
    return { entries, total: entries.length };
  },
  read: async (id) => mails.find(({ entry }) => entry.id === id),
});
