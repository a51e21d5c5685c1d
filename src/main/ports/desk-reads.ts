import type { SubscriberSearch } from '../../model/subscribers/search.ts';
import { deliveriesOf, waitingDeliveries } from '../../store/deliveries/summaries.ts';
import type { Store } from '../../store/engine/store.ts';
import { heldArticles } from '../../store/feeds/articles.ts';
import { withFacts } from '../../store/feeds/feed-facts.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import { floodOf } from '../../store/feeds/floods.ts';
import { lastIssues, nextDigests } from '../../store/issues/summaries.ts';
import { openNotices } from '../../store/notices/notices.ts';
import { openReturnRequest, returnRequests } from '../../store/notices/return-requests.ts';
import { pausedSubscribers, subscribersByState } from '../../store/subscribers/counts.ts';
import { findSubscribers } from '../../store/subscribers/find-subscribers.ts';
import { lastMails } from '../../store/subscribers/last-mails.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { suppressionOf } from '../../store/subscribers/suppressions.ts';
import type { FloodView, Overview } from '../../web/owner/desk/port.ts';
import type { ReaderDetails, ReaderPage } from '../../web/owner/readers/port.ts';

interface World {
  store: Store;
  clock: () => Date;
}

const most = { issues: 10, held: 20, stopped: 10 };

export async function overviewOf({ store, clock }: World, id: number): Promise<Overview> {
  return {
    readers: await subscribersByState(store, id),
    issues: await lastIssues(store, id, most.issues),
    feeds: await withFacts(store, await feedsOf(store, id)),
    held: await heldArticles(store, id, most.held),
    nextDigests: await nextDigests(store, id, clock()),
    waiting: await waitingDeliveries(store, id),
    paused: await pausedSubscribers(store, id, clock()),
    returns: await returnRequests(store, id),
  };
}

export async function floodView(
  { store, clock }: World,
  id: number,
  feedId: number,
): Promise<FloodView | undefined> {
  const feed = (await feedsOf(store, id)).find((each) => each.id === feedId);
  if (!feed) return undefined;
  const asked = (await openNotices(store, id)).find(
    (notice) => notice.feedId === feedId && notice.kind === 'flood',
  );
  const readers = { instant: 0, digest: 0 };
  for (const { cadence, readers: n } of await nextDigests(store, id, clock()))
    readers[cadence === 'instant' ? 'instant' : 'digest'] += n;
  const flood = (await floodOf(store, feedId, most.stopped)) ?? null;
  return { feed, flood, limit: asked?.data.limit ?? null, readers };
}

export async function subscriberPage(
  store: Store,
  publicationId: number,
  search: SubscriberSearch,
  max: number,
): Promise<ReaderPage> {
  const found = await findSubscribers(store, publicationId, search, max + 1);
  const page = found.subscribers.slice(0, max);
  const next = found.subscribers.length > page.length ? page.at(-1)!.id : null;
  const last = await lastMails(
    store,
    page.map(({ id }) => id),
  );
  const readers = page.map((reader) => ({ ...reader, lastMailAt: last.get(reader.id) ?? null }));
  return { readers, total: found.total, next };
}

export async function subscriberDetails(
  store: Store,
  publicationId: number,
  subscriberId: number,
  maxDeliveries: number,
): Promise<ReaderDetails | undefined> {
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found || found.publication.id !== publicationId || found.subscriber.erasedAt) return undefined;
  return {
    subscriber: found.subscriber,
    suppression: (await suppressionOf(store, found.subscriber.addressKey)) ?? null,
    askedAt: (await openReturnRequest(store, subscriberId))?.createdAt ?? null,
    deliveries: await deliveriesOf(store, subscriberId, maxDeliveries),
  };
}
