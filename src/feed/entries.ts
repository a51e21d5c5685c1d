/** The four formats, as feedsmith reads them, brought to one shape. Nothing is resolved or cleaned here. */
import type { AtomFeed, JsonFeed, MediaNs, RdfFeed, RssFeed } from 'feedsmith';

/** A text and whether it is HTML. `base` is its own xml:base, as written. */
export interface Content {
  value: string;
  html: boolean;
  base?: string | undefined;
}

export interface RawEntry {
  guid?: string | undefined;
  /** Candidates for the article's address, best first; the guid comes after them. */
  links: (string | undefined)[];
  base?: string | undefined;
  title?: Content | undefined;
  body?: Content | undefined;
  /** The entry's own short text, if it also has a long one. */
  summary?: Content | undefined;
  authors: (string | undefined)[];
  published?: string | undefined;
  updated?: string | undefined;
  /** Addresses of pictures, best first. */
  pictures: (string | undefined)[];
  comments?: string | undefined;
  commentCount?: number | undefined;
  categories: (string | undefined)[];
}

export interface RawFeed {
  title?: Content | undefined;
  link?: string | undefined;
  base?: string | undefined;
  language?: string | undefined;
  entries: RawEntry[];
}

const html = (value: string | undefined): Content | undefined =>
  value === undefined ? undefined : { value, html: true };
const plain = (value: string | undefined): Content | undefined =>
  value === undefined ? undefined : { value, html: false };

/** RSS 0.9x and 2.0. */
export function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  return {
    title: html(feed.title),
    link: feed.link ?? alternate(feed.atom?.links),
    base: feed.xml?.base,
    language: feed.language ?? feed.dc?.languages?.[0],
    entries: (feed.items ?? []).map((item) => ({
      ...fromItem(item),
      guid: item.guid?.value ?? item.atom?.id,
      links: [item.link, alternate(item.atom?.links)],
      authors: item.dc?.creators ?? item.authors?.map(({ name }) => name) ?? [item.itunes?.author],
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
      pictures: [
        ...mediaPictures(item.media),
        ...(item.enclosures ?? []).filter(({ type }) => type?.startsWith('image/')).map(({ url }) => url),
        item.itunes?.image,
      ],
      comments: item.comments,
      commentCount: item.slash?.comments ?? item.thr?.total,
      categories: item.categories?.map(({ name }) => name) ?? item.dc?.subjects ?? [],
    })),
  };
}

/** RSS 1.0 and the RDF form of RSS 0.90. */
export function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    title: html(feed.title),
    link: feed.link,
    base: feed.xml?.base,
    language: feed.dc?.languages?.[0],
    entries: (feed.items ?? []).map((item) => ({
      ...fromItem(item),
      guid: item.rdf?.about ?? item.dc?.identifiers?.[0],
      links: [item.link],
      authors: item.dc?.creators ?? [],
      published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
      pictures: mediaPictures(item.media),
      commentCount: item.slash?.comments,
      categories: item.dc?.subjects ?? [],
    })),
  };
}

/** What items of RSS and RDF have in common. */
function fromItem(item: RssFeed.Item<string> | RdfFeed.Item<string>) {
  const description = item.description ?? item.dc?.descriptions?.[0];
  const long = item.content?.encoded ?? item.atom?.content?.value;
  return {
    base: item.xml?.base,
    title: html(item.title ?? item.dc?.titles?.[0]),
    body: html(long ?? description ?? item.atom?.summary?.value) ?? mediaText(item.media),
    summary: long === undefined ? undefined : html(description),
    updated: item.dcterms?.modified?.[0] ?? item.atom?.updated,
  };
}

