/** What goes wrong on the way to a mail server, and what to do about it. */
import type { SmtpProblem } from '../../model/deliveries/smtp-problems.ts';
import { type Sentences, sentenceOf } from '../sentences.ts';

const sentences: Sentences<SmtpProblem> = {
  'host-not-found': ({ host, detail }) => `${host} can't be found (${detail}): check the host in SMTP_URL.`,
  certificate: ({ server, detail }) =>
    `${server} shows a certificate that can't be trusted (${detail}): use the name that its certificate was made for, or add ?insecure=true to SMTP_URL if you know this server.`,
  'no-implicit-tls': ({ server, detail }) =>
    `${server} does not speak TLS from the start (${detail}): try smtp:// instead of smtps:// in SMTP_URL.`,
  'starttls-fails': ({ server, detail }) => `${server} offers STARTTLS, but it fails (${detail}).`,
  'connection-refused': ({ server }) =>
    `${server} refused the connection: check host and port in SMTP_URL, and whether the mail server runs.`,
  unreachable: ({ server }) =>
    `${server} can't be reached from this machine: check its network and the host in SMTP_URL.`,
  'no-answer': ({ server, seconds, wantsTls }) =>
    `${server} did not answer within ${seconds} seconds: ${
      wantsTls
        ? 'port 465 wants smtps:// instead of smtp:// in SMTP_URL.'
        : 'check host and port in SMTP_URL, and whether a firewall stands between.'
    }`,
  closed: ({ server }) => `${server} closed the connection unexpectedly.`,
  'connection-failed': ({ server, detail }) => `The connection to ${server} failed: ${detail}`,
  'no-reply': ({ server, seconds }) =>
    `${server} did not reply within ${seconds} seconds, before it had taken the mail.`,
  'no-reply-to-dot': ({ server, seconds }) =>
    `${server} had the whole mail, but did not reply within ${seconds} seconds.`,
  'closed-after-dot': ({ server }) =>
    `${server} had the whole mail, but closed the connection before it replied.`,
  'sign-in-refused': ({ server, reply }) =>
    `${server} refused the user name and password of SMTP_URL: ${reply}`,
  'greeting-refused': ({ server, reply }) => `${server} refused to talk to us: ${reply}`,
  'no-sign-in': ({ server }) =>
    `${server} offers no sign-in, but SMTP_URL has a user: take the user out, or use the port for sending (often 587).`,
  'no-password': ({ server }) =>
    `SMTP_URL has a user for ${server}, but no password: write it like smtp://user:password@host:587.`,
  'no-smtputf8': ({ server }) =>
    `The address has letters beyond ASCII before the @, and ${server} can't take such addresses (it lacks SMTPUTF8, RFC 6531).`,
  'too-early': ({ server }) => `${server} said that it had taken the mail before it had all of it.`,
  stopping: 'the program is shutting down',
};

export const smtpProblem = (problem: SmtpProblem): string => sentenceOf(sentences, problem);

/** What is kept as the reply of a delivery, and as the reason of a rest. */
export const deliveryText = {
  givenUp: (reply: string) => `given up after 5 days: ${reply}`,
  ambiguous: 'unknown: the connection or the program ended between the final dot and its reply, twice',
  alike: (count: number, reply: string) => `${count} refusals in a row, all alike: ${reply}`,
};
