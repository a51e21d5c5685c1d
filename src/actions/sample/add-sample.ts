import { parseAddress } from '../../model/subscribers/addresses.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import { insertPublication, type NewPublication } from '../../store/publications/publications.ts';
import { sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import type { PollDeps } from '../feeds/poll-deps.ts';
import { pollFeed } from '../feeds/poll-feed.ts';
import { sampleFeedUrl } from './sample-feed.ts';
import { samplePublication, sampleSlug } from './sample-site.ts';

export type AddSampleOutcome =
  | { kind: 'added' | 'exists'; slug: string }
  /** Another publication has its slug; the reason is a sentence for the owner. */
  | { kind: 'taken'; slug: string; reason: string };

/** Makes the sample publication. Its site is served at `/sample/`. Its first articles count as seen. */
export async function addSample(deps: PollDeps): Promise<AddSampleOutcome> {
  const { store, clock, baseUrl } = deps;
  const settings: NewPublication = {
    slug: sampleSlug,
    name: text.name,
    siteUrl: `${baseUrl}/sample/`,
    fromName: text.name,
    fromAddress: senderAt(new URL(baseUrl).hostname),
    postal: text.postal,
    color: '#9c3d26',
    logoUrl: `${baseUrl}/sample/pictures/courier.png`,
    // No hold: articles of the sample are never corrected, so they can go out at once.
    holdMinutes: 0,
    defaultCadence: 'instant',
    topics: Object.values(sampleCategories),
    createdAt: clock(),
  };
  const feeds = [{ url: sampleFeedUrl(baseUrl), title: text.name }];
  const publication = await store.write((tx) => insertPublication(tx, settings, feeds));
  if (!publication) {
    const there = await samplePublication(store);
    return there
      ? { kind: 'exists', slug: sampleSlug }
      : { kind: 'taken', slug: sampleSlug, reason: text.slugTaken };
  }
  for (const feed of await feedsOf(store, publication.id)) {
    await pollFeed(deps, feed.id, { onlyIfDue: false });
  }
  return { kind: 'added', slug: sampleSlug };
}

/**
 * Returns an address at the domain of the installation if it has one, else at a domain that never resolves (RFC 6761).
 */
function senderAt(host: string): string {
  const own = parseAddress(`news@${host}`);
  return own.kind === 'valid' ? own.address : 'courier@sample.localhost';
}
