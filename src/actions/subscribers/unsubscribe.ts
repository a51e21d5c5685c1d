import { queueMail } from '../../store/deliveries/deliveries.ts';
import type { Publication, Subscriber } from '../../store/engine/schema.ts';
import type { Db, Store } from '../../store/engine/store.ts';
import {
  changeSubscriber,
  mailsSince,
  subscriberWithPublication,
} from '../../store/subscribers/subscribers.ts';

export type UnsubscribeOutcome = { kind: 'left' | 'already' | 'unknown' };

const day = 24 * 3600_000;

interface World {
  store: Store;
  clock: () => Date;
}

/**
 * Ends a subscription. Mail already queued for the reader is skipped when its turn comes. Where the owner wishes, who
 * got mail until now is told good-bye: once a day, however often they leave and undo it.
 */
export async function unsubscribe(world: World, subscriberId: number): Promise<UnsubscribeOutcome> {
  const { store, clock } = world;
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found) return { kind: 'unknown' };
  const gone = { state: 'unsubscribed', unsubscribedAt: clock(), dueAt: null, confirmNonce: null } as const;
  const leave = (states: Subscriber['state'][], also?: (tx: Db, reader: Subscriber) => Promise<void>) =>
    changeSubscriber(store, subscriberId, { states }, gone, also);
  const left =
    (await leave(['active'], (tx, reader) => sayGoodbye(world, tx, found.publication, reader))) ||
    (await leave(['pending', 'bounced']));
  return { kind: left ? 'left' : 'already' };
}

async function sayGoodbye(
  { store: { tables }, clock }: World,
  tx: Db,
  publication: Publication,
  reader: Subscriber,
): Promise<void> {
  if (!publication.goodbye) return;
  const now = clock();
  const said = await mailsSince(tables, tx, reader, 'goodbye', new Date(now.getTime() - day));
  if (said.here > 0) return;
  const to = { publicationId: publication.id, subscriberId: reader.id };
  await queueMail(tables, tx, { kind: 'goodbye', ...to }, now);
}
