/**
 * A real SMTP server for tests, on 127.0.0.1. It writes down every mail, whole or cut, and does as it is told: each
 * step of each session can be answered otherwise, held up, left unanswered or reset.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { SmtpSettings } from '../../../src/mail/smtp/settings.ts';
import { serveSession } from './smtp-sink-session.ts';

/** `body`: the first of the message has come, its dot has not. `dot`: the whole message has come, before any reply. */
export type SinkPhase = 'connect' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

export interface SinkMoment {
  phase: SinkPhase;
  /** The envelope as far as it is known, else ''. */
  from: string;
  to: string;
  /** Counts from 1. */
  connection: number;
  /** The command as it came, where it is one. */
  line: string;
}

/** A reply instead of the usual one (421 also closes), no reply ever, or the connection reset or closed. */
type SinkAction = (string & {}) | 'hang' | 'reset' | 'close' | undefined;

export interface SinkMail {
  from: string;
  to: string[];
  /** The parameters of MAIL FROM, such as `SMTPUTF8 SIZE=120`. */
  parameters: string;
  /** Without the dots that were stuffed. */
  raw: Buffer;
  /** Whether its dot came. */
  complete: boolean;
  /** The reply to the dot, once it was written. */
  reply: string | null;
  connection: number;
}

export interface SinkOptions {
  port?: number;
  /** Answers otherwise; a promise holds the step up. */
  behave?: (moment: SinkMoment) => SinkAction | Promise<SinkAction>;
  /** What EHLO offers; by default all that Postrider uses, but for STARTTLS. */
  extensions?: string[];
  /** Offers AUTH PLAIN and wants this user. */
  auth?: { user: string; pass: string };
  /** Called with each whole mail before it is answered. */
  onMail?: (mail: SinkMail) => void;
}

export interface SinkState {
  behave: SinkOptions['behave'];
  /** Whole mails that were answered with 2xx, in order. */
  accepted: SinkMail[];
  /** Every mail whose message was begun. */
  mails: SinkMail[];
  /** Every command of every session, in order. */
  commands: string[];
  connections: { total: number; open: number; most: number };
  /** Transactions whose dot has come and whose reply has not been written. */
  betweenDotAndReply: number;
  /** Mails after whose dot the connection ended with no further word. */
  unheard: number;
  /** Something changed. */
  notice(): void;
}

export interface Sink extends SinkState {
  port: number;
  /** To connect to it; `over` replaces some. */
  settings(over?: Partial<SmtpSettings>): SmtpSettings;
  /** Resolves when this holds; it is looked at when a command or a mail has come or was answered, and when a connection ends. */
  until(holds: () => boolean): Promise<void>;
  /** Ends every connection, as a server does with those that idle. */
  dropConnections(): void;
  close(): Promise<void>;
}

function createWatch(): Pick<Sink, 'until' | 'notice'> {
  let watchers: { holds: () => boolean; resolve: () => void }[] = [];
  return {
    until: (holds) =>
      holds() ? Promise.resolve() : new Promise((resolve) => watchers.push({ holds, resolve })),
    notice() {
      const met = watchers.filter(({ holds }) => holds());
      if (met.length === 0) return;
      watchers = watchers.filter((watcher) => !met.includes(watcher));
      for (const { resolve } of met) resolve();
    },
  };
}

export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true });
  const sink: Sink = {
    ...createWatch(),
    port: 0,
    behave: options.behave,
    accepted: [],
    mails: [],
    commands: [],
    connections: { total: 0, open: 0, most: 0 },
    betweenDotAndReply: 0,
    unheard: 0,
    settings: (over) => ({
      host: '127.0.0.1',
      port: sink.port,
      secure: false,
      auth: options.auth ?? null,
      connections: 5,
      timeoutMs: 10_000,
      rejectUnauthorized: true,
      ...over,
    }),
    dropConnections() {
      for (const socket of sockets) socket.end();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('connection', async (socket) => {
    const { connections } = sink;
    connections.total++;
    connections.open++;
    connections.most = Math.max(connections.most, connections.open);
    sockets.add(socket);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await serveSession(sink, options, socket, connections.total);
    await closed;
    sockets.delete(socket);
    connections.open--;
    sink.notice();
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  sink.port = (server.address() as AddressInfo).port;
  return sink;
}
