import type { fetchUrl } from '../../feed/http/fetch.ts';
import type { Deps } from '../deps.ts';
import { sampleFeed, sampleFeedUrl } from './sample-feed.ts';

/**
 * Answers for the sample's feed without the network, as `/sample/feed/` would: an installation may not reach its own
 * public address, and the guard refuses loopback. Everything else goes to `fetch`.
 */
export function withSample(deps: Deps & { baseUrl: string }, fetch: typeof fetchUrl): typeof fetchUrl {
  return async (request) => {
    if (request.url !== sampleFeedUrl(deps.baseUrl)) return fetch(request);
    const feed = await sampleFeed(deps);
    if (!feed) return fetch(request);
    const answer = { url: request.url, movedTo: null, maxAgeSeconds: null, links: { hub: [], self: null } };
    const validators = { etag: feed.etag, lastModified: feed.lastModified.toUTCString() };
    if (request.etag === feed.etag) return { kind: 'unchanged', ...answer, ...validators };
    return {
      kind: 'fetched',
      ...answer,
      ...validators,
      body: Buffer.from(feed.xml),
      contentType: 'application/rss+xml; charset=UTF-8',
    };
  };
}
