/** The outside of polls. */
import type { askHub } from '../feed/ask-hub.ts';
import type { DiscoverOptions } from '../feed/discover.ts';
import type { fetchUrl } from '../feed/fetch.ts';
import type { ParsePool } from '../feed/parse-pool.ts';
import type { Store } from '../store/store.ts';

export interface PollWorld {
  store: Store;
  clock: () => Date;
  fetchUrl: typeof fetchUrl;
  askHub: typeof askHub;
  /** Where parsing can hold up nobody. */
  parse: ParsePool['parse'];
  /** Likewise: the article that a page shows. */
  wholeText: ParsePool['wholeText'];
  baseUrl: string;
  allowPrivateFeeds: boolean;
  /** From 0 up to 1; spreads polls. */
  random?: () => number;
}

/** What feeds see of us: honest, with the number of readers, as feed hosts ask of aggregators. */
export const userAgent = (baseUrl: string, readers: number): string =>
  `Postrider/0.1 (+${baseUrl}; ${readers} ${readers === 1 ? 'subscriber' : 'subscribers'})`;

/** How a site's feeds are looked for. */
export const discovery = ({
  fetchUrl: fetch,
  parse,
  baseUrl,
  allowPrivateFeeds,
}: PollWorld): DiscoverOptions => ({
  ...{ fetch, parse, allowPrivate: allowPrivateFeeds, userAgent: userAgent(baseUrl, 0) },
});
