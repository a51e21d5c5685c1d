/** Builds the bytes that go over SMTP from headers and two bodies. */
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import { encodeWord, isPlainText, quoteString } from 'nodemailer/lib/mime-funcs';

export interface MimeInput {
  from: { name: string; address: string };
  /** May have a local part in UTF-8, which then stands in the header as it is (RFC 6532). */
  to: string;
  replyTo: string | null;
  subject: string;
  date: Date;
  /** With its angle brackets. */
  messageId: string;
  /** Structured headers that are already ASCII; only folding changes them. */
  headers: Record<string, string>;
  text: string;
  html: string;
}

/**
 * Returns a multipart/alternative message, text first: UTF-8, quoted-printable, CRLF, no line over 76 characters except
 * for long addresses in headers. The same input gives the same bytes. @throws on a line break in a structured header.
 */
export function buildMime(input: MimeInput): Promise<Buffer> {
  const headers: MailComposerOptions['headers'] = {};
  for (const [name, value] of Object.entries(input.headers)) {
    if (!/^[\x20-\x7e]+$/.test(value))
      throw new Error(`the header ${name} must be one line of ASCII: ${value}`);
    headers[name] = { prepared: true, foldLines: true, value };
  }
  const composer = new MailComposer({
    from: input.from,
    to: { name: '', address: input.to },
    ...(input.replyTo ? { replyTo: { name: '', address: input.replyTo } } : {}),
    subject: input.subject,
    date: input.date,
    messageId: input.messageId,
    headers,
    text: input.text,
    html: input.html,
    encoding: 'quoted-printable',
    newline: 'win',
    baseBoundary: input.messageId.replace(/[^\w.]/g, ''),
    // All content is passed as strings.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Returns a name as a phrase of RFC 5322: quoted, or as encoded words (RFC 2047). */
export const phrase = (name: string): string =>
  isPlainText(name) ? quoteString(name) : encodeWord(name, 'B', 52);
