/** How Postrider sees a feed, stored nowhere. */

import type { fetchUrl } from '../../feed/http/fetch.ts';
import { webAddress } from '../../feed/links/address.ts';
import { type Enclosure, type ParsedArticle, type ParsedFeed, parseFeed } from '../../feed/parse/parse.ts';
import { feedProblem, feedUnchanged, feedWarning } from '../../text/owner/feed-problems.ts';

export interface CheckWorld {
  /** Gets an address. */
  fetchFeed(url: string): ReturnType<typeof fetchUrl>;
  /** How a feed that is followed here is doing, in lines; none where it is not. */
  health(url: string): Promise<string[]>;
  /** Reads a file. */
  readFile(path: string): Promise<Uint8Array | { error: string }>;
}

export interface FeedReport {
  title: string | null;
  link: string | null;
  language: string | null;
  format: string;
  articles: ArticleReport[];
  warnings: string[];
  /** Of a feed that is followed here: when it was last seen, when it is asked next, why nothing was sent. */
  health?: string[];
}

export interface FeedTrouble {
  error: string;
  health?: string[];
}

/** Addresses are absolute, dates in ISO 8601 and UTC. */
export interface ArticleReport {
  id: string | null;
  url: string | null;
  title: string;
  author: string | null;
  published: string | null;
  updated: string | null;
  summary: string;
  html: string;
  text: string;
  image: string | null;
  categories: string[];
  commentsUrl: string | null;
  enclosures: Enclosure[];
}

/** Reads an address or a file; `base` is what relative addresses in a file refer to, where it doesn't say itself. */
export async function checkFeed(
  { fetchFeed, health, readFile }: CheckWorld,
  place: string,
  base: string | null,
): Promise<FeedReport | FeedTrouble> {
  const url = feedAddress(place);
  if (url) {
    const lines = await health(url);
    return { ...(await fetched(fetchFeed, url)), ...(lines.length > 0 ? { health: lines } : {}) };
  }
  const body = await readFile(place);
  return body instanceof Uint8Array ? report(body, { url: base, contentType: null }) : body;
}

async function fetched(fetchFeed: CheckWorld['fetchFeed'], url: string): Promise<FeedReport | FeedTrouble> {
  const answer = await fetchFeed(url);
  if (answer.kind === 'failed') return { error: feedProblem(answer.problem) };
  if (answer.kind === 'unchanged') return { error: feedUnchanged(url) };
  return report(answer.body, { url: answer.url, contentType: answer.contentType });
}

/** What is no file: `https://…`, also as `feed:https://…` and `feed://…`. */
const feedAddress = (place: string): string | null =>
  webAddress(place.replace(/^feed:(?=https?:)/i, '').replace(/^feed:/i, 'http:'))?.href ?? null;

function report(
  body: Uint8Array,
  source: { url: string | null; contentType: string | null },
): FeedReport | FeedTrouble {
  const result = parseFeed(body, { ...source, keepBlank: true });
  return result.kind === 'feed' ? feedReport(result.feed) : { error: feedProblem(result.problem) };
}

const feedReport = ({ title, link, language, format, articles, warnings }: ParsedFeed): FeedReport => ({
  title,
  link,
  language,
  format,
  articles: articles.map(articleReport),
  warnings: warnings.map(feedWarning),
});

function articleReport(article: ParsedArticle): ArticleReport {
  const { guid, url, title, author, published, updated, summary, html, text, imageUrl } = article;
  return {
    id: guid,
    url,
    title,
    author,
    published: published?.toISOString() ?? null,
    updated: updated?.toISOString() ?? null,
    summary,
    html,
    text,
    image: imageUrl,
    categories: article.categories,
    commentsUrl: article.commentsUrl,
    enclosures: article.enclosures,
  };
}
