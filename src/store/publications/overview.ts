import type { Overview } from '../../model/publications/overview.ts';
import { waitingDeliveries } from '../deliveries/summaries.ts';
import type { Db } from '../engine/store.ts';
import { heldArticles } from '../feeds/articles.ts';
import { withFacts } from '../feeds/feed-facts.ts';
import { feedsOf } from '../feeds/feeds.ts';
import { lastIssues, nextDigests } from '../issues/summaries.ts';
import { returnRequests } from '../notices/return-requests.ts';
import { pausedSubscribers, subscribersByState } from '../subscribers/counts.ts';

const maxIssues = 10;
const maxHeld = 20;

/** What an owner sees of a publication at a glance. */
export async function overviewOf(db: Db, publicationId: number, now: Date): Promise<Overview> {
  return {
    readers: await subscribersByState(db, publicationId),
    issues: await lastIssues(db, publicationId, maxIssues),
    feeds: await withFacts(db, await feedsOf(db, publicationId)),
    held: await heldArticles(db, publicationId, maxHeld),
    nextDigests: await nextDigests(db, publicationId, now),
    waiting: await waitingDeliveries(db, publicationId),
    paused: await pausedSubscribers(db, publicationId, now),
    returns: await returnRequests(db, publicationId),
  };
}
