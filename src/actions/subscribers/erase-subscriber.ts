import type { Store } from '../../store/engine/store.ts';
import { eraseAddress } from '../../store/subscribers/erase-subscribers.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { suppress } from '../../store/subscribers/suppressions.ts';

interface World {
  store: Store;
  clock: () => Date;
}

const addressKeyOf = async ({ store }: World, subscriberId: number): Promise<string | undefined> => {
  const found = await subscriberWithPublication(store, subscriberId);
  return found && !found.subscriber.erasedAt ? found.subscriber.addressKey : undefined;
};

/** Erases what is known of a subscriber's address, in every publication. */
export async function eraseSubscriber(world: World, subscriberId: number): Promise<void> {
  const addressKey = await addressKeyOf(world, subscriberId);
  if (addressKey === undefined) return;
  const { store, clock } = world;
  await store.write((tx) => eraseAddress(tx, addressKey, clock()));
}

/** A subscriber's address is never mailed again, by any publication; what is queued for it is skipped. */
export async function suppressSubscriber(world: World, subscriberId: number, reason: string): Promise<void> {
  const { store, clock } = world;
  const addressKey = await addressKeyOf(world, subscriberId);
  if (addressKey !== undefined) await store.write((tx) => suppress(tx, addressKey, reason, clock()));
}
