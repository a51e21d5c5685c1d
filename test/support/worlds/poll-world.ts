/** The outside of polls as tests have it: parsing in place, hubs that no one reaches, private feeds. */
import type { PollDeps } from '../../../src/actions/feeds/poll-deps.ts';
import { wholeText } from '../../../src/feed/clean/full-text.ts';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';

export const pollWorld = (
  world: Pick<PollDeps, 'store' | 'clock'>,
  set: Partial<PollDeps> = {},
): PollDeps => ({
  store: world.store,
  clock: world.clock,
  fetchUrl,
  parse: async (body, source) => parseFeed(body, source),
  wholeText: async (page) => wholeText(page),
  askHub: () => Promise.reject(new Error('a hub was asked')),
  baseUrl: 'https://news.example',
  allowPrivateFeeds: true,
  random: () => 0,
  ...set,
});
