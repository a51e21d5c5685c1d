/** One connection to the mail server, opened, greeted and signed in. */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpProblem } from '../../model/deliveries/smtp-problems.ts';
import { classifyReply, replyLine } from '../../model/deliveries/smtp-replies.ts';
import { smtpProblem } from '../../text/owner/mail-server.ts';
import type { SmtpSettings } from './settings.ts';
import { connectionProblem, hostAndPort, type SmtpError, setUpMs } from './smtp-errors.ts';

export interface Link {
  connection: SMTPConnection;
  settings: SmtpSettings;
  smtpUtf8: boolean;
  /** Number of mails started over this connection. */
  mails: number;
  isAlive(): boolean;
  /** Ends any open transaction (RSET). @returns false if the connection failed meanwhile */
  reset(): Promise<boolean>;
  /** Sends QUIT and waits for the connection to end, for one second at most. */
  quit(): Promise<void>;
  /** Destroys the connection at once. Data that is not sent yet is dropped. */
  destroy(): void;
  /**
   * Calls `listener` once when the connection ends for any reason, or at once if it has ended already.
   * @returns a function that removes the listener
   */
  onEnd(listener: () => void): () => void;
}

/** The server can't be used now (`temporary`) or refuses us (`permanent`). */
export interface NoLink {
  kind: 'temporary' | 'permanent';
  reply: string;
  blames: 'server';
}

const quitMs = 1_000;

function connect(settings: SmtpSettings, name: string): SMTPConnection {
  const setUp = setUpMs(settings);
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    name,
    tls: { rejectUnauthorized: settings.rejectUnauthorized },
    connectionTimeout: setUp,
    greetingTimeout: setUp,
    dnsTimeout: setUp,
    socketTimeout: settings.timeoutMs,
    // close() then destroys the socket: an unfinished message must not be flushed.
    socketCloseTimeout: 0,
    // So that `localhost` also resolves on a machine without a network.
    allowInternalNetworkInterfaces: true,
  });
  // A caller that waits gets the failure itself. An error of an idle connection only ends that connection.
  connection.on('error', () => undefined);
  return connection;
}

/** Runs one step of Nodemailer. Rejects if the connection ends, because Nodemailer then does not call back. */
function step(
  connection: SMTPConnection,
  start: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const onError = (error: Error) => reject(error);
    const onEnd = () => reject(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' }));
    connection.once('error', onError).once('end', onEnd);
    start((error) => {
      connection.off('error', onError).off('end', onEnd);
      if (error) reject(error);
      else resolve();
    });
  });
}

function createLink(connection: SMTPConnection, settings: SmtpSettings, smtpUtf8: boolean): Link {
  const link: Link = {
    connection,
    settings,
    smtpUtf8,
    mails: 0,
    isAlive: () => !connection.destroyed && !!connection._socket && connection._socket.writable,
    reset: () =>
      step(connection, (done) => connection.reset(done)).then(
        () => true,
        () => false,
      ),
    quit: () =>
      new Promise((resolve) => {
        const end = setTimeout(() => connection.close(), quitMs);
        link.onEnd(() => {
          clearTimeout(end);
          resolve();
        });
        connection.quit();
      }),
    destroy: () => connection.close(),
    onEnd(listener) {
      if (connection.destroyed) listener();
      else connection.once('end', listener);
      return () => void connection.off('end', listener);
    },
  };
  return link;
}

/** Connects, upgrades to TLS if the server offers STARTTLS, and signs in if the settings have a user. */
export async function openLink(settings: SmtpSettings, name: string): Promise<Link | NoLink> {
  const connection = connect(settings, name);
  const { auth } = settings;
  const server = hostAndPort(settings);
  let signingIn = false;
  try {
    await step(connection, (done) => connection.connect(done));
    // Nodemailer does not expose the extensions, so we read them from the last reply, which answers EHLO.
    const smtpUtf8 = /^250[ -]SMTPUTF8\b/im.test(connection.lastServerResponse || '');
    if (auth) {
      if (!auth.pass) return refuse(connection, { code: 'no-password', server });
      if (!connection.allowsAuth) return refuse(connection, { code: 'no-sign-in', server });
      signingIn = true;
      await step(connection, (done) => connection.login({ ...auth }, done));
    }
    return createLink(connection, settings, smtpUtf8);
  } catch (error) {
    connection.close();
    const { response } = error as SmtpError;
    if (!response) {
      const reply = smtpProblem(connectionProblem(settings, error as SmtpError));
      return { kind: 'temporary', reply, blames: 'server' };
    }
    const { kind } = classifyReply(response, signingIn ? 'auth' : 'connect');
    const code = signingIn ? 'sign-in-refused' : 'greeting-refused';
    const reply = smtpProblem({ code, server, reply: replyLine(response) });
    return { kind: kind === 'permanent' ? 'permanent' : 'temporary', reply, blames: 'server' };
  }
}

function refuse(connection: SMTPConnection, problem: SmtpProblem): NoLink {
  connection.close();
  return { kind: 'permanent', reply: smtpProblem(problem), blames: 'server' };
}