/** Atom 1.0 and 0.3. */
export function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    title: fromText(feed.title),
    link: alternate(feed.links),
    base: feed.xml?.base,
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    entries: (feed.entries ?? []).map((entry) => {
      const replies = entry.links?.find(({ rel, type }) => rel === 'replies' && isPage(type));
      const authors = entry.authors ?? entry.source?.authors ?? feed.authors;
      const content = fromText(entry.content);
      const summary = fromText(entry.summary);
      return {
        guid: entry.id,
        links: [alternate(entry.links)],
        base: entry.xml?.base,
        title: fromText(entry.title),
        body: content ?? summary ?? mediaText(entry.media),
        summary: content && summary,
        authors: authors?.map(({ name }) => name) ?? entry.dc?.creators ?? [],
        published: entry.published ?? entry.dc?.dates?.[0],
        updated: entry.updated,
        pictures: [
          ...mediaPictures(entry.media),
          ...(entry.links ?? [])
            .filter(({ rel, type }) => rel === 'enclosure' && type?.startsWith('image/'))
            .map(({ href }) => href),
        ],
        comments: replies?.href,
        commentCount: entry.thr?.total ?? replies?.thr?.count ?? entry.slash?.comments,
        categories: (entry.categories ?? [])
          .filter(({ scheme }) => !scheme?.startsWith('http://schemas.google.com/')) // Blogger's "kind"
          .map(({ label, term }) => label ?? term),
      };
    }),
  };
}

/** JSON Feed 1.0 and 1.1. */
export function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: html(feed.title),
    link: feed.home_page_url,
    language: feed.language,
    entries: (feed.items ?? []).map((item) => {
      const content = html(item.content_html) ?? plain(item.content_text);
      const attached = item.attachments?.find(({ mime_type }) => mime_type?.startsWith('image/'));
      return {
        guid: item.id,
        links: [item.url, item.external_url],
        title: html(item.title),
        body: content ?? plain(item.summary),
        summary: content && plain(item.summary),
        authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
        published: item.date_published,
        updated: item.date_modified,
        pictures: [item.image, item.banner_image, attached?.url],
        categories: item.tags ?? [],
      };
    }),
  };
}

/** RFC 4287, 3.1.1 and 4.1.3: plain text unless the type says HTML; other media are left out. */
function fromText(text: AtomFeed.Content | undefined): Content | undefined {
  if (text?.value === undefined) return undefined;
  const type = text.type?.toLowerCase() ?? 'text';
  const html = /^(html|xhtml|text\/html|application\/xhtml\+xml)\b/.test(type);
  if (!html && !/^text\b/.test(type)) return undefined;
  return { value: text.value, html, base: text.xml?.base };
}

type Link = { href?: string; rel?: string; type?: string };
const isPage = (type: string | undefined) => !type || /html/i.test(type);

function alternate(links: Link[] | undefined): string | undefined {
  const pages = (links ?? []).filter(({ rel, href }) => href && (!rel || rel === 'alternate'));
  return (pages.find(({ type }) => isPage(type)) ?? pages[0])?.href;
}

/** Full pictures before thumbnails; those that are declared tiny are left out. */
function mediaPictures(media: MediaNs.ItemOrFeed | undefined): (string | undefined)[] {
  const groups: MediaNs.ItemOrFeed[] = media ? [media, ...(media.groups ?? [])] : [];
  const contents = groups.flatMap((group) => group.contents ?? []);
  const thumbnails = [...groups, ...contents].flatMap((holder) => holder.thumbnails ?? []);
  return [...contents.filter(isPicture), ...thumbnails]
    .filter(({ width }) => width === undefined || width >= 50)
    .map(({ url }) => url);
}

const isPicture = ({ url, type, medium }: MediaNs.Content): boolean =>
  medium === 'image' ||
  Boolean(type?.startsWith('image/')) ||
  (!medium && !type && /\.(jpe?g|png|gif|webp|avif)(\?|$)/i.test(url ?? ''));

/** What video sites give instead of a text. */
const mediaText = (media: MediaNs.ItemOrFeed | undefined): Content | undefined =>
  plain(media?.description?.value ?? media?.groups?.[0]?.description?.value);
