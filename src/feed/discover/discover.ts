/** Finds the feeds of a site from an address as a person types it. */

import type { DiscoveryProblem } from '../../model/feeds/feed-problems.ts';
import { decodeText } from '../http/decode.ts';
import { fetchUrl } from '../http/fetch.ts';
import type { FetchResult } from '../http/types.ts';
import { webAddress } from '../links/address.ts';
import { articlesFirst, isComments } from '../parse/comments.ts';
import { channelFeedOf, isYouTube, knownFeeds, nearbyFeeds, platformOf } from '../parse/known-sites.ts';
import { type Page, readPage } from '../parse/page.ts';
import { type ParseResult, parseFeed } from '../parse/parse.ts';
import { createRequestBudget, type RequestBudget } from './request-budget.ts';
import { type FoundFeed, mergeSameFeeds } from './same-feeds.ts';
import { typedAddress } from './typed-address.ts';

export type { FoundFeed } from './same-feeds.ts';

export interface DiscoverOptions {
  allowPrivate: boolean;
  userAgent: string;
  /** Default fetchUrl. */
  fetch?: typeof fetchUrl;
  /** Default parseFeed, in this thread. It may take the body over. */
  parse?: (...input: Parameters<typeof parseFeed>) => ParseResult | Promise<ParseResult>;
  /** Milliseconds; default the process's own clock. */
  now?: () => number;
}

export type Discovery =
  /** At least one; feeds of comments last. */
  | { kind: 'found'; feeds: FoundFeed[]; siteTitle: string | null }
  /** `problem` is null where nothing answered within the time. */
  | { kind: 'none'; problem: DiscoveryProblem | null };

type Fetched = Extract<FetchResult, { kind: 'fetched' }>;

/** What one discovery works with. */
interface Search {
  budget: RequestBudget;
  parse: NonNullable<DiscoverOptions['parse']>;
}

interface Candidate {
  url: string;
  title: string | null;
}

/** Alternates of one page that are tried; some sites name dozens. */
const maxAlternates = 6;
const maxGuesses = 4;
const usualPaths = [
  'feed/',
  'rss.xml',
  'atom.xml',
  'feed.xml',
  'index.xml',
  'feed.json',
  'rss/',
  '?feed=rss2',
  'blog/feed/',
  'feeds/posts/default',
];

/**
 * Takes the address of a feed itself, else what the site is known for, else what its page names or links to, else
 * what its home page does, else the usual places. At most 15 requests in 20 seconds.
 */
export async function discoverFeeds(address: string, options: DiscoverOptions): Promise<Discovery> {
  const { fetch = fetchUrl, parse = parseFeed, now = () => performance.now(), ...rest } = options;
  const typed = typedAddress(address);
  if (typed.kind === 'refused') return { kind: 'none', problem: typed.problem };
  const search: Search = { budget: createRequestBudget({ fetch, now, ...rest }), parse };
  const [first] = typed.urls;
  const known = await tryAll(search, knownFeeds(first!).map(untitledCandidate));
  if (known.length > 0) return found(known, known[0]!.title);
  let problem: DiscoveryProblem | null = null;
  for (const url of typed.urls) {
    const result = await search.budget.fetch(url);
    if (result?.kind === 'fetched') return lookAround(url, result, search);
    if (result?.kind !== 'failed') continue;
    // What https says counts, unless it was http that got an answer.
    if (url === first || result.status !== null) problem = result.problem;
    if (result.status === 403 || result.status === 406) return pastFirewall(url, result.problem, search);
  }
  return { kind: 'none', problem };
}

const untitledCandidate = (url: string): Candidate => ({ url, title: null });

const found = (feeds: FoundFeed[], siteTitle: string | null): Discovery => ({
  kind: 'found',
  feeds: mergeSameFeeds(feeds),
  siteTitle,
});

/** Firewalls often let feeds through where they refuse pages. */
async function pastFirewall(url: string, problem: DiscoveryProblem, search: Search): Promise<Discovery> {
  const feeds = await tryAll(
    search,
    ['/feed/', '/rss.xml', '/feed.xml'].map((path) => untitledCandidate(new URL(path, url).href)),
  );
  return feeds.length > 0 ? found(feeds, feeds[0]!.title) : { kind: 'none', problem };
}

async function lookAround(requestedUrl: string, result: Fetched, search: Search): Promise<Discovery> {
  const ownFeed = await toFound(untitledCandidate(requestedUrl), result, search);
  if (ownFeed) return found([ownFeed], ownFeed.feed.title);
  const api = await tryAll(
    search,
    homesOf(decodeText(result.body, result.contentType)).map(untitledCandidate),
  );
  if (api.length > 0) return found(api, api[0]!.title);
  const page = pageOf(result);
  const pageFeeds = await feedsOf(page, result.url, search);
  const onYouTube = isYouTube(result.url);
  // Its pages are called after the film, or carry its own name.
  if (pageFeeds.some(isArticles)) return found(pageFeeds, onYouTube ? pageFeeds[0]!.feed.title : page.title);
  if (onYouTube) return { kind: 'none', problem: whyNone(requestedUrl, page, page) };
  const home = await homeOf(page, result.url, search);
  const homes = home.url === result.url ? [] : await feedsOf(home.page, home.url, search);
  const feeds = [...homes, ...pageFeeds];
  if (feeds.some(isArticles)) return found(feeds, home.page.title ?? page.title);
  const more = [...(await tryPlaces(home.page, result.url, search)), ...feeds];
  if (more.length > 0) return found(more, home.page.title ?? page.title);
  return { kind: 'none', problem: whyNone(result.url, page, home.page) };
}

