import { eraseAddress } from '../../store/subscribers/erase-subscribers.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { suppress } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

const storedKeyOf = async ({ store }: Deps, subscriberId: number): Promise<string | undefined> => {
  const found = await subscriberWithPublication(store, subscriberId);
  return found && !found.subscriber.erasedAt ? found.subscriber.addressKey : undefined;
};

/** Erases the data about a subscriber's address in every publication. */
export async function eraseSubscriber(deps: Deps, subscriberId: number): Promise<void> {
  const addressKey = await storedKeyOf(deps, subscriberId);
  if (addressKey === undefined) return;
  const { store, clock } = deps;
  await store.write((tx) => eraseAddress(tx, addressKey, clock()));
}

/** Suppresses a subscriber's address: no publication mails it again, and its queued mail is skipped. */
export async function suppressSubscriber(deps: Deps, subscriberId: number, reason: string): Promise<void> {
  const { store, clock } = deps;
  const addressKey = await storedKeyOf(deps, subscriberId);
  if (addressKey !== undefined) await store.write((tx) => suppress(tx, addressKey, reason, clock()));
}
