/** One entry of a feed in XML. */
import type { Address, Content, RawEntry } from './entries.ts';
import { contentOf, firstContent } from './markup.ts';
import { enclosuresOf, mediaCategories, mediaText, mediaTitles, picturesOf } from './media.ts';
import { elementsOf, named, ownText, type XmlElement } from './xml/xml.ts';
import { addressesOf, alternates, pagesFirst, rel, textAddresses } from './xml-links.ts';

/** Reads an entry; `channel` lends its authors to entries of Atom (RFC 4287, 4.2.1). */
export function readEntry(entry: XmlElement, channel: XmlElement, isAtom: boolean): RawEntry {
  const links = named(entry, 'link');
  const replies = links.filter((link) => rel(link).includes('replies'));
  const { body, summary } = textsOf(entry, isAtom);
  return {
    guid: guidOf(entry, isAtom),
    links: linksOf(entry, links),
    title: firstContent(named(entry, 'title'), !isAtom) ?? otherTitle(entry),
    body,
    summary,
    authors: authorsOf(entry, channel, isAtom),
    published: dates(
      entry,
      'pubdate',
      'published',
      'issued',
      'dcterms:issued',
      'dc:date',
      'created',
      'dcterms:created',
    ),
    // Dublin Core's date doesn't say of what it is.
    updated: dates(entry, 'updated', 'modified', 'dcterms:modified', 'dc:date', 'lastbuilddate').concat(
      entry.attributes.lastmod ?? [],
    ),
    pictures: picturesOf(entry),
    enclosures: enclosuresOf(entry),
    // A feed of comments, or where they are sent, is better than nothing.
    comments: [
      ...textAddresses(named(entry, 'comments')),
      ...addressesOf(pagesFirst(replies)),
      ...textAddresses(named(entry, 'wfw:commentrss', 'wfw:comment')),
    ],
    commentCount:
      ownText(named(entry, 'slash:comments', 'thr:total')[0]) ??
      replies.map(({ attributes }) => attributes.count).find(Boolean),
    categories: categoriesOf(entry),
  };
}

function guidOf(entry: XmlElement, isAtom: boolean): Address | undefined {
  const [given] = textAddresses(named(entry, 'guid', 'id', 'dc:identifier'));
  const { about, href } = entry.attributes;
  if (given) return given;
  const other = about ?? (isAtom ? undefined : href);
  return other ? { value: other, base: entry.base } : undefined;
}

/** FeedBurner's links count its readers; the original is the article's. A guid is a link unless it says otherwise. */
function linksOf(entry: XmlElement, links: XmlElement[]): Address[] {
  const { about, href } = entry.attributes;
  const permalinks = named(entry, 'guid', 'id').filter(
    ({ attributes }) => attributes.ispermalink?.trim().toLowerCase() !== 'false',
  );
  const remote = named(entry, 'content').filter(({ attributes }) => /html/i.test(attributes.type ?? ''));
  return [
    ...textAddresses(named(entry, 'feedburner:origlink')),
    ...alternates(links),
    ...[about, href].flatMap((value) => (value ? [{ value, base: entry.base }] : [])),
    ...textAddresses(permalinks).filter(({ value }) => /^(https?:|\/)/i.test(value)),
    ...remote.flatMap(({ attributes: { src }, base }) => (src ? [{ value: src, base }] : [])),
  ];
}

const otherTitle = (entry: XmlElement): Content | undefined =>
  firstContent([...named(entry, 'dc:title', 'itunes:title'), ...mediaTitles(entry)], true);

/** The longest form that there is, and a shorter one besides. */
function textsOf(entry: XmlElement, isAtom: boolean): { body?: Content; summary?: Content } {
  const long = firstContent(named(entry, 'content:encoded'), true) ?? atomContent(entry, isAtom);
  const whole = long ?? firstContent(named(entry, 'xhtml:body', 'body', 'fullitem'), true);
  const description =
    firstContent(named(entry, 'description'), !isAtom) ??
    firstContent(named(entry, 'dc:description', 'abstract'), true);
  const summary = firstContent(named(entry, 'summary'), !isAtom);
  const spare = whole || description || summary ? undefined : (itunesText(entry) ?? mediaText(entry));
  const body = whole ?? description ?? summary ?? spare;
  const short = summary ?? description ?? itunesText(entry);
  return { ...(body && { body }), ...(short && short !== body ? { summary: short } : {}) };
}

/** Of several contents, HTML before plain text. */
function atomContent(entry: XmlElement, isAtom: boolean): Content | undefined {
  const contents = named(entry, 'content').flatMap((element) => contentOf(element, !isAtom) ?? []);
  return contents.find(({ html }) => html) ?? contents[0];
}

const itunesText = (entry: XmlElement): Content | undefined => {
  const content = firstContent(named(entry, 'itunes:summary', 'itunes:subtitle'), true);
  return content && { ...content, html: /<\/?[a-z]|&[a-z#]/i.test(content.value) };
};

/** The last of each name, as the later one is the correction where a date comes twice. */
const dates = (entry: XmlElement, ...names: string[]): string[] =>
  names.flatMap((name) => ownText(named(entry, name).at(-1)) ?? []);

function authorsOf(entry: XmlElement, channel: XmlElement, isAtom: boolean): string[] {
  const [source] = named(entry, 'source');
  const choices = [
    named(entry, 'dc:creator', 'dc:author'),
    named(entry, 'author'),
    named(entry, 'itunes:author'),
    ...(isAtom ? [source ? named(source, 'author') : [], named(channel, 'author')] : []),
  ];
  for (const elements of choices) {
    const names = elements.flatMap((element) => personName(element) ?? []);
    if (names.length > 0) return names;
  }
  return [];
}

/** Characters; the patterns below take long for longer ones. */
const maxNameLength = 300;

/** `Ann Lee`, out of Atom's element or RSS's `ann@example.org (Ann Lee)`; the address alone where there is no name. */
function personName(person: XmlElement): string | undefined {
  const texts = [named(person, 'name')[0], person, named(person, 'email')[0]].map(ownText);
  const said = texts.find(Boolean)?.slice(0, maxNameLength);
  if (!said?.includes('@')) return said;
  const [, name] =
    /^\S+@\S+\s*\((.+)\)$/.exec(said) ?? /^(.+?)\s*[(<]\s*(?:mailto:)?\S+@\S+\s*[)>]$/.exec(said) ?? [];
  return (name ?? said).replace(/^"(.+)"$/, '$1').trim();
}

function categoriesOf(entry: XmlElement): string[] {
  const term = (element: XmlElement) =>
    element.attributes.label ?? element.attributes.term ?? ownText(element) ?? element.attributes.text;
  const own = [...named(entry, 'category', 'dc:subject'), ...mediaCategories(entry)]
    .filter(({ attributes: { scheme } }) => !scheme?.startsWith('http://schemas.google.com/')) // Blogger's “kind”
    .flatMap((element) => term(element) ?? []);
  if (own.length > 0) return own;
  const itunes = named(entry, 'itunes:category').flatMap((element) => [element, ...elementsOf(element)]);
  const keywords = ownText(named(entry, 'itunes:keywords', 'media:keywords')[0])?.split(',') ?? [];
  return [...itunes.flatMap((element) => term(element) ?? []), ...keywords];
}
