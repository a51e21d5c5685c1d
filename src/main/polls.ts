/**
 * What polls need from outside, once per process: a limit of one request per host at a time, and parsing in threads.
 */
import type { PollDeps } from '../actions/feeds/poll-deps.ts';
import { withSample } from '../actions/sample/sample-fetch.ts';
import { fetchUrl } from '../feed/http/fetch.ts';
import { withHostQueue } from '../feed/http/host-queue.ts';
import { askHub } from '../feed/push/ask-hub.ts';
import { createParsePool } from '../feed/threads/parse-pool.ts';
import type { Installation } from './open.ts';

export interface Polls extends PollDeps {
  close(): Promise<void>;
}

/** Uses no resources before the first poll. */
export function createPolls({ config, store, clock }: Installation): Polls {
  const { baseUrl, allowPrivateFeeds } = config;
  const pool = createParsePool();
  return {
    store,
    clock,
    askHub,
    baseUrl,
    allowPrivateFeeds,
    parse: pool.parse,
    wholeText: pool.wholeText,
    fetchUrl: withSample({ store, clock, baseUrl }, withHostQueue(fetchUrl)),
    close: pool.close,
  };
}
