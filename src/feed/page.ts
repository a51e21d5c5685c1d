/** What a web page says about feeds. */
import { load } from 'cheerio/slim';
import { webAddress } from './address.ts';
import { withinMeasure } from './measure.ts';

export interface Page {
  title: string | null;
  /** From <link rel=alternate>, in the page's order. */
  feeds: { url: string; title: string | null }[];
}

const feedTypes = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/i;
/** Characters in which the head of a page has to end. */
const headLength = 500_000;

/** Reads the head of an HTML page that was fetched from `url`. */
export function readPage(html: string, url: string): Page {
  const [head = ''] = html.slice(0, headLength).split(/<body\b/i, 1);
  const $ = load(withinMeasure(head), { xml: { xmlMode: false, decodeEntities: true } });
  const base = webAddress($('base[href]').attr('href'), url) ?? url;
  const feeds: Page['feeds'] = [];
  for (const element of $('link[rel][href]')) {
    const { rel = '', type = '', href, title } = element.attribs;
    const address = webAddress(href, base)?.href;
    const isFeed = /(^|\s)(alternate|feed)(\s|$)/i.test(rel) && feedTypes.test(type.split(';')[0]!.trim());
    // WordPress offers its JSON API as an alternate too.
    if (
      !address ||
      !isFeed ||
      /\/wp-json\/|[?&]rest_route=/.test(address) ||
      feeds.some((feed) => feed.url === address)
    )
      continue;
    feeds.push({ url: address, title: title?.trim() || null });
  }
  return { title: $('title').first().text().replace(/\s+/g, ' ').trim() || null, feeds };
}
