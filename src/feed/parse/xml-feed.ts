/** Any feed in XML: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, CDF, and mixtures of them. */
import { type Address, maxEntries, type RawFeed } from './entries.ts';
import { hintsOf } from './hints.ts';
import { firstContent } from './markup.ts';
import { elementsOf, named, ownText, parseXml, type XmlElement } from './xml/xml.ts';
import { readEntry } from './xml-entry.ts';
import { addressesOf, alternates, rel } from './xml-links.ts';

/** Reads a text that starts with its root element; null where that is no feed after all. */
export function readXmlFeed(text: string, url: string): RawFeed | null {
  const [root] = elementsOf(parseXml(text, url));
  if (!root || !isFeed(root)) return null;
  const channel = (root.name === 'channel' ? root : named(root, 'channel')[0]) ?? root;
  const isAtom = root.name === 'feed';
  const links = named(channel, 'link');
  const found = entriesIn(root);
  return {
    format: formatName(root),
    title: firstContent(named(channel, 'title', 'dc:title'), !isAtom),
    links: siteLinks(channel),
    base: channel.base ?? root.base,
    language: languageOf(root, channel),
    hubs: addressesOf(links.filter((link) => rel(link).includes('hub'))),
    self: addressesOf(links.filter((link) => rel(link).includes('self'))),
    hints: hintsOf(channel),
    entries: found.slice(0, maxEntries).map((entry) => readEntry(entry, channel, isAtom)),
    unread: Math.max(0, found.length - maxEntries),
  };
}

/** `<feed>` is the name of other things too. */
const isFeed = (root: XmlElement): boolean =>
  root.name !== 'feed' ||
  /atom|necho/i.test(root.attributes.xmlns ?? '') ||
  elementsOf(root).length === 0 ||
  named(root, 'entry', 'title', 'link', 'id', 'updated').length > 0;

/** Items stand in the channel, beside it (RSS 0.90 and 1.0), or in channels of a channel (CDF). */
function entriesIn(holder: XmlElement): XmlElement[] {
  return elementsOf(holder).flatMap((element) => {
    if (element.name === 'item' || element.name === 'entry') return [element];
    return /^(channel|items|rdf:rdf|rss|feed)$/.test(element.name) ? entriesIn(element) : [];
  });
}

function formatName(root: XmlElement): string {
  const { version = '', xmlns = '' } = root.attributes;
  const [number] = /^\d+(\.\d+)?/.exec(version.trim()) ?? [];
  if (root.name === 'feed') {
    if (/2005\/atom/i.test(Object.values(root.attributes).join(' '))) return 'Atom 1.0';
    return number ? `Atom ${number}` : /purl\.org\/atom\/ns/i.test(xmlns) ? 'Atom 0.3' : 'Atom';
  }
  if (root.name === 'channel' && (root.attributes.href || named(root, 'abstract').length > 0)) return 'CDF';
  if (root.name !== 'rss' && root.name !== 'channel')
    return /simple\/0\.9/.test(Object.values(root.attributes).join(' ')) ? 'RSS 0.90' : 'RSS 1.0';
  if (!number) return 'RSS';
  // 2.0.1, 2.01 and 2.1 were names of it for a while.
  if (number.startsWith('2')) return 'RSS 2.0';
  return `RSS ${number.includes('.') ? number : `${number}.0`}`;
}

function languageOf(root: XmlElement, channel: XmlElement): string | undefined {
  const said = named(channel, 'language', 'dc:language').map(ownText);
  return [...said, channel.attributes['xml:lang'], root.attributes['xml:lang']].find(Boolean);
}

/** Where the site is. */
function siteLinks(channel: XmlElement): Address[] {
  const { href } = channel.attributes; // CDF
  return [...alternates(named(channel, 'link')), ...(href ? [{ value: href, base: channel.base }] : [])];
}
