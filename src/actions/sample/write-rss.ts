/**
 * Writes a feed as WordPress does: RSS 2.0 with whole texts, authors, comments and pictures. feedsmith writes here and
 * reads nowhere: its parser refuses the broken XML that many sites serve. Nothing else in the tree writes RSS with its
 * namespaces; writing it by hand would be another escape and date format to keep.
 */
import { generateRssFeed } from 'feedsmith';

interface RssItem {
  title: string;
  /** The address of the article's page. */
  link: string;
  /** Stays the same when the link changes. It is not an address to open. */
  guid: string;
  publishedAt: Date;
  author?: string | undefined;
  categories?: string[];
  /** HTML: an excerpt, and the whole text. */
  summary: string;
  html?: string;
  comments?: { page: string; feed: string; count: number };
  picture?: { url: string; type: string; width: number; height: number };
}

export interface RssChannel {
  title: string;
  /** The address of the site. */
  link: string;
  /** The feed's own address. */
  self: string;
  description: string;
  language: string;
  /** When something in the feed changed last. */
  builtAt: Date;
  /** Newest first. */
  items: RssItem[];
}

/** Returns the feed as XML. All addresses in it must be absolute, those in HTML too. */
export function writeRss(channel: RssChannel): string {
  const { title, link, self, description, language, builtAt, items } = channel;
  return generateRssFeed({
    title,
    link,
    description,
    language,
    lastBuildDate: builtAt,
    generator: 'Postrider',
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    sy: { updatePeriod: 'hourly', updateFrequency: 1 },
    items: items.map(toItem),
  });
}

function toItem({ title, link, guid, publishedAt, author, categories, summary, ...item }: RssItem) {
  const { html, comments, picture } = item;
  return {
    title,
    link,
    pubDate: publishedAt,
    guid: { value: guid, isPermaLink: false },
    description: summary,
    ...(author ? { dc: { creators: [author] } } : {}),
    ...(categories ? { categories: categories.map((name) => ({ name })) } : {}),
    ...(html ? { content: { encoded: html } } : {}),
    ...(comments
      ? {
          comments: comments.page,
          wfw: { commentRss: comments.feed },
          slash: { comments: comments.count },
        }
      : {}),
    ...(picture ? { media: { contents: [{ ...picture, medium: 'image' }] } } : {}),
  };
}
