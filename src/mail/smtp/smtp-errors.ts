/** What goes wrong on the way to a mail server, in sentences for its owner. */
import type { SmtpSettings } from './settings.ts';

/** What Nodemailer and Node tell about a failure. */
export interface SmtpError extends Error {
  code?: string;
  /** The system's own code, where Nodemailer replaced it. */
  originalCode?: string;
  /** The server's reply, if it was one. */
  response?: string;
  /** What the reply answered: `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH PLAIN`, `CONN`. */
  command?: string;
}

/** Most milliseconds for connecting, and for the greeting. */
export const setUpMs = ({ timeoutMs }: { timeoutMs: number }): number => Math.min(30_000, timeoutMs);

export const hostAndPort = ({ host, port }: SmtpSettings): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} seconds`;

const certificate =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/;

/** Why the connection could not be opened or was lost, where the server gave no reply that says so. */
export function connectionFailure(settings: SmtpSettings, error: SmtpError): string {
  const server = hostAndPort(settings);
  const code = error.originalCode ?? error.code ?? '';
  if (error.code === 'EDNS')
    return `${settings.host} can't be found (${error.message}): check the host in SMTP_URL.`;
  if (certificate.test(code))
    return `${server} shows a certificate that can't be trusted (${error.message}): use the name that its certificate was made for, or add ?insecure=true to SMTP_URL if you know this server.`;
  if (code.startsWith('ERR_SSL_') || error.code === 'ETLS')
    return settings.secure
      ? `${server} does not speak TLS from the start (${error.message}): try smtp:// instead of smtps:// in SMTP_URL.`
      : `${server} offers STARTTLS, but it fails (${error.message}).`;
  switch (code) {
    case 'ECONNREFUSED':
      return `${server} refused the connection: check host and port in SMTP_URL, and whether the mail server runs.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${server} can't be reached from this machine: check its network and the host in SMTP_URL.`;
    case 'ETIMEDOUT': {
      const hint =
        settings.port === 465 && !settings.secure
          ? 'port 465 wants smtps:// instead of smtp:// in SMTP_URL.'
          : 'check host and port in SMTP_URL, and whether a firewall stands between.';
      return `${server} did not answer within ${seconds(setUpMs(settings))}: ${hint}`;
    }
    case 'ECONNECTION':
    case 'ECONNRESET':
    case 'EPIPE':
      return `${server} closed the connection unexpectedly.`;
    default:
      return `The connection to ${server} failed: ${error.message}`;
  }
}

/** No reply to a command within the time. */
export const noReply = (settings: SmtpSettings): string =>
  `${hostAndPort(settings)} did not reply within ${seconds(settings.timeoutMs)}, before it had taken the mail.`;

/** No reply to the dot: nobody knows whether the server has the mail. */
export const noReplyToDot = (settings: SmtpSettings, timedOut: boolean): string =>
  timedOut
    ? `${hostAndPort(settings)} had the whole mail, but did not reply within ${seconds(settings.timeoutMs)}.`
    : `${hostAndPort(settings)} had the whole mail, but closed the connection before it replied.`;

/** The reply to our greeting or sign-in. */
export const refusedSession = (settings: SmtpSettings, auth: boolean, reply: string): string =>
  auth
    ? `${hostAndPort(settings)} refused the user name and password of SMTP_URL: ${reply}`
    : `${hostAndPort(settings)} refused to talk to us: ${reply}`;

export const noSignIn = (settings: SmtpSettings): string =>
  `${hostAndPort(settings)} offers no sign-in, but SMTP_URL has a user: take the user out, or use the port for sending (often 587).`;

export const noPassword = (settings: SmtpSettings): string =>
  `SMTP_URL has a user for ${hostAndPort(settings)}, but no password: write it like smtp://user:password@host:587.`;

export const noSmtpUtf8 = (settings: SmtpSettings): string =>
  `The address has letters beyond ASCII before the @, and ${hostAndPort(settings)} can't take such addresses (it lacks SMTPUTF8, RFC 6531).`;

export const tooEarly = (settings: SmtpSettings): string =>
  `${hostAndPort(settings)} said that it had taken the mail before it had all of it.`;
