import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type Mailbox, openMailbox } from '../../../src/mail/mailbox/mailbox.ts';
import { createSmtp, type SendResult } from '../../../src/mail/smtp/smtp.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
let close: (() => Promise<void>)[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'postrider-mailbox-'));
  close = [];
});
afterEach(async () => {
  for (const each of close.reverse()) await each();
  rmSync(dataDir, { recursive: true });
});

async function open(): Promise<Mailbox> {
  const mailbox = await openMailbox({ dataDir, log });
  close.push(mailbox.close);
  return mailbox;
}

/** Sends it the way that all mail goes. */
async function send(mailbox: Mailbox, ...raws: string[]): Promise<SendResult[]> {
  const smtp = createSmtp(mailbox.settings, { name: 'postrider.example' });
  const hooks = { beforeMail: async () => true, beforeDot: async () => true };
  const results: SendResult[] = [];
  for (const raw of raws) {
    const envelope = { from: 'news@example.org', to: 'ann@example.com' };
    results.push(await smtp.send({ envelope, raw: Buffer.from(raw.replace(/\n/g, '\r\n')) }, hooks));
  }
  await smtp.close();
  return results;
}

const html = `From: The Daily <news@example.org>
To: ann@example.com
Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
List-Unsubscribe: <https://news.example.org/unsubscribe/1>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Dear reader.
--b
Content-Type: text/html; charset=utf-8

<p>Dear reader.</p>
--b--
`;
const plain = 'From: news@example.org\nTo: bob@example.com\nSubject: Plain\n\n.A line with a dot.\n';

it('a mail that is sent to the mailbox is listed and read', async () => {
  const now = new Date('2026-03-02T10:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now });
  onTestFinished(() => void vi.useRealTimers());
  const mailbox = await open();
  expect(await send(mailbox, html)).toMatchObject([{ kind: 'sent' }]);
  const { entries, total } = await mailbox.list();
  const [entry] = entries;
  expect(total).toBe(1);
  expect(entry).toMatchObject({
    from: 'The Daily <news@example.org>',
    to: 'ann@example.com',
    subject: 'Grüße',
  });
  expect(entry!.receivedAt).toEqual(now);
  const mail = await mailbox.read(entry!.id);
  expect(mail).toMatchObject({
    entry,
    html: expect.stringContaining('<p>Dear reader.</p>'),
    text: 'Dear reader.\n',
  });
  expect(mail!.source).toBe(html.replace(/\n/g, '\r\n'));
  expect(mail!.headers).toContainEqual({
    name: 'List-Unsubscribe',
    value: '<https://news.example.org/unsubscribe/1>',
  });
  expect(mail!.headers).toContainEqual({ name: 'Subject', value: 'Grüße' });
});

it('a mail without HTML is read as text alone', async () => {
  const mailbox = await open();
  await send(mailbox, plain);
  const [entry] = (await mailbox.list()).entries;
  expect(await mailbox.read(entry!.id)).toMatchObject({ html: null, text: '.A line with a dot.\n' });
});

it('mails are kept over a restart, the newest first', async () => {
  const first = await open();
  await send(first, plain);
  const { id } = (await first.list()).entries[0]!;
  await first.close();
  const second = await open();
  await send(second, html);
  const { entries: list } = await second.list();
  expect(list.map(({ subject }) => subject)).toEqual(['Grüße', 'Plain']);
  expect(list[1]!.id).toBe(id);
});

it('mail to one recipient is found, however many came after it', async () => {
  const folder = join(dataDir, 'mailbox');
  mkdirSync(folder);
  const keep = (at: number, raw: string) =>
    writeFileSync(join(folder, `${1774778400000 + at}-0123456789ab.eml`), raw.replace(/\n/g, '\r\n'));
  keep(0, html);
  for (let at = 1; at <= 120; at++) keep(at, plain);
  const mailbox = await open();
  expect(await mailbox.list('ANN@')).toMatchObject({ entries: [{ subject: 'Grüße' }], total: 1 });
  const bobs = await mailbox.list('bob');
  expect([bobs.entries.length, bobs.total]).toEqual([100, 120]);
  const all = await mailbox.list();
  expect([all.entries.length, all.total, all.entries[0]!.to]).toEqual([100, 121, 'bob@example.com']);
  expect(await mailbox.list('nobody')).toEqual({ entries: [], total: 0 });
});

it('an id that is none of a mail finds nothing, wherever it points', async () => {
  writeFileSync(join(dataDir, 'secret.eml'), plain);
  const mailbox = await open();
  for (const id of [
    '',
    '../secret',
    '..%2Fsecret',
    '/etc/passwd',
    '1774778400000-0123456789ab',
    'x'.repeat(5000),
  ]) {
    expect(await mailbox.read(id)).toBeUndefined();
  }
});

it('a thousand mails are kept, and nothing that a kill left half written', async () => {
  const folder = join(dataDir, 'mailbox');
  mkdirSync(folder);
  const name = (i: number) => `${1774778400000 + i}-0123456789ab.eml`;
  for (let i = 0; i < 1_005; i++) writeFileSync(join(folder, name(i)), plain);
  writeFileSync(join(folder, `${name(2_000)}.part`), plain);
  await open();
  const kept = readdirSync(folder).sort();
  expect(kept).toHaveLength(1_000);
  expect(kept[0]).toBe(name(5));
  expect(kept.at(-1)).toBe(name(1_004));
});

it('a mail that can not be kept is refused for now, and so not lost', async () => {
  const mailbox = await open();
  rmSync(join(dataDir, 'mailbox'), { recursive: true });
  expect(await send(mailbox, plain)).toMatchObject([
    { kind: 'temporary', reply: expect.stringMatching(/^451 /) },
  ]);
});
