import { groupBy } from '../../lib/group-by.ts';
import type { FollowingRow } from '../../store/schema/schema.ts';
import {
  everyMailTo,
  exportedOf,
  followingsOf,
  noticesAbout,
} from '../../store/subscribers/personal-data.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { suppressionOf } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

/**
 * Returns the stored data about a subscriber's address, from every publication. Columns that serve only the program are
 * left out (`store/subscribers/personal-columns.ts`).
 *
 * @returns an object to be written as JSON; undefined if the address was erased
 */
export async function gatherData({ store, clock }: Deps, subscriberId: number): Promise<object | undefined> {
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found || found.subscriber.erasedAt) return undefined;
  const { address, addressKey } = found.subscriber;
  const rows = await followingsOf(store, addressKey);
  const ids = rows.map(({ subscriber }) => subscriber.id);
  const mails = groupBy(await everyMailTo(store, ids), (mail) => mail.subscriberId);
  const asked = groupBy(await noticesAbout(store, ids), (notice) => notice.subscriberId!);
  const suppression = await suppressionOf(store, addressKey);
  return {
    madeAt: clock(),
    address,
    neverMailedSince: suppression?.createdAt ?? null,
    follows: rows.map((row) => ({
      ...kept(row),
      mails: (mails.get(row.subscriber.id) ?? []).map(({ id: _id, subscriberId: _, ...mail }) => mail),
      askedToReturn: (asked.get(row.subscriber.id) ?? []).map((notice) => exportedOf('notice', notice)),
    })),
  };
}

const kept = ({ subscriber, publication: { name, slug, siteUrl } }: FollowingRow): object => ({
  publication: { name, slug, siteUrl },
  ...exportedOf('subscriber', subscriber),
});
