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

/** A reply on one line, its code said once: `550 5.1.1 No such user here`. */
export const replyLine = (reply: string): string =>
  reply
    .replace(continuation, ' ')
    .replace(/^(\d{3})-/, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();

/** `550 5.1.1`, and the text after it. */
function read(reply: string): { code: string; text: string } {
  const line = replyLine(reply);
  const said = codes.exec(line)?.[0] ?? '';
  const text = line.slice(said.length).toLowerCase().replace(links, ' ').replace(addresses, ' ');
  return { code: said.replace(/[ -]+/, ' '), text };
}

/** What a server's reply to what was said in this phase means. `reply` is as it came, of one line or several. */
export function classifyReply(reply: string, phase: SmtpPhase): ReplyClass {
  const { code, text } = read(reply);
  if (/^[23]/.test(code)) return { kind: 'accepted', blames: 'server' };
  const rule = replyRules.find(
    (each) =>
      (each.at?.includes(phase) ?? true) &&
      (each.code?.test(code) ?? true) &&
      (each.text?.test(text) ?? true),
  );
  // What is no SMTP reply at all says that something is wrong with the server, not for how long.
  const byDigit = code.startsWith('5') ? 'permanent' : 'temporary';
  return { kind: rule?.kind ?? byDigit, blames: rule?.blames ?? blamedOtherwise[phase] };
}

/**
 * A refusal without what differs from mail to mail (addresses, hosts, links, numbers, ids), so that identical
 * refusals compare equal: `550 5.1.1 no such user`.
 */
export function normaliseReply(reply: string, address: string): string {
  const { code, text } = read(reply);
  const own = [address, ...address.split('@')].map((part) => part.toLowerCase());
  const words = text
    .replace(hosts, ' ')
    .replace(withDigits, ' ')
    .split(/[^\p{L}\p{N}_+'.-]+/u)
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word && !own.includes(word));
  return [code, ...words].join(' ').trim();
}
