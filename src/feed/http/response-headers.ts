/** What the headers of an HTTP answer say about its feed. Header values are read as latin1, a letter a byte. */
import { dayMs, daySeconds } from '../../lib/time.ts';
import { webAddress } from '../links/address.ts';

export type Headers = Record<string, string | string[] | undefined>;

/** What `Link` headers name (RFC 8288), absolute. */
export interface FeedLinks {
  /** WebSub hubs, each once, at most five. */
  hub: string[];
  /** The address that the feed gives as its own: WebSub's topic. */
  self: string | null;
}

/** Longer waits are taken for this long: nobody means a year. */
const maxDigestWaitMs = 7 * dayMs;
const maxAgeLimitSeconds = 365 * daySeconds;
const maxHubs = 5;

/** The first value of a header. */
export function firstOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

const allOf = (headers: Headers, name: string): string => [headers[name] ?? []].flat().join(', ');

/** An ETag or Last-Modified as it came, or null where it is empty or can't be sent back. */
export function validatorOf(headers: Headers, name: 'etag' | 'last-modified'): string | null {
  const value = firstOf(headers, name);
  return isSendable(value) ? value : null;
}

/** Whether a validator can go into a request as it is; servers bound the headers of a request. */
export const isSendable = (value: string | null | undefined): value is string =>
  value !== null &&
  value !== undefined &&
  /^[\t\x20-\x7e\x80-\xff]{1,2000}$/.test(value) &&
  value.trim() !== '';

/** RFC 9110, 10.2.3: seconds, or a date by the server's own clock. Null for what is past or makes no sense. */
export function retryAfterOf(headers: Headers, now: Date): Date | null {
  const value = firstOf(headers, 'retry-after')?.trim() ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - serverTime(headers, now);
  return wait > 0 ? new Date(now.getTime() + Math.min(wait, maxDigestWaitMs)) : null;
}

/** Seconds for which the answer is fresh (RFC 9111, 4.2.1); null where the server says nothing. */
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
  // RFC 9111, 5.3: a date that can't be read, `0` above all, is in the past.
  return bounded((httpDate(expires) - serverTime(headers, now)) / 1000);
}

const bounded = (seconds: number): number =>
  Number.isNaN(seconds) ? 0 : Math.floor(Math.min(Math.max(seconds, 0), maxAgeLimitSeconds));

/** Milliseconds, or NaN. Only with a month and a time: Date.parse reads a date into nearly any number. */
const httpDate = (value: string): number =>
  /[a-z]{3}/i.test(value) && /\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;

/** What the server's clock shows, as far as it says so. */
function serverTime(headers: Headers, now: Date): number {
  const stated = httpDate(firstOf(headers, 'date') ?? '');
  return Number.isNaN(stated) ? now.getTime() : stated;
}

/** Hub and self of an answer that came from `url`. */
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
    // A link whose anchor is another address says nothing about this feed.
    if (about !== undefined && webAddress(about || '#', url)?.href.split('#')[0] !== url.href) continue;
    const absolute = webAddress(target, url)?.href;
    const rels = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (absolute) yield { target: absolute, rels };
  }
}

/** The first of each name counts (RFC 8288, 3.3). */
function parametersOf(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  const parameter = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/g;
  for (const [, name, quoted, bare] of text.matchAll(parameter)) {
    const key = name!.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return parameters;
}
