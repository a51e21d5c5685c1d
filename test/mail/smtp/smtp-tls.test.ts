/** smtp.ts over TLS, and which certificates it takes. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtp, type Smtp } from '../../../src/mail/smtp/smtp.ts';
import { startSink } from '../../support/servers/smtp-sink.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

const hooks = { beforeMail: async () => true, beforeDot: async () => true };
const mail = {
  envelope: { from: 'news@example.org', to: 'ann@example.com' },
  raw: Buffer.from('Subject: Hello\r\n\r\nDear reader.\r\n'),
};

/** A server with a certificate that nobody signed; tells which mails came over TLS. */
async function tlsServer(secure: boolean): Promise<{ port: number; overTls: boolean[] }> {
  const overTls: boolean[] = [];
  const server = new SMTPServer({
    secure,
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      overTls.push(session.secure);
      stream.resume().on('end', () => done());
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return { port: (server.server.address() as AddressInfo).port, overTls };
}

function smtpTo(port: number, over: { secure?: boolean; rejectUnauthorized?: boolean; host?: string }): Smtp {
  const settings = { host: '127.0.0.1', secure: false, auth: null, connections: 2, timeoutMs: 10_000 };
  const smtp = createSmtp(
    { ...settings, port, rejectUnauthorized: true, ...over },
    { name: 'postrider.example' },
  );
  open.push(smtp);
  return smtp;
}

describe('TLS', () => {
  it('is used where the server offers STARTTLS', async () => {
    const { port, overTls } = await tlsServer(false);
    expect((await smtpTo(port, { rejectUnauthorized: false }).send(mail, hooks)).kind).toBe('sent');
    expect(overTls).toEqual([true]);
  });

  it('is used from the start with smtps://', async () => {
    const { port, overTls } = await tlsServer(true);
    expect((await smtpTo(port, { secure: true, rejectUnauthorized: false }).send(mail, hooks)).kind).toBe(
      'sent',
    );
    expect(overTls).toEqual([true]);
  });

  it.each([false, true])(
    'with a certificate that nobody signed sends nothing, and says what to do (from the start: %s)',
    async (secure) => {
      const { port, overTls } = await tlsServer(secure);
      expect(await smtpTo(port, { secure }).send(mail, hooks)).toEqual({
        kind: 'temporary',
        blames: 'server',
        reply: expect.stringMatching(
          new RegExp(`^127.0.0.1:${port} shows a certificate that can't be trusted .*insecure=true`),
        ),
      });
      expect(overTls).toEqual([]);
    },
  );

  it('from the start with a server that speaks plainly says to use smtp://', async () => {
    const sink = await startSink();
    open.push(sink);
    expect(await smtpTo(sink.port, { secure: true }).send(mail, hooks)).toMatchObject({
      kind: 'temporary',
      reply: expect.stringContaining('try smtp:// instead of smtps://'),
    });
  });
});

describe('a host', () => {
  it('that has no address is named', async () => {
    expect(await smtpTo(25, { host: 'mail.nowhere.invalid' }).send(mail, hooks)).toMatchObject({
      kind: 'temporary',
      blames: 'server',
      reply: expect.stringMatching(/^mail\.nowhere\.invalid can't be found .*check the host in SMTP_URL/),
    });
  });
});
