import { type Blame, blamedOtherwise, replyRules, type SmtpPhase } from './smtp-reply-rules.ts';

export type { SmtpPhase } from './smtp-reply-rules.ts';

export interface ReplyClass {
  kind: 'accepted' | 'temporary' | 'permanent';
  blames: Blame;
}

const codes = /^(\d{3})(?:[ -]+([245]\.\d{1,3}\.\d{1,3})\b)?/;
const continuation = /\r?\n\d{3}(?:[ -](?:[245]\.\d{1,3}\.\d{1,3}\b)?|$)/g;
const links = /\bhttps?:\/\/\S+/g;
const addresses = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;
const hosts = /\b(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*\b/g;
const withDigits = /\S*\d\S*/g;

/** @returns a reply on one line, with its code only once: `550 5.1.1 No such user here` */
export const replyLine = (reply: string): string =>
  reply
    .replace(continuation, ' ')
    .replace(/^(\d{3})-/, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();

/** Splits a reply into its codes (`550 5.1.1`) and the text after them. */
function read(reply: string): { code: string; text: string } {
  const line = replyLine(reply);
  const matched = codes.exec(line)?.[0] ?? '';
  const text = line.slice(matched.length).toLowerCase().replace(links, ' ').replace(addresses, ' ');
  return { code: matched.replace(/[ -]+/, ' '), text };
}

/** Classifies a server's reply. `reply` is unchanged, of one line or several. `phase` is the step that it answers. */
export function classifyReply(reply: string, phase: SmtpPhase): ReplyClass {
  const { code, text } = read(reply);
  if (/^[23]/.test(code)) return { kind: 'accepted', blames: 'server' };
  const rule = replyRules.find(
    (each) =>
      (each.at?.includes(phase) ?? true) &&
      (each.code?.test(code) ?? true) &&
      (each.text?.test(text) ?? true),
  );
  // A reply that is not SMTP shows a fault of the server, and not how long the fault lasts: it counts as temporary.
  const byDigit = code.startsWith('5') ? 'permanent' : 'temporary';
  return { kind: rule?.kind ?? byDigit, blames: rule?.blames ?? blamedOtherwise[phase] };
}

/**
 * Removes from a refusal all that differs from mail to mail (addresses, hosts, links, numbers, ids), so that refusals
 * for the same reason are equal.
 *
 * @returns for example `550 5.1.1 no such user`
 */
export function normaliseReply(reply: string, address: string): string {
  const { code, text } = read(reply);
  const addressParts = [address, ...address.split('@')].map((part) => part.toLowerCase());
  const words = text
    .replace(hosts, ' ')
    .replace(withDigits, ' ')
    .split(/[^\p{L}\p{N}_+'.-]+/u)
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word && !addressParts.includes(word));
  return [code, ...words].join(' ').trim();
}
