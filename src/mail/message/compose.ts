/** Composes the mail of one delivery: a stored rendering with the reader's links, and the headers. */

import { oneLine } from '../../lib/one-line.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { DeliveryKind } from '../../model/deliveries/delivery.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import { noticeText } from '../../text/owner/notices.ts';
import { addressTo, type ReaderTokens, readerUrls } from '../render/reader-links.ts';
import { cut } from '../render/words.ts';
import { buildMime, phrase } from './mime.ts';

export interface ComposedMail {
  envelope: { from: string; to: string };
  /** With its angle brackets. */
  messageId: string;
  /** CRLF, without the final dot and without dot-stuffing. */
  raw: Buffer;
}

interface Sender {
  id: number;
  slug: string;
  name: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
}

interface MailInput {
  rendered: { subject: string; html: string; text: string };
  publication: Sender;
  /** The domain in A-labels. */
  to: string;
  /** Without a trailing slash. */
  baseUrl: string;
  date: Date;
}

interface DeliveryInput extends MailInput {
  deliveryId: number;
}

export interface NoticeMailInput extends MailInput {
  noticeId: number;
}

export interface IssueMailInput extends DeliveryInput {
  marker: string;
  issueId: number;
  cadence: Cadence;
  /** Address of the mail's copy on the web; null if it has none. */
  readUrl: string | null;
  tokens: ReaderTokens;
}

export interface MessageMailInput extends DeliveryInput {
  kind: Exclude<DeliveryKind, 'issue'>;
  /** Random, but the same at every retry, as the nonce of the confirmation is. */
  marker?: string | undefined;
  /** Set if the mail goes to an active subscriber, who can unsubscribe as from an issue. Null for a requested mail. */
  tokens: ReaderTokens | null;
}

/** Composes the mail of an issue to one reader. */
export async function composeIssue(input: IssueMailInput): Promise<ComposedMail> {
  const { publication, rendered, marker, tokens, readUrl } = input;
  return compose(
    input,
    {
      ...rendered,
      html: addressTo(rendered.html, marker, tokens),
      text: addressTo(rendered.text, marker, tokens),
    },
    {
      ...listHeaders(input, tokens),
      ...(readUrl && { 'Archived-At': `<${new URL(readUrl).href}>` }),
      'Feedback-ID': `${input.issueId}:${publication.slug}:${input.cadence}:postrider`,
    },
  );
}

/** Composes a mail to one reader about following. */
export async function composeMessage(input: MessageMailInput): Promise<ComposedMail> {
  const { kind, tokens, publication } = input;
  return compose(input, input.rendered, {
    // RFC 3834: automatic responders, such as holiday notices, must not answer this.
    ...(tokens ? listHeaders(input, tokens) : { 'Auto-Submitted': 'auto-generated' }),
    'Feedback-ID': `${kind}:${publication.slug}:${kind}:postrider`,
  });
}

/** Returns the headers that tell mail programs which list a mail belongs to, and how to unsubscribe. */
function listHeaders({ publication, baseUrl }: MailInput, tokens: ReaderTokens): Record<string, string> {
  const urls = readerUrls(new URL(baseUrl).href.replace(/\/+$/, ''), tokens);
  return {
    'List-Id': `${phrase(displayName(publication.name))} <${publication.slug}.${mailDomain(baseUrl)}>`,
    'List-Unsubscribe': `<${urls.unsubscribe}>`,
    // RFC 8058, 3.1: one-click needs an https address.
    ...(urls.unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    'List-Help': `<${urls.manage}>`,
  };
}

/** Composes a mail to an owner, in Postrider's name, from the one address that the mail server surely sends for. */
export async function composeNotice(input: NoticeMailInput): Promise<ComposedMail> {
  const publication = { ...input.publication, fromName: noticeText.sender, replyTo: null };
  return compose({ ...input, publication }, input.rendered, { 'Auto-Submitted': 'auto-generated' });
}

async function compose(
  input: (DeliveryInput & { marker?: string | undefined }) | NoticeMailInput,
  bodies: { subject: string; html: string; text: string },
  headers: Record<string, string>,
): Promise<ComposedMail> {
  const { publication } = input;
  const messageId = messageIdOf(input);
  const from = envelopeAddress(publication.fromAddress);
  const to = envelopeAddress(input.to);
  const raw = await buildMime({
    from: { name: displayName(publication.fromName), address: from },
    to,
    replyTo: publication.replyTo && envelopeAddress(publication.replyTo),
    subject: oneLine(bodies.subject),
    date: input.date,
    messageId,
    headers,
    text: bodies.text,
    html: bodies.html,
  });
  return { envelope: { from, to }, messageId, raw };
}

const displayName = (name: string): string => cut(oneLine(name), 100);

/** Rejects line breaks and brackets: they would end the SMTP command (RFC 5321, 4.1.2) or start another header. */
function envelopeAddress(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  if (/[\u0000-\u001f\u007f<>]/.test(address) || !address.includes('@')) {
    throw new Error(`"${JSON.stringify(address).slice(1, -1)}" can't stand in a mail's envelope`);
  }
  return address;
}

/** Returns the installation's host as a domain of dot-atoms, even if it is an IPv6 address. */
const mailDomain = (baseUrl: string): string =>
  new URL(baseUrl).hostname
    .replace(/^\[|\]$/g, '')
    .replace(/:+/g, '-')
    .replace(/^-|-$/g, 'ip');

/** The same at every retry, but different for another installation with the same ids. */
function messageIdOf(input: (DeliveryInput & { marker?: string | undefined }) | NoticeMailInput): string {
  const domain = mailDomain(input.baseUrl);
  const [name, facts] =
    'noticeId' in input
      ? [`n.${input.noticeId}`, ['notice', input.noticeId, input.to]]
      : [`d.${input.deliveryId}`, [input.deliveryId, input.to, input.marker ?? '']];
  const hash = sha256(JSON.stringify([domain, ...facts]));
  return `<${name}.${hash.slice(0, 16)}@${domain}>`;
}
