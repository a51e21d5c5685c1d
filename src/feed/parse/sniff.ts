/** Recognizes the kind of a feed before it is parsed, or tells why a text is no feed. */
import type { ParseProblem } from '../../model/feeds/feed-problems.ts';
import { articlesFirst } from './comments.ts';
import { channelFeedOf, knownFeeds } from './known-sites.ts';
import { readPage } from './page.ts';

export interface FoundFeed {
  kind: 'xml' | 'json';
  /** XML starts at its root element: any output before it is left out. */
  text: string;
  /** The text before the root element: declarations, comments, a document type. */
  prolog: string;
}

const rootNames = /^(rss|feed|rdf|channel)$/i;

/** Finds the feed in a text. @returns null if there is none */
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

/** Returns why `findFeed` finds no feed in a text; `url` is null for a file. */
export function whyNoFeed(text: string, url: string | null): ParseProblem {
  const page = isPage(text, rootAt(text).name);
  if (url === null) return { code: text === '' ? 'file-empty' : page ? 'file-is-page' : 'file-no-feed' };
  if (text === '') return { code: 'empty', url };
  return page ? whyPage(text, url) : { code: 'no-feed', url };
}

function whyPage(text: string, url: string): ParseProblem {
  const page = readPage(text, url);
  const named = articlesFirst(page.feeds)[0]?.url;
  if (named) return { code: 'page-names-feed', url, feed: named };
  const known = knownFeeds(url)[0] ?? channelFeedOf(url, page);
  return known ? { code: 'page-has-feed', url, feed: known } : { code: 'page-without-feed', url };
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

/** Returns the index after a construct that is no element; null for an element. */
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
