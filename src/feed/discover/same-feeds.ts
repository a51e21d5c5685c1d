/** Which of the feeds that a site offers are one and the same, and in which order they are mergeSameFeeds. */

import { linkKey } from '../links/link-key.ts';
import { isComments } from '../parse/comments.ts';
import type { ParsedFeed } from '../parse/parse.ts';

export interface FoundFeed {
  /** What to poll: the address that was asked, or the one that it has moved to for good. */
  url: string;
  title: string | null;
  feed: ParsedFeed;
}

/** Each feed once, the better of two twins in the place of the first; empty ones late, feeds of comments last. */
export function mergeSameFeeds(found: FoundFeed[]): FoundFeed[] {
  const feeds: FoundFeed[] = [];
  for (const candidate of found) {
    const twin = feeds.findIndex((feed) => isSame(feed, candidate));
    if (twin === -1) feeds.push(candidate);
    else feeds[twin] = better(feeds[twin]!, candidate);
  }
  return feeds.toSorted((a, b) => rank(a) - rank(b));
}

const rank = (found: FoundFeed): number => (isComments(found) ? 2 : found.feed.articles.length === 0 ? 1 : 0);

/** Articles that are comparedArticles. */
const comparedArticles = 10;

/** The same address in another spelling, or the same newest articles, as RSS and Atom of one blog have. */
function isSame(a: FoundFeed, b: FoundFeed): boolean {
  if (linkKey(a.url) === linkKey(b.url)) return true;
  if (isComments(a) !== isComments(b)) return false;
  const [some, others] = [a, b].map(({ feed }) => feed.articles.map(({ linkKey }) => linkKey));
  const length = Math.min(some!.length, others!.length, comparedArticles);
  const newest = new Set(some!.slice(0, length));
  return length > 0 && others!.slice(0, length).every((key) => newest.has(key));
}

/** The one with more of each article, else the one over https, else the first. */
function better(a: FoundFeed, b: FoundFeed): FoundFeed {
  const [one, other] = [weight(a), weight(b)];
  const chosen = other > one * 1.1 || (other > one * 0.9 && isSecure(b) && !isSecure(a)) ? b : a;
  return { ...chosen, title: a.title ?? b.title };
}

/** Characters of text in the newest articles. */
const weight = ({ feed }: FoundFeed): number =>
  feed.articles.slice(0, comparedArticles).reduce((sum, { text }) => sum + text.length, 0);

const isSecure = ({ url }: FoundFeed): boolean => url.startsWith('https:');
