/** The local mailbox: a real SMTP server on loopback that stores received mails as files in the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { minuteMs } from '../../lib/time.ts';
import { mailboxText } from '../../text/owner/mailbox.ts';
import type { SmtpSettings } from '../smtp/settings.ts';

export interface MailboxEntry {
  id: string;
  receivedAt: Date;
  from: string;
  to: string;
  subject: string;
}

export interface MailboxMail {
  entry: MailboxEntry;
  html: string | null;
  text: string;
  source: string;
  /** In their original order, with encoded words (RFC 2047) decoded. */
  headers: { name: string; value: string }[];
}

export interface Mailbox {
  /** Settings for `createSmtp` to send to this mailbox. */
  settings: SmtpSettings;
  /** Lists the newest hundred mails, newest first. `recipient` filters by a part of the recipients, in any case. */
  list(recipient?: string): Promise<{ entries: MailboxEntry[]; total: number }>;
  read(id: string): Promise<MailboxMail | undefined>;
  close(): Promise<void>;
}

/** Maximum of stored mails; the oldest beyond it are deleted. */
const most = 1_000;
const largest = 30 * 1024 * 1024;
/** Maximum of mails in a list. */
const maxListed = 100;
/** The headers of any mail end within this many bytes, so a list reads only these of each. */
const headBytes = 64 * 1024;
/** Maximum of files open at once. */
const atOnce = 50;
/** Milliseconds since 1970, so that names sort by time, and a random part. */
const idPattern = /^\d{13}-[0-9a-f]{12}$/;

async function save(folder: string, raw: Buffer): Promise<void> {
  const id = `${String(Date.now()).padStart(13, '0')}-${randomBytes(6).toString('hex')}`;
  const file = join(folder, `${id}.eml`);
  await writeFile(`${file}.part`, raw, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Returns the ids of the stored mails, newest first. */
async function ids(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -4))
    .filter((id) => idPattern.test(id))
    .sort()
    .reverse();
}

/** Deletes files that a kill of the process left half written. */
async function dropParts(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each.endsWith('.part'))) await rm(join(folder, name));
}

async function dropOldest(folder: string): Promise<void> {
  for (const id of (await ids(folder)).slice(most)) await rm(join(folder, `${id}.eml`), { force: true });
}

function entryOf(id: string, mail: Email): MailboxEntry {
  const { from, to, subject } = mail;
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))),
    from: from ? [from.name, from.address && `<${from.address}>`].filter(Boolean).join(' ') : '',
    to: (to ?? []).map(({ address, name }) => address || name).join(', '),
    subject: subject ?? '',
  };
}

/** Returns only the headers, with the empty line after them. */
async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const end = buffer.indexOf('\r\n\r\n');
    return buffer.subarray(0, end === -1 ? bytesRead : end + 4);
  } finally {
    await handle.close();
  }
}

/** Returns undefined if the file was deleted after it was listed. */
async function unlessDropped<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function startServer(folder: string, log: Logger): SMTPServer {
  let sinceDrop = 0;
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', async () => {
        if (stream.sizeExceeded)
          return done(Object.assign(new Error(mailboxText.replies.tooBig), { responseCode: 552 }));
        try {
          await save(folder, Buffer.concat(chunks));
          sinceDrop += 1;
          if (sinceDrop % 50 === 0) await dropOldest(folder);
          done();
        } catch (error) {
          log.error({ err: error }, 'The local mailbox could not keep a mail; it stays queued.');
          done(Object.assign(new Error(mailboxText.replies.notKept), { responseCode: 451 }));
        }
      });
    },
  });
}

/** Reads the mails in a folder. */
function createReader(folder: string): Pick<Mailbox, 'list' | 'read'> {
  async function load(id: string): Promise<{ mail: Email; raw: Buffer } | undefined> {
    if (!idPattern.test(id)) return undefined;
    const raw = await unlessDropped(readFile(join(folder, `${id}.eml`)));
    return raw && { mail: await PostalMime.parse(raw), raw };
  }

  async function entriesOf(some: string[]): Promise<MailboxEntry[]> {
    const entries: MailboxEntry[] = [];
    for (let start = 0; start < some.length; start += atOnce) {
      const read = some.slice(start, start + atOnce).map(async (id) => {
        const head = await unlessDropped(readHead(join(folder, `${id}.eml`)));
        return head && entryOf(id, await PostalMime.parse(head));
      });
      entries.push(...(await Promise.all(read)).filter((entry) => entry !== undefined));
    }
    return entries;
  }

  return {
    async list(recipient = '') {
      const all = await ids(folder);
      const wanted = recipient.toLowerCase();
      if (!wanted) return { entries: await entriesOf(all.slice(0, maxListed)), total: all.length };
      const found = (await entriesOf(all)).filter(({ to }) => to.toLowerCase().includes(wanted));
      return { entries: found.slice(0, maxListed), total: found.length };
    },
    async read(id) {
      const found = await load(id);
      if (!found) return undefined;
      const { mail, raw } = found;
      return {
        entry: entryOf(id, mail),
        html: mail.html ?? null,
        text: mail.text ?? '',
        source: raw.toString('utf8'),
        headers: mail.headers.map(({ originalKey, key, value }) => ({
          name: originalKey ?? key,
          value: decodeWords(value),
        })),
      };
    },
  };
}

/** Opens the mailbox in the data folder, on a free port of loopback. */
export async function openMailbox({ dataDir, log }: { dataDir: string; log: Logger }): Promise<Mailbox> {
  const folder = join(dataDir, 'mailbox');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await dropParts(folder);
  await dropOldest(folder);
  const server = startServer(folder, log);
  server.on('error', (error) => log.warn({ err: error }, 'A connection to the local mailbox failed.'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    settings: {
      host: '127.0.0.1',
      port,
      secure: false,
      auth: null,
      connections: 10,
      timeoutMs: minuteMs,
      rejectUnauthorized: true,
    },
    ...createReader(folder),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
