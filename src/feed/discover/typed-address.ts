/** An address as a person types it, to addresses that can be asked for. */
import type { TypedAddressProblem } from '../../model/feeds/feed-problems.ts';
import { webAddress } from '../links/address.ts';

export type TypedAddress =
  /** Best first; without a scheme, https comes before http. */
  { kind: 'candidates'; urls: string[] } | { kind: 'refused'; problem: TypedAddressProblem };

/** Reads `“HTTP//Example.org/blog.”`, `feed:https://…`, `r/gulls`, `@ines@social.example.org` and the like. */
export function typedAddress(typed: string): TypedAddress {
  const text = bare(typed);
  const quoted = typed.trim().slice(0, 200);
  const refused = (code: TypedAddressProblem['code']): TypedAddress => ({
    kind: 'refused',
    problem: { code, typed: quoted },
  });
  if (/^mailto:/i.test(text) || /^[^\s@/:]+@[\w.-]+\.\w+$/.test(text)) return refused('typed-email');
  const known = shorthand(text);
  if (known) return { kind: 'candidates', urls: [known] };
  const [scheme, rest] = withoutScheme(text);
  if (scheme === 'other' || !isPlace(rest, scheme !== null)) return refused('typed-no-address');
  const schemes = scheme === null ? ['https', 'http'] : scheme === 'http' ? ['http', 'https'] : ['https'];
  const urls = schemes
    .map((name) => webAddress(`${name}://${rest}`)?.href)
    .filter((url) => url !== undefined);
  if (urls.length === 0) return refused('typed-no-address');
  // Some sites answer only with `www.`.
  const [host] = /^[^.\s/?#@:]+\.[^.\s/?#@:]+(?=[/?#]|$)/u.exec(rest) ?? [];
  const withWww = host && webAddress(`https://www.${rest}`)?.href;
  return { kind: 'candidates', urls: withWww ? [...urls, withWww] : urls };
}

/** Without what mails and chats put around an address, or people before it. */
function bare(typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/^[<("'`“”„«»‘’[\s]+|[>"'`“”„«»‘’\]\s.,;!]+$/g, '')
    .replace(/^(?:url|view-source):\s*/i, '');
  const closed = text.includes('(') ? text : text.replace(/\)+$/, '');
  const words = closed.split(/\s+/);
  if (words.length === 1) return closed;
  // `The Harbour: https://harbour.example.org`, or one address that a line break has parted.
  const addresses = words.filter((word) => /^https?:\/\/\S/i.test(word));
  if (addresses.length === 1 && words[0] !== addresses[0]) return addresses[0]!;
  const joined = words.join('');
  const parted = words.every(
    (word, index) => index === 0 || /^[./:]/.test(word) || /[./:]$/.test(words[index - 1]!),
  );
  return parted ? joined : closed;
}

/** Names that people write instead of addresses. */
function shorthand(text: string): string | null {
  const subreddit = /^\/?r\/(\w{2,30})\/?$/.exec(text)?.[1];
  if (subreddit) return `https://www.reddit.com/r/${subreddit}/`;
  const [, user, host] = /^@([\w.-]+)@([\w.-]+\.\w+)$/.exec(text) ?? [];
  return user ? `https://${host}/@${user}` : null;
}

/** The scheme, null where there is none, and what follows its slashes. Slips of the keyboard are forgiven. */
function withoutScheme(text: string): ['http' | 'https' | 'other' | null, string] {
  const stripped = text.replace(/^(?:feed|rss|pcast|itpc):(?:\/\/)?(?=https?:)/i, '');
  const feed = /^(?:feed|rss|pcast|itpc):\/*(.+)$/i.exec(stripped);
  if (feed) return ['http', feed[1]!];
  const web = /^h{1,2}t{1,3}p{1,2}(s?)(?:[:;]+[/\\]*|[/\\]{2,})(?:https?:\/\/)?(.*)$/i.exec(stripped);
  if (web) return [web[1] ? 'https' : 'http', web[2]!];
  if (/^(?::?\/\/)/.test(stripped)) return [null, stripped.replace(/^:?\/+/, '')];
  // `mailto:x`, but not `localhost:8080`
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(stripped) ? ['other', stripped] : [null, stripped];
}

/** Whether it starts with a host; one word alone is none, unless a scheme or a port says so. */
function isPlace(rest: string, sure: boolean): boolean {
  const host = /^(?:[^\s/?#@]*@)?(\[[\da-f:.]+\]|[^\s/?#@:]+)(:\d+)?(?=[/?#\\]|$)/iu.exec(rest);
  if (!host) return false;
  return sure || host[2] !== undefined || /^localhost$|^\[|[^.][.。．][^.]/i.test(host[1]!);
}
