import { groupBy } from '../../lib/group-by.ts';
import type { Store } from '../../store/engine/store.ts';
import {
  everyMailTo,
  noticesAbout,
  type Subscription,
  subscriptionsOf,
} from '../../store/subscribers/my-data.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { suppressionOf } from '../../store/subscribers/suppressions.ts';

/** Everything that is kept about a subscriber's address, in every publication, as JSON; undefined if it was erased. */
export async function gatherData(
  { store, clock }: { store: Store; clock: () => Date },
  subscriberId: number,
): Promise<object | undefined> {
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found || found.subscriber.erasedAt) return undefined;
  const { address, addressKey } = found.subscriber;
  const rows = await subscriptionsOf(store, addressKey);
  const ids = rows.map(({ subscriber }) => subscriber.id);
  const mails = groupBy(await everyMailTo(store, ids), (mail) => mail.subscriberId);
  const asked = groupBy(await noticesAbout(store, ids), (notice) => notice.subscriberId!);
  const suppression = await suppressionOf(store.tables, store.read, addressKey);
  return {
    madeAt: clock(),
    address,
    neverMailedSince: suppression?.createdAt ?? null,
    follows: rows.map((row) => ({
      ...kept(row),
      mails: (mails.get(row.subscriber.id) ?? []).map(({ id: _id, subscriberId: _, ...mail }) => mail),
      askedToReturn: (asked.get(row.subscriber.id) ?? []).map(({ createdAt, closedAt }) => ({
        createdAt,
        closedAt,
      })),
    })),
  };
}

/** All of the row but what serves the program alone: its numbers, and the key of the confirm link. */
function kept({ subscriber, publication }: Subscription): object {
  const { id, publicationId, filtersHash, confirmNonce, erasedAt, ...facts } = subscriber;
  const { name, slug, siteUrl } = publication;
  return { publication: { name, slug, siteUrl }, ...facts };
}
