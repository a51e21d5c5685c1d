/** Finds the feeds of a site from an address as a person types it. */
import { webAddress } from './address.ts';
import { decodeText } from './decode.ts';
import { type FetchResult, fetchUrl } from './fetch.ts';
import { readPage } from './page.ts';
import { type ParsedFeed, parseFeed } from './parse.ts';

export interface DiscoverOptions {
  allowPrivate: boolean;
  userAgent: string;
}

export interface FoundFeed {
  /** What to poll: the address that was asked, or the one that it has moved to for good. */
  url: string;
  title: string | null;
  feed: ParsedFeed;
}

export type Discovery =
  /** At least one; feeds of comments last. */
  { kind: 'found'; feeds: FoundFeed[]; siteTitle: string | null } | { kind: 'none'; reason: string };

type Fetched = Extract<FetchResult, { kind: 'fetched' }>;

const usualPaths = ['/feed/', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/feed.json'];
/** Alternates of one page that are tried; some sites name dozens. */
const mostAlternates = 6;
const limits = { totalMs: 10_000 };

/**
 * Takes the address of a feed itself, else what its page names, else tries the usual paths below it and at the
 * site's root. Without a scheme, https comes before http.
 */
export async function discoverFeeds(address: string, options: DiscoverOptions): Promise<Discovery> {
  const typed = address
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:/i, 'http:');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const otherScheme = !hasScheme && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed); // mailto:, but not localhost:8080
  const candidates = (hasScheme || otherScheme ? [typed] : [`https://${typed}`, `http://${typed}`])
    .map((candidate) => webAddress(candidate)?.href)
    .filter((candidate) => candidate !== undefined);
  let reason = `“${address.trim()}” is not a web address: write it like example.org or https://example.org/blog/.`;
  for (const url of candidates) {
    const result = await fetchUrl({ url, ...options, limits });
    if (result.kind === 'fetched') return lookAround(url, result, options);
    if (result.kind !== 'failed') continue;
    // What https says counts, unless it was http that got an answer.
    if (url === candidates[0] || result.status !== null) reason = result.reason;
  }
  return { kind: 'none', reason };
}

async function lookAround(asked: string, page: Fetched, options: DiscoverOptions): Promise<Discovery> {
  const itself = toFound(asked, null, page);
  if (itself) return { kind: 'found', feeds: [itself], siteTitle: itself.feed.title };
  const { title: siteTitle, feeds: named } = readPage(decodeText(page.body, page.contentType), page.url);
  const alternates = named.slice(0, mostAlternates);
  const tried = await Promise.all(alternates.map(({ url, title }) => fetchFeed(url, title, options)));
  let feeds = unique(tried.filter((feed) => feed !== null));
  if (feeds.length === 0) feeds = await tryUsualPaths(page.url, options);
  if (feeds.length > 0) return { kind: 'found', feeds: commentsLast(feeds), siteTitle };
  const detail = named[0]
    ? `it names ${named[0].url}, but no feed could be read there`
    : 'it names none, and none stands at the usual places: look for a link called RSS or Feed on the site';
  return { kind: 'none', reason: `No feed was found for ${page.url}: ${detail}.` };
}

async function tryUsualPaths(pageUrl: string, options: DiscoverOptions): Promise<FoundFeed[]> {
  const below = new URL('.', pageUrl).href.replace(/\/$/, '');
  for (const start of new Set([below, new URL(pageUrl).origin])) {
    for (const path of usualPaths) {
      const feed = await fetchFeed(start + path, null, options);
      if (feed) return [feed];
    }
  }
  return [];
}

async function fetchFeed(
  url: string,
  title: string | null,
  options: DiscoverOptions,
): Promise<FoundFeed | null> {
  const result = await fetchUrl({ url, ...options, limits });
  return result.kind === 'fetched' ? toFound(url, title, result) : null;
}

function toFound(asked: string, title: string | null, result: Fetched): FoundFeed | null {
  const parsed = parseFeed(result.body, result);
  if (parsed.kind === 'not-a-feed') return null;
  return { url: result.movedTo ?? asked, title: title ?? parsed.feed.title, feed: parsed.feed };
}

const unique = (feeds: FoundFeed[]): FoundFeed[] =>
  feeds.filter(({ url }, index) => feeds.findIndex((other) => other.url === url) === index);

const isComments = ({ url, title }: FoundFeed): boolean =>
  /comments/i.test(`${new URL(url).pathname} ${title ?? ''}`);

const commentsLast = (feeds: FoundFeed[]): FoundFeed[] => [
  ...feeds.filter((feed) => !isComments(feed)),
  ...feeds.filter(isComments),
];
