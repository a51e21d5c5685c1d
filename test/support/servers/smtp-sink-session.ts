/** One session of the SMTP sink: the commands of RFC 5321 that a client of ours says, with PIPELINING. */
import type { Socket } from 'node:net';
import type { SinkMail, SinkOptions, SinkPhase, SinkState } from './smtp-sink.ts';
import { createSocketReader, type SocketReader } from './socket-reader.ts';

interface Session {
  state: SinkState;
  options: SinkOptions;
  socket: Socket;
  reader: SocketReader;
  connection: number;
  mail: SinkMail | undefined;
  /** The last whole mail, until the client says anything after it. */
  unheard: SinkMail | undefined;
}

/** False: the session is over. */
type Going = Promise<boolean>;

const crlf = Buffer.from('\r\n');
const dot = Buffer.from('\r\n.\r\n');
const allExtensions = ['PIPELINING', 'SIZE 52428800', '8BITMIME', 'SMTPUTF8'];

const unstuff = (body: Buffer): Buffer =>
  Buffer.from(body.toString('latin1').replace(/\r\n\.\./g, '\r\n.'), 'latin1');

const pathOf = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

function write({ socket }: Session, reply: string): boolean {
  if (!socket.writable) return false;
  socket.write(`${reply}\r\n`);
  if (!reply.startsWith('421')) return true;
  socket.end();
  return false;
}

/** Answers as `state.behave` says, else as usual; null says nothing. Gives what was said, false where it is over. */
async function answer(
  session: Session,
  phase: SinkPhase,
  usual: string | null,
  line = '',
): Promise<string | false> {
  const { state, socket, mail, connection } = session;
  const told = state.behave?.({ phase, from: mail?.from ?? '', to: mail?.to[0] ?? '', connection, line });
  const action = told instanceof Promise ? await told : told;
  switch (action) {
    case 'hang':
      if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
      return false;
    case 'reset':
      socket.resetAndDestroy();
      return false;
    case 'close':
      socket.end();
      return false;
  }
  const reply = action ?? usual;
  if (reply === null) return '';
  return write(session, reply) && reply;
}

/** The message after 354. */
async function message(session: Session, mail: SinkMail): Going {
  const { state, options, reader } = session;
  state.mails.push(mail);
  await reader.some();
  if ((await answer(session, 'body', null)) === false) return false;
  // The dot may come at once, with no line before it.
  reader.unread(crlf);
  const body = await reader.upTo(dot);
  mail.raw = unstuff(body ?? reader.rest()).subarray(crlf.length);
  if (!body) return false;
  mail.raw = Buffer.concat([mail.raw, crlf]);
  mail.complete = true;
  session.unheard = mail;
  state.betweenDotAndReply++;
  state.notice();
  options.onMail?.(mail);
  const reply = await answer(session, 'dot', '250 2.0.0 Ok: queued');
  state.betweenDotAndReply--;
  session.mail = undefined;
  if (reply === false) return false;
  mail.reply = reply;
  if (reply.startsWith('2')) state.accepted.push(mail);
  return true;
}

async function hello(session: Session, line: string): Going {
  const { extensions, auth } = session.options;
  const offers = [...(extensions ?? allExtensions), ...(auth ? ['AUTH PLAIN'] : [])];
  const lines = ['sink', ...offers].map((text, i) => `250${i < offers.length ? '-' : ' '}${text}`);
  return (await answer(session, 'ehlo', lines.join('\r\n'), line)) !== false;
}

async function auth(session: Session, line: string): Going {
  const { user, pass } = session.options.auth ?? { user: '', pass: '' };
  const right = line === `AUTH PLAIN ${Buffer.from(`\0${user}\0${pass}`).toString('base64')}`;
  return (await answer(session, 'auth', right ? '235 2.7.0 Welcome' : '535 5.7.8 Wrong', line)) !== false;
}

async function mailFrom(session: Session, line: string): Going {
  if (session.mail) return write(session, '503 5.5.1 Nested MAIL');
  session.mail = {
    from: pathOf(line),
    to: [],
    parameters: line.slice(line.indexOf('>') + 1).trim(),
    raw: Buffer.alloc(0),
    complete: false,
    reply: null,
    connection: session.connection,
  };
  const reply = await answer(session, 'mail', '250 2.1.0 Ok', line);
  if (reply && !reply.startsWith('2')) session.mail = undefined;
  return reply !== false;
}

async function rcptTo(session: Session, line: string): Going {
  const { mail } = session;
  if (!mail) return write(session, '503 5.5.1 No MAIL');
  mail.to.push(pathOf(line));
  const reply = await answer(session, 'rcpt', '250 2.1.5 Ok', line);
  if (reply && !reply.startsWith('2')) mail.to.pop();
  return reply !== false;
}

async function data(session: Session, line: string): Going {
  const { mail } = session;
  if (!mail?.to.length) return write(session, '554 5.5.1 No valid recipients');
  const reply = await answer(session, 'data', '354 Go ahead', line);
  if (reply === false) return false;
  return reply.startsWith('354') ? message(session, mail) : true;
}

async function reset(session: Session): Going {
  session.mail = undefined;
  return write(session, '250 2.0.0 Ok');
}

async function quit(session: Session): Going {
  write(session, '221 2.0.0 Bye');
  session.socket.end();
  return false;
}

const commands: Record<string, (session: Session, line: string) => Going> = {
  EHLO: hello,
  HELO: hello,
  AUTH: auth,
  MAIL: mailFrom,
  RCPT: rcptTo,
  DATA: data,
  RSET: reset,
  QUIT: quit,
};

async function talk(session: Session): Promise<void> {
  const { state, reader } = session;
  if ((await answer(session, 'connect', '220 sink ESMTP')) === false) return;
  for (;;) {
    const line = (await reader.upTo(crlf))?.toString('utf8');
    if (line === undefined) return;
    session.unheard = undefined;
    state.commands.push(line);
    state.notice();
    const command = commands[line.slice(0, 4).toUpperCase()];
    const going = command ? await command(session, line) : write(session, '500 5.5.2 What?');
    state.notice();
    if (!going) return;
  }
}

/** Talks until the session is over. */
export async function serveSession(
  state: SinkState,
  options: SinkOptions,
  socket: Socket,
  connection: number,
): Promise<void> {
  const reader = createSocketReader(socket);
  const session: Session = {
    state,
    options,
    socket,
    reader,
    connection,
    mail: undefined,
    unheard: undefined,
  };
  await talk(session);
  if (session.unheard) state.unheard++;
}
