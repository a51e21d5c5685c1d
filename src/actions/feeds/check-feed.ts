/** Shows how Postrider sees a feed. Nothing is stored. */

import type { fetchUrl } from '../../feed/http/fetch.ts';
import { webAddress } from '../../feed/links/address.ts';
import { type Enclosure, type ParsedArticle, type ParsedFeed, parseFeed } from '../../feed/parse/parse.ts';
import { feedProblem, feedUnchanged, feedWarning } from '../../text/owner/feed-problems.ts';

export interface CheckDeps {
  /** Fetches an address. */
  fetchFeed(url: string): ReturnType<typeof fetchUrl>;
  /** Returns lines about the health of a feed that a publication here follows; none for other feeds. */
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
  /**
   * About a feed that a publication here follows: when it was last seen, when it is polled next, why nothing was sent.
   */
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

/** Reads an address or a file. Relative addresses in a file refer to `base` if the file itself names no base. */
export async function checkFeed(
  { fetchFeed, health, readFile }: CheckDeps,
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

async function fetched(fetchFeed: CheckDeps['fetchFeed'], url: string): Promise<FeedReport | FeedTrouble> {
  const answer = await fetchFeed(url);
  if (answer.kind === 'failed') return { error: feedProblem(answer.problem) };
  if (answer.kind === 'unchanged') return { error: feedUnchanged(url) };
  return report(answer.body, { url: answer.url, contentType: answer.contentType });
}

/** Returns the address if the source is not a file: `https://…`, also written as `feed:https://…` or `feed://…`. */
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
