/** The local mailbox: a real SMTP server on loopback that keeps what it is sent as files in the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SmtpSettings } from '../config.ts';

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
  headers: { name: string; value: string }[];
}

export interface Mailbox {
  /** For `createSmtp`: the way into this mailbox. */
  settings: SmtpSettings;
  /** Newest first. */
  list(): Promise<MailboxEntry[]>;
  read(id: string): Promise<MailboxMail | undefined>;
  close(): Promise<void>;
}

/** Older mails beyond this many are dropped. */
const most = 1_000;
const largest = 30 * 1024 * 1024;
/** Milliseconds since 1970, so that names sort by time, and some chance. */
const idPattern = /^\d{13}-[0-9a-f]{12}$/;

async function save(folder: string, raw: Buffer): Promise<void> {
  const id = `${String(Date.now()).padStart(13, '0')}-${randomBytes(6).toString('hex')}`;
  const file = join(folder, `${id}.eml`);
  await writeFile(`${file}.part`, raw, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Ids of the mails that are kept, newest first. */
async function ids(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -4))
    .filter((id) => idPattern.test(id))
    .sort()
    .reverse();
}

/** What a kill left half written. */
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
        if (stream.sizeExceeded) return done(Object.assign(new Error('Mail too big'), { responseCode: 552 }));
        try {
          await save(folder, Buffer.concat(chunks));
          sinceDrop += 1;
          if (sinceDrop % 50 === 0) await dropOldest(folder);
          done();
        } catch (error) {
          log.error({ err: error }, 'The local mailbox could not keep a mail; it stays queued.');
          done(Object.assign(new Error('The mailbox can not be written'), { responseCode: 451 }));
        }
      });
    },
  });
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

  async function load(id: string): Promise<{ mail: Email; raw: Buffer } | undefined> {
    if (!idPattern.test(id)) return undefined;
    try {
      const raw = await readFile(join(folder, `${id}.eml`));
      return { mail: await PostalMime.parse(raw), raw };
    } catch (error) {
      // Dropped since it was listed.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  return {
    settings: {
      host: '127.0.0.1',
      port,
      secure: false,
      auth: null,
      connections: 10,
      timeoutMs: 60_000,
      rejectUnauthorized: true,
    },
    async list() {
      const newest = (await ids(folder)).slice(0, 100);
      const loaded = await Promise.all(newest.map(async (id) => ({ id, found: await load(id) })));
      return loaded.flatMap(({ id, found }) => (found ? [entryOf(id, found.mail)] : []));
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
        headers: mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value })),
      };
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
