/**
 * A table that says what a mail server's refusal means and what it blames. It is read from the top, and the first rule
 * that fits decides. The first digit of the reply is not enough, because servers send 5xx for "try again later", and the
 * same 550 for an address that does not exist and for a sender that they reject (RFC 5321, 4.2; RFC 3463; RFC 7372).
 */

/** The step of the SMTP session that the reply answers: greeting or EHLO, AUTH, MAIL FROM, RCPT TO, DATA, final dot. */
export type SmtpPhase = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';

/**
 * What a refusal is about. `recipient-address`: the mailbox does not exist and never will. `recipient`: this mailbox at
 * this time. `content`: this mail. `server`: the server itself, the account that signs in to it, or the sender, so that
 * mails to other subscribers would be refused too.
 */
export type Blame = 'recipient-address' | 'recipient' | 'content' | 'server';

/** A rule fits if all of its conditions (`at`, `code`, `text`) hold. A missing condition always holds. */
export interface ReplyRule {
  /** A code for the meaning of the reply. */
  means: string;
  at?: readonly SmtpPhase[];
  /** Matches the reply's code and enhanced code: `550 5.1.1`. */
  code?: RegExp;
  /** Matches the reply's text in lower case, without addresses and links. */
  text?: RegExp;
  blames: Blame;
  /** Set where the first digit of the code may be wrong. */
  kind?: 'temporary' | 'permanent';
}

const one = (...patterns: RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));

const early = ['connect', 'auth', 'mail'] as const;
const again = one(
  /\btry (it )?(again|later)|\bretry|temporar(y|ily)/,
  /come back (in|later)|\bdeferr(ed|ing)\b/,
);
const box = '(user|recipient|mailbox|account|address|addressee|inbox|person)';
const gone = `(unknown|not found|(does|do|did)(n't| not) (exist|have)|invalid|not (a )?(valid|known)|no longer (exists|available|valid|active|in use)|(has been|is|was) (disabled|closed|deactivated|deleted|terminated|discontinued))`;