const isArticles = (feed: FoundFeed): boolean => !isComments(feed);

const pageOf = (result: Fetched): Page =>
  readPage(decodeText(result.body, result.contentType), result.url, result.links);

/** Feeds that a page names, else those that it links to. */
async function feedsOf(page: Page, url: string, search: Search): Promise<FoundFeed[]> {
  const channel = channelFeedOf(url, page);
  const named = [...(channel ? [untitledCandidate(channel)] : []), ...articlesFirst(page.feeds)].slice(
    0,
    maxAlternates,
  );
  const feeds = await tryAll(search, named);
  if (feeds.some(isArticles)) return feeds;
  const guesses = page.guesses.filter((guess) => !named.some((feed) => feed.url === guess));
  return [
    ...feeds,
    ...(await tryAll(
      search,
      [...(isYouTube(url) ? [] : nearbyFeeds(url)), ...guesses].slice(0, maxGuesses).map(untitledCandidate),
    )),
  ];
}

/** Where the site starts: WordPress may live in a folder. */
const rootOf = ({ api }: Page, url: string): string =>
  api?.replace(/wp-json\/?(?:\?.*)?$|(?:index\.php)?\?rest_route=.*$/, '') ?? new URL('/', url).href;

/** The site's home page, or the page ownFeed where there is none. */
async function homeOf(page: Page, url: string, { budget }: Search): Promise<{ page: Page; url: string }> {
  const home = rootOf(page, url);
  if (home === url) return { page, url };
  const result = await budget.fetch(home);
  return result?.kind === 'fetched' ? { page: pageOf(result), url: result.url } : { page, url };
}

/** The usual places: those of what runs the site, then all, first beside the page, then at the root. */
async function tryPlaces(page: Page, url: string, search: Search): Promise<FoundFeed[]> {
  const { origin, pathname } = new URL(url);
  const root = rootOf(page, url);
  const platformPaths = platformOf(page.generator)?.paths ?? (page.api ? ['feed/', '?feed=rss2'] : []);
  const section = /^\/[^/.]+(?=\/)/.exec(pathname)?.[0];
  const below = section ? [`${origin}${section}/`] : [];
  const paths = [...new Set([...platformPaths, ...usualPaths])];
  for (const path of paths) {
    // One is left for WordPress's API.
    if (search.budget.remaining() <= 1) break;
    const places = [...(path.startsWith('?') ? [] : below), root].map((start) =>
      untitledCandidate(start + path),
    );
    const feeds = await tryAll(search, places);
    if (feeds.some(isArticles)) return feeds;
  }
  return tryApi(`${origin}/wp-json/`, search);
}

/** WordPress's API names the site's home, whose feed stands at `?feed=rss2` whatever its settings are. */
async function tryApi(url: string, search: Search): Promise<FoundFeed[]> {
  const result = await search.budget.fetch(url);
  if (result?.kind !== 'fetched') return [];
  return tryAll(search, homesOf(decodeText(result.body, result.contentType)).map(untitledCandidate));
}

/** The feeds of the sites that an answer of WordPress's API names. */
function homesOf(text: string): string[] {
  if (!text.trimStart().startsWith('{') || !text.includes('"namespaces"')) return [];
  try {
    const { home, url } = JSON.parse(text) as Record<string, unknown>;
    const homes = [home, url].map((site) => webAddress(typeof site === 'string' ? site : null));
    return [
      ...new Set(
        homes.filter((site) => site !== null).map(({ href }) => `${href.replace(/\/$/, '')}/?feed=rss2`),
      ),
    ];
  } catch {
    return []; // no API after all
  }
}

/** Reads all that are feeds, in the order given. */
async function tryAll(search: Search, candidates: Candidate[]): Promise<FoundFeed[]> {
  const tried = candidates.map(async (candidate) => {
    const result = await search.budget.fetch(candidate.url);
    return result?.kind === 'fetched' ? toFound(candidate, result, search) : null;
  });
  return (await Promise.all(tried)).filter((feed) => feed !== null);
}

async function toFound(
  { url, title }: Candidate,
  result: Fetched,
  { parse }: Search,
): Promise<FoundFeed | null> {
  // A parser in another thread takes the body with it.
  const parsed = await parse(Uint8Array.from(result.body), result);
  if (parsed.kind === 'not-a-feed') return null;
  return { url: result.movedTo ?? url, title: title ?? parsed.feed.title, feed: parsed.feed };
}

function whyNone(url: string, page: Page, home: Page): DiscoveryProblem {
  const named = page.feeds[0] ?? home.feeds[0];
  if (named) return { code: 'named-feed-unreadable', url, named: named.url };
  if (isYouTube(url) || new URL(url).host === 'youtu.be') return { code: 'no-channel', url };
  const platform = platformOf(page.generator) ?? platformOf(home.generator);
  return { code: 'none-found', url, platform: platform?.name ?? null };
}
