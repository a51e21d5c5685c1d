/** What a web page says about feeds. */
import { load } from 'cheerio/slim';
import { oneLine } from '../../lib/one-line.ts';
import { webAddress } from '../links/address.ts';
import { withoutParts } from '../links/measure.ts';

export interface Page {
  title: string | null;
  /** From <link rel=alternate>, in the page's order; wherever it stands. No title where it names but the format. */
  feeds: { url: string; title: string | null }[];
  /** Where links lead whose address looks like a feed's: a guess. */
  guesses: string[];
  /** What made the page, by its own words: `WordPress 6.7`. */
  generator: string | null;
  /** The root of WordPress's API. */
  api: string | null;
  /** The page's own address, as it gives it. */
  canonical: string | null;
  /** Of the YouTube channel that the page belongs to. */
  channel: string | null;
}

/** What `Link` headers say, absolute, if whoever asked has read them. */
export interface HeaderLinks {
  self?: string | null;
  alternates?: { url: string; type: string; title: string | null }[];
  /** rel="https://api.w.org/" */
  api?: string | null;
}

const feedTypes =
  /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|x-rss\+xml|rss|atom)$/i;
/** Characters of a page that are read. */
const maxPageLength = 3_000_000;
/** Tags that are looked into, and characters of one. */
const maxTags = 3_000;
const maxTagLength = 4_000;
const maxGuesses = 20;

/** Reads an HTML page that was fetched from `url`. Takes time that grows with its length alone. */
export function readPage(html: string, url: string, header: HeaderLinks = {}): Page {
  const text = html.slice(0, maxPageLength);
  const shown = withoutParts(withoutParts(text, '<!--', '-->'), '<script', '</script>');
  const tags = tagsOf(shown);
  const base = webAddress(tags.find(({ name }) => name === 'base')?.attribs.href, url) ?? new URL(url);
  const links = tags.filter(({ name }) => name === 'link');
  const relOf = (rel: string) =>
    webAddress(links.find(({ attribs }) => has(attribs.rel, rel))?.attribs.href, base);
  const generator = tags.find(({ name, attribs }) => name === 'meta' && has(attribs.name, 'generator'));
  return {
    title: titleOf(shown),
    feeds: alternates([...links, ...(header.alternates ?? []).map(asTag)], base),
    guesses: guessesOf(tags, base),
    generator:
      generator?.attribs.content?.slice(0, 100) ?? (/\/wp-content\//.test(shown) ? 'WordPress' : null),
    api: relOf('https://api.w.org/')?.href ?? header.api ?? null,
    canonical: relOf('canonical')?.href ?? null,
    channel: /"(?:channelId|externalId)":\s*"(UC[\w-]{22})"/.exec(text)?.[1] ?? null,
  };
}

interface Tag {
  name: string;
  attribs: Record<string, string>;
}

const asTag = ({ url, type, title }: NonNullable<HeaderLinks['alternates']>[number]): Tag => ({
  name: 'link',
  attribs: { rel: 'alternate', href: url, type, title: title ?? '' },
});

/** Whether a list of words holds one, in any case. */
const has = (list: string | undefined, word: string): boolean =>
  (list ?? '').toLowerCase().split(/\s+/).includes(word);

function alternates(links: Tag[], base: URL): Page['feeds'] {
  const feeds: Page['feeds'] = [];
  for (const { attribs } of links) {
    const { rel, type = '', title } = attribs;
    const url = webAddress(attribs.href, base)?.href;
    const isFeed = (has(rel, 'alternate') || has(rel, 'feed')) && feedTypes.test(type.split(';')[0]!.trim());
    if (!url || !isFeed || isApi(url) || feeds.some((feed) => feed.url === url)) continue;
    feeds.push({ url, title: ownName(oneLine(title ?? '')) });
  }
  return feeds;
}

/** Words of titles like `RSS 2.0`, `Subscribe via Atom` or WordPress's `The Harbour » Feed`. */
const formatWords =
  /^(?:rss|atom|rdf|xml|json|feeds?|newsfeed|flux|fil|canal|subscribe|abonnieren|via|with|to|by|our|the|this|v?[\d.]+)$/;

/** The title, if it says more than which format stands there. */
function ownName(title: string): string | null {
  const words =
    title
      .toLowerCase()
      .split('»')
      .at(-1)!
      .match(/[\p{L}\d.]+/gu) ?? [];
  const generic = words.some((word) => /\p{L}/u.test(word)) && words.every((word) => formatWords.test(word));
  return generic ? null : title || null;
}

/** WordPress offers its JSON API, and each page for embedding, as alternates too. */
const isApi = (url: string): boolean => /\/wp-json\/|[?&]rest_route=/.test(url);

const feedPath =
  /(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:\.xml|\.json|\.php|\/?$|\d?(?=$|[/?]))|\.(?:rss|atom|rdf)$|[?&](?:feed|format|type)=(?:rss|atom|feed)|\/index\.xml$/i;
/** Buttons that hand a feed or a page to a reader, and feeds of comments. */
const elsewhere =
  /(?:feedly|newsblur|inoreader|bloglovin|netvibes|follow\.it|facebook|twitter|linkedin)\.|\/comments?\/|[?&]replytocom/i;

function guessesOf(tags: Tag[], base: URL): string[] {
  const found = new Set<string>();
  for (const { name, attribs } of tags) {
    const url =
      name === 'a' ? webAddress(attribs.href?.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), base) : null;
    if (!url || elsewhere.test(url.href) || !feedPath.test(url.pathname + url.search)) continue;
    url.hash = '';
    found.add(url.href);
    if (found.size === maxGuesses) break;
  }
  return [...found];
}

/** The tags that say something about feeds. */
function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = html.indexOf('<'); at !== -1 && tags.length < maxTags; at = html.indexOf('<', at + 1)) {
    const name = /^<(link|meta|base|a)\s/i.exec(html.slice(at, at + 6))?.[1]?.toLowerCase();
    if (!name) continue;
    const end = html.indexOf('>', at);
    if (end === -1) break;
    const text = html.slice(at, Math.min(end + 1, at + maxTagLength));
    // Most links of a page are of no interest, and reading one takes its time.
    if (name === 'a' && !/rss|atom|feed|rdf|index\.xml/i.test(text)) continue;
    const node = load(text, { xml: { xmlMode: false, decodeEntities: true } }).root()[0]!.children[0];
    if (node && 'attribs' in node) tags.push({ name, attribs: node.attribs });
  }
  return tags;
}

function titleOf(html: string): string | null {
  const at = html.search(/<title[\s>]/i);
  if (at === -1) return null;
  const text = html.slice(html.indexOf('>', at) + 1, at + 1_000).split(/<\/title/i, 1)[0]!;
  return oneLine(load(`<p>${text.replace(/</g, '&lt;')}</p>`, { xml: { xmlMode: false } }).text()) || null;
}