// biome-ignore format: one rule a line, or nearly so
export const replyRules: readonly ReplyRule[] = [
  { means: 'server-closes', code: /^421/, kind: 'temporary', blames: 'server' },
  { means: 'greylisting', at: ['rcpt', 'data', 'dot'], text: /gr[ea]y-?list/, kind: 'temporary', blames: 'recipient' },
  { means: 'mail-too-big', code: /\b[45]\.(3\.4|2\.3)\b/, blames: 'content' },
  { means: 'mail-too-big', code: /^552/, blames: 'content',
    text: /\b(message|mail|size)\b.{0,30}\b(exceeds?|limit)\b.{0,30}\b(size|bytes|kb|mb|limit)\b|\btoo (big|large|long)\b/ },
  { means: 'server-busy', at: early, text: again, kind: 'temporary', blames: 'server' },
  { means: 'refused-early', at: early, blames: 'server' },

  { means: 'mailbox-full', code: /\b[45]\.2\.2\b/, blames: 'recipient' },
  { means: 'mailbox-pace', kind: 'temporary', blames: 'recipient',
    text: /\b(user|recipient|mailbox)\b.{0,40}\breceiving (mail|messages)/ },
  { means: 'known-senders-only', code: /\b5\.7\.1[23]\d\b/, blames: 'recipient' },
  { means: 'known-senders-only', blames: 'recipient',
    text: /resolver\.rst\.|\b(send|mail|message) to (this|the|that) (recipient|group|mailbox|address|list)\b/ },
  { means: 'content-refused', at: ['data', 'dot'], blames: 'content',
    text: /\b(content|attachments?|virus(es)?|malware|phish(ing)?|infected)\b|\b(contains?|blocked|listed)\b.{0,20}\b(url|link|domain)s?\b/ },

  { means: 'sign-in-wanted', code: /^53[0458]/, blames: 'server' },
  { means: 'sign-in-wanted', blames: 'server', text: one(
    /authenticat\w* (is )?(required|needed|first|failed)|\bauth(enticate)? first|\bcredentials\b/,
    /\b(must|need to|please) (first )?(authenticate|log ?in|issue)|not (logged in|authenticated)/ ) },
  { means: 'no-relay', blames: 'server', text: one(
    /\brelay(ing)?\b.{0,20}\b(denied|prohibited|refused|disallowed|not (allowed|permitted|supported|enabled))/,
    /\b(unable|refus\w+|not \w+|\w+n't) to relay|\b(do|does|will|can)(n't| ?not) relay|\bno relay|rcpthosts/ ) },
  { means: 'sender-limit', code: /\b[45]\.(4\.5|5\.3)\b/, blames: 'server' },
  { means: 'sender-limit', blames: 'server', text: one(
    /\b(daily|hourly|monthly|sending|outgoing|outbound|send(er)?) [a-z ]{0,20}(limit|quota|rate)\b|\brate[- ]?limit|throttl|maximum credits/,
    /\b(too many|exceed\w*|maximum)( the)?( maximum| allowed)?( number of)? (messages|e-?mails|mails|recipients|connections|sessions|concurrent)/ ) },
  { means: 'sender-refused', code: /\b5\.1\.[78]\b/, blames: 'server' },
  { means: 'sender-refused', blames: 'server', text: one(
    /\bsender\b.{0,20}\b(rejected|refused|denied|blocked|banned|unknown|invalid|fail\w*|mismatch|not (verified|allowed|permitted|valid|found|known|accepted|owned))\b/,
    /\b(sender|from)('s)? (address|domain|header)\b|domain of sender|e-?mail address is not verified|\bsend ?as ?denied|\bnot owned by\b/ ) },
  { means: 'sender-not-allowed', blames: 'server',
    text: /\b(not|un|isn't|never) ?(authori[sz]ed|permitted to send|allowed to send)|permissions? to send/ },
  { means: 'sender-not-authenticated', code: /\b[45]\.7\.([89]|1[0-4]|2\d|[36]0|[5-7]\d\d)\b/, blames: 'server' },
  { means: 'sender-not-authenticated', blames: 'server',
    text: /\b(spf|dkim|dmarc)\b|\breverse dns|\brdns\b|\bptr\b|\b(he|eh)lo\b/ },
  { means: 'host-on-blocklist', blames: 'server',
    text: /\b(block|black|deny)[ -]?list|spamhaus|spamcop|barracuda|sorbs|uceprotect|\bdnsbl\b|\brbl\b|abusix|reputation|senderscore/ },
  { means: 'host-refused', blames: 'server', text: one(
    /\b(client|sending|connecting|source|your)\b.{0,20}\b(ips?|host|server|network|domain)\b.{0,40}\b(block\w*|bann\w*|reject\w*|listed|denied|refused)/,
    /\b(ip|host)\b.{0,40}\b(blocked|banned|listed|denied)/ ) },
  { means: 'spam-unseen', at: ['rcpt', 'data'], text: /\b(spam|junk|unsolicited)\b/, blames: 'server' },
  { means: 'server-trouble', code: /\b(4\.3\.[0-3]|[45]\.3\.5|5\.3\.2)\b/, blames: 'server' },
  { means: 'server-trouble', blames: 'server',
    text: /\binsufficient system (storage|resources)|\b(system|disk) (is )?full\b|out of (memory|disk)/ },
  { means: 'out-of-order', code: /^503/, kind: 'temporary', blames: 'server' },

  { means: 'no-such-address', code: /\b[45]\.1\.([1236]|10)\b/, blames: 'recipient-address' },
  { means: 'account-shut', code: /\b5\.2\.1\b/, blames: 'recipient-address',
    text: /disabled|inactive|deactivated|closed|not accepting|no longer/ },
  // Microsoft 365's edge servers send this if their directory has no such recipient.
  { means: 'no-such-mailbox', code: /\b5\.4\.1\b/, text: /recipient address(es)? rejected/, blames: 'recipient-address' },
  { means: 'mailbox-full', blames: 'recipient', text: one(
    /\bover ?quota|\b(mailbox|mail ?folder|inbox)\b.{0,30}\b(full|exceed\w*)|\bquota\b.{0,20}\b(exceed\w*|full)/,
    /\b(exceed\w*|insufficient|out of|over)\b.{0,30}\b(quota|storage)\b/ ) },
  { means: 'try-again', text: again, kind: 'temporary', blames: 'recipient' },
  { means: 'no-such-mailbox', text: new RegExp(`\\b${box}\\b.{0,40}\\b${gone}`), blames: 'recipient-address' },
  { means: 'no-such-mailbox', blames: 'recipient-address', text: one(
    new RegExp(`\\b(unknown|invalid|no such|non-?existent|bad|no (valid|known)) (local |virtual |destination )?${box}`),
    /\bno mailbox\b|\bno such (domain|local)|undeliverable address|unroute?able/ ) },
  { means: 'no-such-domain', blames: 'recipient-address',
    text: /\b(host( or domain)?( name)?|domain)\b.{0,20}\b(not found|(does|do)(n't| not) exist)/ },
  { means: 'recipient-policy', at: ['rcpt'], code: /\b5\.7\.\d/, text: /\brecipient\b/, blames: 'recipient' },
  { means: 'sender-policy', at: ['rcpt'], code: /\b5\.7\.\d/, blames: 'server' },
];

/** What a refusal blames if no rule fits. */
export const blamedOtherwise: Record<SmtpPhase, Blame> = {
  connect: 'server',
  auth: 'server',
  mail: 'server',
  rcpt: 'recipient',
  data: 'server',
  dot: 'content',
};
