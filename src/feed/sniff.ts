/** Tells what a text is before it is parsed: which kind of feed, or why none. */
import { readPage } from './page.ts';

export type Format = 'rss' | 'atom' | 'rdf' | 'json';

/** The format, and the text from its root element on (prolog, DTD and what leaked out before them left out). */
export function findFeed(text: string): { format: Format; text: string } | null {
  if (/^[{[]/.test(text)) return { format: 'json', text };
  const root = rootAt(text);
  const whole = text.replace(/<[^<>]*$/, ''); // without a last tag that broke off
  const format = formatOf(root.name);
  if (format) return { format, text: whole.slice(root.index) };
  if (isPage(text, root.name)) return null;
  // Warnings of PHP or a stray line often stand before the feed.
  const late = /<(?:[\w-]+:)?(rss|feed|rdf)[\s>]/i.exec(text.slice(0, 10_000));
  return late && { format: formatOf(late[1]!)!, text: whole.slice(late.index) };
}

/** One sentence on a text in which `findFeed` finds none. */
export function whyNoFeed(text: string, url: string): string {
  if (text === '') return `The answer from ${url} is empty: look at that address in a browser.`;
  if (!isPage(text, rootAt(text).name))
    return `What stands at ${url} is neither RSS nor Atom nor JSON Feed: give the address of the site's feed.`;
  const [feed] = readPage(text, url).feeds;
  return feed
    ? `${url} is a web page, not a feed. The page names its feed: use ${feed.url} instead.`
    : `${url} is a web page, not a feed, and it names none: look for a link called RSS or Feed on the site, in WordPress /feed/.`;
}

const formatOf = (name: string): Format | undefined =>
  ({ rss: 'rss', feed: 'atom', rdf: 'rdf' })[name.toLowerCase()] as Format | undefined;

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
