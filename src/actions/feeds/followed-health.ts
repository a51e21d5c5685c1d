import type { Store } from '../../store/engine/store.ts';
import { withFacts } from '../../store/feeds/feed-facts.ts';
import { feedsAt } from '../../store/feeds/feeds.ts';
import { feedCheckText } from '../../text/cli/feed-check.ts';
import { feedHealth, healthText } from './feed-health.ts';

/** How the feeds at this address are doing: lines for each publication that follows it. */
export async function followedHealth(store: Store, url: string, now: Date): Promise<string[]> {
  const found = await feedsAt(store, url);
  const feeds = await withFacts(
    store,
    found.map(({ feed }) => feed),
  );
  return feeds.flatMap((feed, index) => [
    feedCheckText.followedBy(found[index]!.publication),
    ...healthText(feedHealth(feed, feed.facts, now), now),
  ]);
}
