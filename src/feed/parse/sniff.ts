/** Tells what a text is before it is parsed: which kind of feed, or why none. */
import { articlesFirst } from './comments.ts';
import { channelFeedOf, knownFeeds } from './known-sites.ts';
import { readPage } from './page.ts';

export interface FoundFeed {
  kind: 'xml' | 'json';
  /** XML from its root element on: what leaked out before it is left out. */
  text: string;
  /** What stood before: declarations, comments, a document type. */
  prolog: string;
}

const rootNames = /^(rss|feed|rdf|channel)$/i;

/** The feed in a text, or null where it holds none. */
export function findFeed(text: string): FoundFeed | null {
  if (/^[{[]/.test(text)) return { kind: 'json', text, prolog: '' };
  const root = rootAt(text);
  const from = (index: number): FoundFeed => ({
    kind: 'xml',
    text: text.slice(index),
    prolog: text.slice(0, index),
  });
  if (rootNames.test(root.name)) return from(root.index);
  if (isPage(text, root.name)) return null;
  // Warnings of PHP or a stray line often stand before the feed.
  const late = /<(?:[\w-]+:)?(rss|feed|rdf)[\s>]/i.exec(text.slice(0, 10_000));
  return late && from(late.index);
}

/** One sentence on a text in which `findFeed` finds none. */
export function whyNoFeed(text: string, url: string | null): string {
  if (url === null) return whyNoFeedIn(text);
  if (text === '') return `The answer from ${url} is empty: look at that address in a browser.`;
  if (!isPage(text, rootAt(text).name))
    return `What stands at ${url} is neither RSS nor Atom nor JSON Feed: give the address of the site's feed.`;
  const page = readPage(text, url);
  const named = articlesFirst(page.feeds)[0]?.url;
  if (named) return `${url} is a web page, not a feed. The page names its feed: use ${named} instead.`;
  const known = knownFeeds(url)[0] ?? channelFeedOf(url, page);
  return known
    ? `${url} is a web page, not a feed. Its feed stands elsewhere: use ${known} instead.`
    : `${url} is a web page, not a feed, and it names none: look for a link called RSS or Feed on the site, in WordPress /feed/.`;
}

/** The same for a text of which nobody knows where it came from. */
function whyNoFeedIn(text: string): string {
  if (text === '') return 'The file is empty: save the feed again.';
  if (isPage(text, rootAt(text).name)) return 'The file is a web page, not a feed: save the feed itself.';
  return 'The file is neither RSS nor Atom nor JSON Feed.';
}

const isPage = (text: string, rootName: string): boolean =>
  /^(html|head|body|title|meta|div)$/i.test(rootName) || /<!doctype\s+html/i.test(text.slice(0, 1000));

/** The local name of the first element, and where it starts: past declarations, comments and a DTD. */
function rootAt(text: string): { name: string; index: number } {
  let index = text.indexOf('<');
  while (index !== -1) {
    const end = skipped(text, index);
    if (end === null) break;
    index = text.indexOf('<', end);
  }
  const name =
    index === -1 ? undefined : /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(index, index + 100))?.[1];
  return { name: name ?? '', index };
}

/** Where a construct that is no element ends, or null for an element. */
function skipped(text: string, index: number): number | null {
  const after = (mark: string) => {
    const at = text.indexOf(mark, index);
    return at === -1 ? text.length : at + mark.length;
  };
  if (text.startsWith('<!--', index)) return after('-->');
  if (text.startsWith('<?', index)) return after('?>');
  if (!text.startsWith('<!', index)) return null;
  const subset = text.indexOf('[', index);
  const close = text.indexOf('>', index);
  return subset !== -1 && subset < close ? after(']>') : after('>');
}
