import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SmtpSettings } from '../../../src/mail/smtp/settings.ts';
import { createSmtp, type Smtp } from '../../../src/mail/smtp/smtp.ts';
import type { SendHooks } from '../../../src/mail/smtp/smtp-transaction.ts';
import { type Sink, type SinkOptions, startSink } from '../../support/servers/smtp-sink.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function sinkFor(options?: SinkOptions): Promise<Sink> {
  const sink = await startSink(options);
  open.push(sink);
  return sink;
}

function smtpFor(settings: SmtpSettings): Smtp {
  const smtp = createSmtp(settings, { name: 'postrider.example' });
  open.push(smtp);
  return smtp;
}

async function pair(
  options?: SinkOptions,
  over?: Partial<SmtpSettings>,
): Promise<{ sink: Sink; smtp: Smtp }> {
  const sink = await sinkFor(options);
  return { sink, smtp: smtpFor(sink.settings(over)) };
}

const yes: SendHooks = { beforeMail: async () => true, beforeDot: async () => true };
const to = (address: string, raw = 'Subject: Hello\r\n\r\nDear reader.\r\n') => ({
  envelope: { from: 'news@example.org', to: address },
  raw: Buffer.from(raw),
});
const ann = to('ann@example.com');

/** A promise that waits for its key. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a mail', () => {
  it('arrives as it was handed over, dots at the start of lines included', async () => {
    const { sink, smtp } = await pair();
    const raw = 'Subject: Dots\r\n\r\n.one\r\n..two\r\n.\r\nthe end\r\n';
    expect(await smtp.send(to('ann@example.com', raw), yes)).toEqual({
      kind: 'sent',
      reply: '250 2.0.0 Ok: queued',
    });
    const [mail] = sink.accepted;
    expect(mail).toMatchObject({ from: 'news@example.org', to: ['ann@example.com'], complete: true });
    expect(mail!.raw.toString()).toBe(raw);
    expect(sink.commands[0]).toBe('EHLO postrider.example');
  });

  it('of a megabyte arrives whole', async () => {
    const { sink, smtp } = await pair();
    const raw = `Subject: Long\r\n\r\n${'.A line of text.\r\n'.repeat(60_000)}`;
    expect((await smtp.send(to('ann@example.com', raw), yes)).kind).toBe('sent');
    expect(sink.accepted[0]!.raw.equals(Buffer.from(raw))).toBe(true);
  });

  it('asks beforeMail before MAIL FROM, and beforeDot while the server has no dot', async () => {
    const { sink, smtp } = await pair();
    const seen: string[] = [];
    await smtp.send(ann, {
      async beforeMail() {
        seen.push(`mail: ${sink.commands.filter((line) => !line.startsWith('EHLO')).length} commands`);
        return true;
      },
      async beforeDot() {
        await sink.until(() => sink.mails.length === 1);
        seen.push(`dot: complete ${sink.mails[0]!.complete}`);
        return true;
      },
    });
    expect(seen).toEqual(['mail: 0 commands', 'dot: complete false']);
  });

  it('is stopped by beforeMail with nothing said, and the connection stays usable', async () => {
    const { sink, smtp } = await pair();
    expect(await smtp.send(ann, { ...yes, beforeMail: async () => false })).toEqual({ kind: 'stopped' });
    expect(sink.commands.filter((line) => line.startsWith('MAIL'))).toEqual([]);
    expect((await smtp.send(ann, yes)).kind).toBe('sent');
    expect(sink.connections.total).toBe(1);
  });

  it('is fenced by beforeDot: no dot ever leaves, though the rest of the mail did', async () => {
    const arrived = gate();
    const { sink, smtp } = await pair({
      behave({ phase }) {
        if (phase === 'body') arrived.open();
        return undefined;
      },
    });
    const beforeDot = () => arrived.opened.then(() => false);
    expect(await smtp.send(ann, { ...yes, beforeDot })).toEqual({ kind: 'fenced' });
    await sink.until(() => sink.connections.open === 0);
    expect(sink.mails.map((mail) => mail.complete)).toEqual([false]);
    expect(sink.mails[0]!.raw.toString()).toContain('Dear reader.');
  });

  it.each(['beforeMail', 'beforeDot'] as const)(
    'throws what %s throws, once the connection is destroyed',
    async (hook) => {
      const { sink, smtp } = await pair();
      const broken = new Error('the database is gone');
      const hooks = { ...yes, [hook]: () => Promise.reject(broken) };
      await expect(smtp.send(ann, hooks)).rejects.toBe(broken);
      await sink.until(() => sink.connections.open === 0);
      expect(sink.mails.filter((mail) => mail.complete)).toEqual([]);
      expect((await smtp.send(ann, yes)).kind).toBe('sent');
    },
  );
});

describe('a refusal', () => {
  it.each([
    ['rcpt', '550 5.1.1 No such user', { kind: 'permanent', blames: 'recipient-address' }],
    ['rcpt', '452 4.2.2 Mailbox full', { kind: 'temporary', blames: 'recipient' }],
    ['rcpt', '554 5.7.1 Relay access denied', { kind: 'permanent', blames: 'server' }],
    ['mail', '550 5.7.1 Sender refused', { kind: 'permanent', blames: 'server' }],
    ['data', '451 4.3.0 Busy', { kind: 'temporary', blames: 'server' }],
    ['dot', '554 5.7.1 Spam message rejected', { kind: 'permanent', blames: 'content' }],
    ['dot', '451 4.7.1 Greylisted', { kind: 'temporary', blames: 'recipient' }],
    ['dot', '421 4.3.2 Shutting down', { kind: 'temporary', blames: 'server' }],
  ] as const)('at %s is classified: %s', async (phase, reply, expected) => {
    for (const extensions of [['PIPELINING'], []]) {
      const { smtp } = await pair({
        extensions,
        behave: (moment) => (moment.phase === phase ? reply : undefined),
      });
      expect(await smtp.send(ann, yes)).toEqual({ ...expected, reply });
    }
  });

  it('of one recipient leaves the connection to the next', async () => {
    const { sink, smtp } = await pair(
      {
        behave: ({ phase, to }) =>
          phase === 'rcpt' && to.startsWith('no') ? '550-5.1.1 No such\r\n550 5.1.1 user' : undefined,
      },
      { connections: 1 },
    );
    const results = await Promise.all(
      ['no1@a.example', 'bob@a.example', 'no2@a.example', 'eve@a.example'].map((address) =>
        smtp.send(to(address), yes),
      ),
    );
    expect(results.map(({ kind }) => kind)).toEqual(['permanent', 'sent', 'permanent', 'sent']);
    expect(results[0]).toMatchObject({ reply: '550 5.1.1 No such user' });
    expect(sink.connections.total).toBe(1);
  });

  it('of the content before its end cuts the connection, and no dot leaves', async () => {
    const { sink, smtp } = await pair({
      behave: ({ phase }) => (phase === 'body' ? '552 5.3.4 Message too big' : undefined),
    });
    const answered = gate();
    const sending = smtp.send(ann, {
      ...yes,
      // A yes that comes after the refusal must not let the dot out.
      beforeDot: () => answered.opened.then(() => true),
    });
    await sink.until(() => sink.connections.total === 1 && sink.connections.open === 0);
    answered.open();
    expect(await sending).toEqual({
      kind: 'permanent',
      reply: '552 5.3.4 Message too big',
      blames: 'content',
    });
    expect(sink.mails.map((mail) => mail.complete)).toEqual([false]);
  });

  it('of mails over the size that the server names is known before anything is said', async () => {
    const { sink, smtp } = await pair({ extensions: ['SIZE 10'] });
    expect(await smtp.send(ann, yes)).toMatchObject({ kind: 'permanent', blames: 'content' });
    expect(sink.commands.filter((line) => line.startsWith('MAIL'))).toEqual([]);
  });
});

describe('a server that fails', () => {
  const failing = (phase: string, action: 'hang' | 'reset' | 'close'): SinkOptions => ({
    behave: (moment) => (moment.phase === phase ? action : undefined),
  });

  it.each(['connect', 'ehlo', 'mail', 'rcpt', 'data'])(
    'with a hang, a reset or a close at %s is a temporary failure',
    async (phase) => {
      for (const action of ['hang', 'reset', 'close'] as const) {
        const { sink, smtp } = await pair(failing(phase, action), { timeoutMs: 300 });
        expect(await smtp.send(ann, yes)).toMatchObject({ kind: 'temporary', blames: 'server' });
        expect(sink.mails.filter((mail) => mail.complete)).toEqual([]);
      }
    },
  );

  it('in the middle of the message is a temporary failure', async () => {
    const { sink, smtp } = await pair(failing('body', 'reset'));
    const asked = gate();
    const sending = smtp.send(ann, { ...yes, beforeDot: () => asked.opened.then(() => true) });
    await sink.until(() => sink.connections.total === 1 && sink.connections.open === 0);
    // Two turns of the event loop, in which the reset reaches us.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    asked.open();
    expect(await sending).toMatchObject({ kind: 'temporary', blames: 'server' });
  });

  it.each([
    ['hang', /had the whole mail, but did not reply within 1 seconds/],
    ['reset', /had the whole mail, but closed the connection before it replied/],
    ['close', /had the whole mail, but closed the connection before it replied/],
  ] as const)(
    'with a %s after the dot leaves it open whether the mail was taken',
    async (action, sentence) => {
      const { sink, smtp } = await pair(failing('dot', action), { timeoutMs: 500 });
      const result = await smtp.send(ann, yes);
      expect(result).toMatchObject({ kind: 'ambiguous', reply: expect.stringMatching(sentence) });
      expect(sink.mails[0]!.complete).toBe(true);
      await sink.until(() => sink.unheard === 1);
    },
  );

  it('by saying yes too early is not believed', async () => {
    const { sink, smtp } = await pair({ behave: ({ phase }) => (phase === 'body' ? '250 Ok' : undefined) });
    const never = gate();
    const sending = smtp.send(ann, { ...yes, beforeDot: () => never.opened.then(() => true) });
    await sink.until(() => sink.connections.total === 1 && sink.connections.open === 0);
    never.open();
    expect(await sending).toMatchObject({ kind: 'temporary', blames: 'server' });
  });

  it('by talking on and on does not outlast the time limit after the dot', async () => {
    const { smtp } = await pair(
      {
        behave: ({ phase }) => (phase === 'dot' ? '250-wait\r\n250-wait' : undefined),
      },
      { timeoutMs: 300 },
    );
    expect(await smtp.send(ann, yes)).toMatchObject({ kind: 'ambiguous' });
  });

  it('with no server there says so, with host and port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const sink = await sinkFor();
    const smtp = smtpFor(sink.settings({ port, connections: 2 }));
    const results = await Promise.all(Array.from({ length: 20 }, () => smtp.send(ann, yes)));
    for (const result of results) {
      expect(result).toEqual({
        kind: 'temporary',
        blames: 'server',
        reply: `127.0.0.1:${port} refused the connection: check host and port in SMTP_URL, and whether the mail server runs.`,
      });
    }
    expect(await smtp.verify()).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining(`127.0.0.1:${port}`),
    });
  });

  it('with a greeting of 5xx is a permanent failure of the server', async () => {
    const { sink, smtp } = await pair({
      behave: ({ phase }) => (phase === 'connect' ? '554 No service' : undefined),
    });
    expect(await smtp.send(ann, yes)).toEqual({
      kind: 'permanent',
      blames: 'server',
      reply: `127.0.0.1:${sink.port} refused to talk to us: 554 No service`,
    });
  });
});

describe('the connections', () => {
  it('are no more than set, and are used again', async () => {
    const { sink, smtp } = await pair({}, { connections: 3 });
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => smtp.send(to(`r${i}@example.com`), yes)),
    );
    expect(results.every(({ kind }) => kind === 'sent')).toBe(true);
    expect(sink.connections).toMatchObject({ total: 3, most: 3 });
    expect(new Set(sink.accepted.map((mail) => mail.to[0])).size).toBe(60);
  });

  it('are left after 100 mails', async () => {
    const { sink, smtp } = await pair({}, { connections: 1 });
    await Promise.all(Array.from({ length: 201 }, () => smtp.send(ann, yes)));
    expect(sink.connections).toMatchObject({ total: 3 });
    expect(sink.commands.filter((line) => line === 'QUIT')).toHaveLength(2);
  });

  it('are left after five idle seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { sink, smtp } = await pair();
      await smtp.send(ann, yes);
      await vi.advanceTimersByTimeAsync(4_900);
      expect(sink.connections.open).toBe(1);
      await vi.advanceTimersByTimeAsync(200);
      await sink.until(() => sink.connections.open === 0);
      expect(sink.commands.at(-1)).toBe('QUIT');
    } finally {
      vi.useRealTimers();
    }
  });

  it('that the server closed while they idled are replaced, and no mail notices', async () => {
    const { sink, smtp } = await pair();
    await smtp.send(ann, yes);
    sink.dropConnections();
    await sink.until(() => sink.connections.open === 0);
    expect((await smtp.send(ann, yes)).kind).toBe('sent');
    expect(sink.connections.total).toBe(2);
  });

  it.each(['reset', 'close', '421 4.4.2 Idle for too long'])(
    'that turn out to be dead at MAIL FROM are replaced too: %s',
    async (action) => {
      const { sink, smtp } = await pair({}, { connections: 1 });
      await smtp.send(ann, yes);
      sink.behave = ({ phase, connection }) => (phase === 'mail' && connection === 1 ? action : undefined);
      const beforeMail = vi.fn(yes.beforeMail);
      expect((await smtp.send(ann, { ...yes, beforeMail })).kind).toBe('sent');
      expect(beforeMail).toHaveBeenCalledTimes(2);
      expect(sink.accepted.map((mail) => mail.connection)).toEqual([1, 2]);
    },
  );

  it('that a server takes no more of leave the mails to those that it has', async () => {
    const { sink, smtp } = await pair(
      {
        behave: ({ phase }) =>
          phase === 'connect' && sink.connections.open > 2 ? '421 Too many connections' : undefined,
      },
      { connections: 6 },
    );
    await smtp.send(ann, yes);
    const results = await Promise.all(Array.from({ length: 40 }, () => smtp.send(ann, yes)));
    expect(results.every(({ kind }) => kind === 'sent')).toBe(true);
  });

  it('end with close(), which lets the mail under way have its answer and stops those that wait', async () => {
    const held = gate();
    const { sink, smtp } = await pair(
      { behave: ({ phase }) => (phase === 'dot' ? held.opened.then(() => undefined) : undefined) },
      { connections: 1 },
    );
    const first = smtp.send(ann, yes);
    await sink.until(() => sink.betweenDotAndReply === 1);
    const second = smtp.send(ann, yes);
    const closing = smtp.close();
    held.open();
    expect((await first).kind).toBe('sent');
    expect(await second).toEqual({ kind: 'stopped' });
    await closing;
    expect(sink.commands.at(-1)).toBe('QUIT');
    expect(await smtp.send(ann, yes)).toEqual({ kind: 'stopped' });
  });
});

describe('a non-ASCII address', () => {
  it('is sent with SMTPUTF8', async () => {
    const { sink, smtp } = await pair();
    expect((await smtp.send(to('jörg@example.com'), yes)).kind).toBe('sent');
    expect(sink.accepted[0]!.to).toEqual(['jörg@example.com']);
    expect(sink.accepted[0]!.parameters).toMatch(/^SMTPUTF8 BODY=8BITMIME SIZE=\d+$/);
  });

  it('fails where the server lacks SMTPUTF8, and the connection stays usable', async () => {
    const { sink, smtp } = await pair({ extensions: ['PIPELINING'] });
    expect(await smtp.send(to('jörg@example.com'), yes)).toEqual({
      kind: 'permanent',
      blames: 'recipient',
      reply: expect.stringContaining("can't take such addresses"),
    });
    expect((await smtp.send(ann, yes)).kind).toBe('sent');
    expect(sink.connections.total).toBe(1);
  });
});

describe('a sign-in', () => {
  const auth = { user: 'news', pass: 'right' };

  it('is used where SMTP_URL has a user', async () => {
    const { smtp } = await pair({ auth });
    expect((await smtp.send(ann, yes)).kind).toBe('sent');
    expect(await smtp.verify()).toEqual({ kind: 'ok' });
  });

  it('that is refused blames the server, and says what to look at', async () => {
    const { sink, smtp } = await pair({ auth }, { auth: { user: 'news', pass: 'wrong' } });
    const reply = `127.0.0.1:${sink.port} refused the user name and password of SMTP_URL: 535 5.7.8 Wrong`;
    expect(await smtp.send(ann, yes)).toEqual({ kind: 'permanent', blames: 'server', reply });
    expect(await smtp.verify()).toEqual({ kind: 'failed', reason: reply });
  });

  it('that the server does not offer is not left out in silence', async () => {
    const { smtp } = await pair({}, { auth });
    expect(await smtp.send(ann, yes)).toMatchObject({
      kind: 'permanent',
      blames: 'server',
      reply: expect.stringContaining('offers no sign-in'),
    });
  });
});
