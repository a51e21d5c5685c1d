/** JSON Feed 1.0 and 1.1. */
import { type Address, type Content, maxEntries, noHints, type RawEntry, type RawFeed } from './entries.ts';

type Fields = Record<string, unknown>;

/** Reads a JSON document; null where it is no feed. @throws SyntaxError where it is no JSON */
export function readJsonFeed(text: string): RawFeed | null {
  const feed = fieldsIn(JSON.parse(text));
  const version = /^https?:\/\/jsonfeed\.org\/version\/([\d.]+)/.exec(textIn(feed.version) ?? '')?.[1];
  const looksLikeOne =
    Array.isArray(feed.items) && Boolean(feed.title ?? feed.home_page_url ?? feed.feed_url);
  if (!version && !looksLikeOne) return null;
  const items = listOf(feed.items);
  return {
    format: version ? `JSON Feed ${version.includes('.') ? version : `${version}.0`}` : 'JSON Feed',
    title: textOf(feed.title, true),
    links: addresses(feed.home_page_url),
    language: textIn(feed.language),
    hubs: listOf(feed.hubs).flatMap((hub) =>
      /^websub$/i.test(textIn(hub.type) ?? '') ? addresses(hub.url) : [],
    ),
    self: addresses(feed.feed_url),
    hints: noHints,
    entries: items.slice(0, maxEntries).map((item) => readItem(item, feed)),
    unread: Math.max(0, items.length - maxEntries),
  };
}

function readItem(item: Fields, feed: Fields): RawEntry {
  const content = textOf(item.content_html, true) ?? textOf(item.content_text, false);
  const summary = textOf(item.summary, false);
  const attachments = listOf(item.attachments);
  const pictures = attachments.filter(({ mime_type }) => textIn(mime_type)?.startsWith('image/'));
  return {
    guid: addresses(item.id)[0],
    links: [...addresses(item.url, item.external_url), ...addresses(item.id).filter(isLink)],
    title: textOf(item.title, true),
    body: content ?? summary,
    summary: content && summary,
    authors: authorsOf(item) ?? authorsOf(feed) ?? [],
    published: textsIn(item.date_published),
    updated: textsIn(item.date_modified),
    pictures: addresses(item.image, item.banner_image, ...pictures.map(({ url }) => url)),
    enclosures: attachments.flatMap((attachment) =>
      addresses(attachment.url).map((address) => ({
        ...address,
        type: textIn(attachment.mime_type),
        length: textIn(attachment.size_in_bytes),
      })),
    ),
    comments: [],
    categories: (Array.isArray(item.tags) ? item.tags : []).flatMap((tag) => textsIn(tag)),
  };
}

/** 1.1 has a list, 1.0 has one author. */
function authorsOf(holder: Fields): string[] | undefined {
  const authors = [...listOf(holder.authors), fieldsIn(holder.author)];
  const names = authors.flatMap(({ name }) => textsIn(name));
  return names.length > 0 ? names : undefined;
}

const isLink = ({ value }: Address): boolean => /^(https?:|\/)/i.test(value);

const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsIn) : []);

/** Numbers stand for texts where a publisher forgot the quotes: ids mostly. */
const textIn = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
};
const textsIn = (value: unknown): string[] => [textIn(value) ?? []].flat();
const addresses = (...values: unknown[]): Address[] => values.flatMap(textsIn).map((value) => ({ value }));
const textOf = (value: unknown, html: boolean): Content | undefined =>
  textIn(value) === undefined ? undefined : { value: String(value), html };
