/** How a feed that is followed here is doing, for `feed check`. */
import { existsSync } from 'node:fs';
import { feedHealth, healthText } from '../actions/feeds/feed-health.ts';
import { readConfig } from '../config.ts';
import { withFacts } from '../store/feeds/feed-facts.ts';
import { feedsAt } from '../store/feeds/feeds.ts';
import { feedCheckText } from '../text/cli/feed-check.ts';
import { openDatabase } from './open-database.ts';

/** Lines for each publication that follows the address; none where there is no database yet. @throws ConfigError */
export async function knownFeedHealth(url: string, now = new Date()): Promise<string[]> {
  const { database } = readConfig();
  if (database.engine === 'sqlite' && !existsSync(database.file)) return [];
  const store = await openDatabase(database);
  try {
    const found = await feedsAt(store, url);
    const feeds = await withFacts(
      store,
      found.map(({ feed }) => feed),
    );
    return feeds.flatMap((feed, index) => [
      feedCheckText.followedBy(found[index]!.publication),
      ...healthText(feedHealth(feed, feed.facts, now), now),
    ]);
  } finally {
    await store.close();
  }
}
