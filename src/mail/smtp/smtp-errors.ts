/** Turns failures of the connection to a mail server into codes. */
import type { SmtpProblem } from '../../model/deliveries/smtp-problems.ts';
import type { SmtpSettings } from './settings.ts';

/** An error of Nodemailer or Node. */
export interface SmtpError extends Error {
  code?: string | undefined;
  /** The code of the operating system, if Nodemailer replaced it. */
  originalCode?: string | undefined;
  /** The server's reply, if the failure is a reply. */
  response?: string | undefined;
  /** The command that the reply answers: `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH PLAIN`, `CONN`. */
  command?: string | undefined;
}

/** Maximum time for connecting, and again for the greeting, in milliseconds. */
export const setUpMs = ({ timeoutMs }: { timeoutMs: number }): number => Math.min(30_000, timeoutMs);

export const hostAndPort = ({ host, port }: SmtpSettings): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

export const secondsOf = (ms: number): number => Math.ceil(ms / 1000);

const certificate =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/;

/** Returns why the connection could not be opened or was lost, for failures without a reply of the server. */
export function connectionProblem(settings: SmtpSettings, error: SmtpError): SmtpProblem {
  const server = hostAndPort(settings);
  const detail = error.message;
  const code = error.originalCode ?? error.code ?? '';
  if (error.code === 'EDNS') return { code: 'host-not-found', host: settings.host, detail };
  if (certificate.test(code)) return { code: 'certificate', server, detail };
  if (code.startsWith('ERR_SSL_') || error.code === 'ETLS')
    return { code: settings.secure ? 'no-implicit-tls' : 'starttls-fails', server, detail };
  switch (code) {
    case 'ECONNREFUSED':
      return { code: 'connection-refused', server };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return { code: 'unreachable', server };
    case 'ETIMEDOUT': {
      const wantsTls = settings.port === 465 && !settings.secure;
      return { code: 'no-answer', server, seconds: secondsOf(setUpMs(settings)), wantsTls };
    }
    case 'ECONNECTION':
    case 'ECONNRESET':
    case 'EPIPE':
      return { code: 'closed', server };
    default:
      return { code: 'connection-failed', server, detail };
  }
}

/** The problem of a missing reply to the dot: we can't know whether the server has the mail. */
export const noReplyToDot = (settings: SmtpSettings, timedOut: boolean): SmtpProblem =>
  timedOut
    ? {
        code: 'no-reply-to-dot',
        server: hostAndPort(settings),
        seconds: secondsOf(settings.timeoutMs),
      }
    : { code: 'closed-after-dot', server: hostAndPort(settings) };
