/** Reads any feed in XML: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, CDF, and mixtures of them. */
import { type Address, maxEntries, type RawFeed } from './entries.ts';
import { hintsOf } from './hints.ts';
import { firstContent } from './markup.ts';
import { elementsOf, named, ownText, parseXml, type XmlElement } from './xml/xml.ts';
import { readEntry } from './xml-entry.ts';
import { addressesOf, alternates, rel } from './xml-links.ts';

/**
 * Reads a text that starts with its root element.
 * @param url where the feed came from: the base of its relative addresses
 * @returns null if the root element is no feed
 */
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

/** Other XML formats also use `<feed>` as their root element. */
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
  if (root.name === 'feed') return atomName(root);
  if (root.name === 'channel' && (root.attributes.href || named(root, 'abstract').length > 0)) return 'CDF';
  if (root.name === 'rss' || root.name === 'channel') return rssName(versionOf(root));
  return /simple\/0\.9/.test(attributeValues(root)) ? 'RSS 0.90' : 'RSS 1.0';
}

const attributeValues = ({ attributes }: XmlElement): string => Object.values(attributes).join(' ');

const versionOf = ({ attributes: { version = '' } }: XmlElement): string | undefined =>
  /^\d+(\.\d+)?/.exec(version.trim())?.[0];

function atomName(root: XmlElement): string {
  if (/2005\/atom/i.test(attributeValues(root))) return 'Atom 1.0';
  const version = versionOf(root);
  if (version) return `Atom ${version}`;
  return /purl\.org\/atom\/ns/i.test(root.attributes.xmlns ?? '') ? 'Atom 0.3' : 'Atom';
}

function rssName(number: string | undefined): string {
  if (!number) return 'RSS';
  // RSS 2.0 was also called 2.0.1, 2.01 and 2.1 for a while.
  if (number.startsWith('2')) return 'RSS 2.0';
  return `RSS ${number.includes('.') ? number : `${number}.0`}`;
}

function languageOf(root: XmlElement, channel: XmlElement): string | undefined {
  const declared = named(channel, 'language', 'dc:language').map(ownText);
  return [...declared, channel.attributes['xml:lang'], root.attributes['xml:lang']].find(Boolean);
}

/** Returns the addresses of the site that the feed belongs to. */
function siteLinks(channel: XmlElement): Address[] {
  const { href } = channel.attributes; // CDF
  return [...alternates(named(channel, 'link')), ...(href ? [{ value: href, base: channel.base }] : [])];
}
