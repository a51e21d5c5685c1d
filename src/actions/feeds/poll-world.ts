/** The outside of polls. */

import type { DiscoverOptions } from '../../feed/discover/discover.ts';
import type { fetchUrl } from '../../feed/http/fetch.ts';
import { readersAgent } from '../../feed/http/user-agent.ts';
import type { askHub } from '../../feed/push/ask-hub.ts';
import type { ParsePool } from '../../feed/threads/parse-pool.ts';
import type { Store } from '../../store/engine/store.ts';

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

/** How a site's feeds are looked for. */
export const discovery = ({
  fetchUrl: fetch,
  parse,
  baseUrl,
  allowPrivateFeeds,
}: PollWorld): DiscoverOptions => ({
  fetch,
  parse,
  allowPrivate: allowPrivateFeeds,
  userAgent: readersAgent(baseUrl, 0),
});
