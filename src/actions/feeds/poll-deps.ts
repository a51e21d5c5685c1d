/** The store, the network and the clock that polls use. */

import type { DiscoverOptions } from '../../feed/discover/discover.ts';
import type { fetchUrl } from '../../feed/http/fetch.ts';
import { readersAgent } from '../../feed/http/user-agent.ts';
import type { askHub } from '../../feed/push/ask-hub.ts';
import type { ParsePool } from '../../feed/threads/parse-pool.ts';
import type { Deps } from '../deps.ts';

export interface PollDeps extends Deps {
  fetchUrl: typeof fetchUrl;
  askHub: typeof askHub;
  /** Parses in another thread, so that a long parse blocks nothing else. */
  parse: ParsePool['parse'];
  /** Finds the article in a page, in another thread for the same reason. */
  wholeText: ParsePool['wholeText'];
  baseUrl: string;
  allowPrivateFeeds: boolean;
  /** Returns a number from 0 up to 1. It spreads polls over time. */
  random?: () => number;
}

/** Returns the options for the search of a site's feeds. */
export const discovery = ({
  fetchUrl: fetch,
  parse,
  baseUrl,
  allowPrivateFeeds,
}: PollDeps): DiscoverOptions => ({
  fetch,
  parse,
  allowPrivate: allowPrivateFeeds,
  userAgent: readersAgent(baseUrl, 0),
});
