/**
 * Reads what the headers of an HTTP answer say about its feed. Header values are decoded as latin1, one letter per
 * byte.
 */
import { dayMs, daySeconds } from '../../lib/time.ts';
import { webAddress } from '../links/address.ts';

export type Headers = Record<string, string | string[] | undefined>;

/** Absolute addresses from `Link` headers (RFC 8288). */
export interface FeedLinks {
  /** WebSub hubs without repetitions, at most five. */
  hub: string[];
  /** The address that the feed states for itself: WebSub's topic. */
  self: string | null;
}

/** Longer waits are shortened to this, because a Retry-After of a year is surely a mistake. */
const maxDigestWaitMs = 7 * dayMs;
const maxAgeLimitSeconds = 365 * daySeconds;
const maxHubs = 5;

/** Returns the first value of a header, or null if it is missing. */
export function firstOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

const allOf = (headers: Headers, name: string): string => [headers[name] ?? []].flat().join(', ');

/** Returns an ETag or Last-Modified unchanged, or null if it is empty or can't be sent back. */
export function validatorOf(headers: Headers, name: 'etag' | 'last-modified'): string | null {
  const value = firstOf(headers, name);
  return isSendable(value) ? value : null;
}

/** Returns whether a validator can be sent unchanged. Servers limit the size of request headers. */
export const isSendable = (value: string | null | undefined): value is string =>
  value !== null &&
  value !== undefined &&
  /^[\t\x20-\x7e\x80-\xff]{1,2000}$/.test(value) &&
  value.trim() !== '';

/**
 * Reads Retry-After (RFC 9110, 10.2.3): seconds, or a date by the server's own clock.
 * @returns null if the time is past or can't be read
 */
export function retryAfterOf(headers: Headers, now: Date): Date | null {
  const value = firstOf(headers, 'retry-after')?.trim() ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - serverTime(headers, now);
  return wait > 0 ? new Date(now.getTime() + Math.min(wait, maxDigestWaitMs)) : null;
}

/** Returns for how many seconds the answer is fresh (RFC 9111, 4.2.1), or null if the server doesn't say. */
export function maxAgeOf(headers: Headers, now: Date): number | null {
  const directives = new Map(
    [...allOf(headers, 'cache-control').matchAll(/([\w-]+)(?:\s*=\s*"?([^\s",;]*))?/g)].map(
      ([, name, value]) => [name!.toLowerCase(), value ?? ''],
    ),
  );
  if (directives.has('no-store') || directives.has('no-cache')) return 0;
  const stated = directives.get('max-age') ?? directives.get('s-maxage');
  if (stated !== undefined && /^\d+$/.test(stated)) {
    const age = Number(/^\s*\d+/.exec(firstOf(headers, 'age') ?? '')?.[0] ?? 0);
    return bounded(Number(stated) - age);
  }
  const expires = firstOf(headers, 'expires');
  if (expires === null) return null;
  // RFC 9111, 5.3: a date that can't be read, such as `0`, counts as past.
  return bounded((httpDate(expires) - serverTime(headers, now)) / 1000);
}

const bounded = (seconds: number): number =>
  Number.isNaN(seconds) ? 0 : Math.floor(Math.min(Math.max(seconds, 0), maxAgeLimitSeconds));

/**
 * Returns milliseconds since 1970, or NaN. The value needs a month's name and a time, because Date.parse reads a date
 * from nearly any number.
 */
const httpDate = (value: string): number =>
  /[a-z]{3}/i.test(value) && /\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;

/** Returns the time of the server's clock (milliseconds since 1970), or our own if the server doesn't send it. */
function serverTime(headers: Headers, now: Date): number {
  const stated = httpDate(firstOf(headers, 'date') ?? '');
  return Number.isNaN(stated) ? now.getTime() : stated;
}

/** Reads the hubs and the self address of an answer from `url`. */
export function feedLinksOf(headers: Headers, url: URL): FeedLinks {
  const links: FeedLinks = { hub: [], self: null };
  for (const { target, rels } of linksOf(allOf(headers, 'link'), url)) {
    if (rels.includes('hub') && links.hub.length < maxHubs && !links.hub.includes(target))
      links.hub.push(target);
    if (rels.includes('self')) links.self ??= target;
  }
  return links;
}

function* linksOf(header: string, url: URL): Generator<{ target: string; rels: string[] }> {
  const link = /<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
  for (const [, target, text] of header.matchAll(link)) {
    const parameters = parametersOf(text!);
    const about = parameters.get('anchor');
    // A link with the anchor of another address doesn't describe this feed.
    if (about !== undefined && webAddress(about || '#', url)?.href.split('#')[0] !== url.href) continue;
    const absolute = webAddress(target, url)?.href;
    const rels = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (absolute) yield { target: absolute, rels };
  }
}

/** Reads the parameters of a link. If a name occurs twice, the first one counts (RFC 8288, 3.3). */
function parametersOf(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  const parameter = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/g;
  for (const [, name, quoted, bare] of text.matchAll(parameter)) {
    const key = name!.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return parameters;
}
