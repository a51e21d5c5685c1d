import type { SubscriberDetails } from '../../model/subscribers/details.ts';
import { deliveriesOf } from '../deliveries/summaries.ts';
import type { Db } from '../engine/store.ts';
import { openReturnRequest } from '../notices/return-requests.ts';
import { subscriberWithPublication } from './subscribers.ts';
import { suppressionOf } from './suppressions.ts';

/** What an owner sees of one subscriber; undefined if the publication has none with this id. */
export async function subscriberDetails(
  db: Db,
  publicationId: number,
  subscriberId: number,
  maxDeliveries: number,
): Promise<SubscriberDetails | undefined> {
  const found = await subscriberWithPublication(db, subscriberId);
  if (!found || found.publication.id !== publicationId || found.subscriber.erasedAt) return undefined;
  return {
    subscriber: found.subscriber,
    suppression: (await suppressionOf(db, found.subscriber.addressKey)) ?? null,
    askedAt: (await openReturnRequest(db, subscriberId))?.createdAt ?? null,
    deliveries: await deliveriesOf(db, subscriberId, maxDeliveries),
  };
}
