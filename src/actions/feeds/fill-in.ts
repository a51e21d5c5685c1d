/** Completes entries from the web: the targets of their links, and the whole text of their pages. */
import type { FetchedPage } from '../../feed/clean/full-text.ts';
import { readersAgent } from '../../feed/http/user-agent.ts';
import { linkKey } from '../../feed/links/link-key.ts';
import { bareHost } from '../../lib/web-url.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { type IntakeItem, isEdited } from '../../store/feeds/intake.ts';
import { activeCount } from '../../store/subscribers/counts.ts';
import type { PollDeps } from './poll-deps.ts';

/** The maximum of pages fetched for one poll. A page takes a second or two. */
export const maxPages = 20;
/** The limit for all pages together, in ms. It is well within the time that a poll may take. */
const pagesMs = 40_000;
const limits = { totalMs: 10_000, bytes: 5_000_000 };
const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';

/**
 * Follows the links of new entries that lead to another host than those of the feed and the site (redirects that count
 * clicks, short links), and fetches the pages of new and edited entries if the owner wants whole texts. If a page can't
 * be fetched, its entry stays as it is.
 * @returns true if a link leads to another address
 */
export async function fillIn(
  deps: PollDeps,
  feed: Feed,
  publication: Publication,
  items: IntakeItem[],
): Promise<boolean> {
  const hosts = new Set([publication.siteUrl, feed.url].map(bareHost));
  const wanted = items.filter(({ kind, row, content }) => {
    if (!content.linkKey) return false;
    if (feed.fullText) return kind === 'new' || (row?.sameFeed && isEdited(row, content));
    return kind === 'new' && !hosts.has(bareHost(content.url));
  });
  let elsewhere = false;
  const fetchPage = pageFetcher(deps, publication);
  for (const item of wanted.slice(0, maxPages)) {
    const page = await fetchPage(item.content.url);
    if (!page) continue;
    const final = linkKey(page.url);
    if (!item.facts.linkKeys.includes(final)) {
      item.content.finalLinkKey = final;
      item.facts.linkKeys.push(final);
      elsewhere = true;
    }
    if (feed.fullText) await takeText(deps, item, page);
  }
  return elsewhere;
}

/**
 * Returns a function that fetches one page; null if it can't be fetched, or if the time for all pages is over. After a
 * host answers 429, 503 or Retry-After, no more of its pages are fetched.
 */
export function pageFetcher(
  deps: PollDeps,
  publication: Publication,
): (url: string) => Promise<FetchedPage | null> {
  const busyHosts = new Set<string | null>();
  const until = performance.now() + pagesMs;
  let readers: number | undefined;
  return async (url) => {
    if (busyHosts.has(bareHost(url)) || performance.now() > until) return null;
    readers ??= await activeCount(deps.store, publication.id);
    const result = await deps.fetchUrl({
      url,
      limits,
      accept,
      allowPrivate: deps.allowPrivateFeeds,
      userAgent: readersAgent(deps.baseUrl, readers),
    });
    if (result.kind === 'fetched')
      return { url: result.url, body: result.body, contentType: result.contentType };
    if (result.kind === 'failed' && (result.retryAfter || result.status === 429 || result.status === 503))
      busyHosts.add(bareHost(url));
    return null;
  };
}

/** Returns the text of the page if it is longer than the feed's. */
async function takeText(deps: PollDeps, item: IntakeItem, page: FetchedPage): Promise<void> {
  const whole = await deps.wholeText(page);
  if (!whole) return;
  item.isWhole = true;
  if (whole.text.length > item.content.text.length) Object.assign(item.content, whole);
}
