/** The namespaces of feeds, each under its usual prefix; '' for RSS and Atom themselves. */

const prefixes: Record<string, string[]> = {
  '': [
    'purl.org/rss/1.0',
    'purl.org/net/rss1.1',
    'my.netscape.com/rdf/simple/0.9',
    'channel.netscape.com/rdf/simple/0.9',
    'blogs.law.harvard.edu/tech/rss',
    'cyber.law.harvard.edu/rss',
    'purl.org/atom/ns',
    'w3.org/2005/atom',
  ],
  rdf: ['w3.org/1999/02/22-rdf-syntax-ns'],
  dc: ['purl.org/dc/elements/1.0', 'purl.org/dc/elements/1.1'],
  dcterms: ['purl.org/dc/terms'],
  content: ['purl.org/rss/1.0/modules/content'],
  media: ['search.yahoo.com/mrss', 'video.search.yahoo.com/mrss', 'rssboard.org/media-rss'],
  itunes: ['itunes.com/dtds/podcast-1.0.dtd', 'example.com/dtds/podcast-1.0.dtd'],
  slash: ['purl.org/rss/1.0/modules/slash'],
  wfw: ['wellformedweb.org/commentapi'],
  thr: ['purl.org/syndication/thread/1.0'],
  feedburner: ['rssnamespace.org/feedburner/ext/1.0'],
  sy: ['purl.org/rss/1.0/modules/syndication'],
  xhtml: ['w3.org/1999/xhtml'],
};

const byAddress = new Map(
  Object.entries(prefixes).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix])),
);

/** Prefixes of RSS and Atom where nothing declares them. */
const own = new Set(['atom', 'rss', 'a10']);

/**
 * The usual prefix of what is written as `prefix:name`; `address` is what the prefix stands for. Many feeds have the
 * address wrong or forget it: the prefix as written counts then.
 */
export function usualPrefix(prefix: string, address: string | undefined): string {
  const plain = address
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/#]+$/, '');
  const known = plain && (plain.startsWith('backend.userland.com/') ? '' : byAddress.get(plain));
  return known ?? (own.has(prefix) ? '' : prefix);
}
