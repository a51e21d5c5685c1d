/** Completes entries from the web: where their links lead, and the whole text of their pages. */
import type { FetchedPage } from '../../feed/clean/full-text.ts';
import { readersAgent } from '../../feed/http/user-agent.ts';
import { linkKey } from '../../feed/links/link-key.ts';
import { bareHost } from '../../lib/web-url.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { type IntakeItem, isEdited } from '../../store/feeds/intake.ts';
import { activeCount } from '../../store/subscribers/counts.ts';
import type { PollWorld } from './poll-world.ts';

/** Pages fetched for one poll at most; a page takes a second or two. */
export const maxPages = 20;
/** For all of them; well within the time that a poll may take. */
const pagesMs = 40_000;
const limits = { totalMs: 10_000, bytes: 5_000_000 };
const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';

/**
 * Follows the links of new entries that lead to another host than feed and site (counting redirects, short links), and
 * fetches the pages of new and edited ones where the owner wants whole texts. A page that can't be fetched leaves its
 * entry as it is. True if a link leads elsewhere.
 */
export async function fillIn(
  world: PollWorld,
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
  const fetchPage = pageFetcher(world, publication);
  for (const item of wanted.slice(0, maxPages)) {
    const page = await fetchPage(item.content.url);
    if (!page) continue;
    const final = linkKey(page.url);
    if (!item.facts.linkKeys.includes(final)) {
      item.content.finalLinkKey = final;
      item.facts.linkKeys.push(final);
      elsewhere = true;
    }
    if (feed.fullText) await takeText(world, item, page);
  }
  return elsewhere;
}

/**
 * Fetches pages one after another, all within the time; null where one can't be had. A host that asks for patience is
 * asked for no more of them.
 */
export function pageFetcher(
  world: PollWorld,
  publication: Publication,
): (url: string) => Promise<FetchedPage | null> {
  const tired = new Set<string | null>();
  const until = performance.now() + pagesMs;
  let readers: number | undefined;
  return async (url) => {
    if (tired.has(bareHost(url)) || performance.now() > until) return null;
    readers ??= await activeCount(world.store, publication.id);
    const result = await world.fetchUrl({
      url,
      limits,
      accept,
      allowPrivate: world.allowPrivateFeeds,
      userAgent: readersAgent(world.baseUrl, readers),
    });
    if (result.kind === 'fetched')
      return { url: result.url, body: result.body, contentType: result.contentType };
    if (result.kind === 'failed' && (result.retryAfter || result.status === 429 || result.status === 503))
      tired.add(bareHost(url));
    return null;
  };
}

/** The page's text, where it is longer than the feed's. */
async function takeText(world: PollWorld, item: IntakeItem, page: FetchedPage): Promise<void> {
  const whole = await world.wholeText(page);
  if (!whole) return;
  item.isWhole = true;
  if (whole.text.length > item.content.text.length) Object.assign(item.content, whole);
}
