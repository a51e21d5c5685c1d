/** A reader moves to another address: asked for on their page, confirmed at the new one, told to the old one. */
import { dayMs } from '../../lib/time.ts';
import { addressMark, newNonce } from '../../model/owners/tokens.ts';
import { addressKeyOf, type ValidAddress } from '../../model/subscribers/addresses.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail, withdrawMails } from '../../store/deliveries/messages.ts';
import type { Store, Tx } from '../../store/engine/store.ts';
import { eraseSubscriberRow } from '../../store/subscribers/erase-subscribers.ts';
import { lockAddress, lockSubscriber } from '../../store/subscribers/locks.ts';
import {
  insertSubscribers,
  removeSubscriber,
  updateSubscriber,
} from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';

interface World {
  store: Store;
  clock: () => Date;
}

/** Mails to new addresses that one reader causes in a day, over all publications. */
const addressMailsADay = 3;

/**
 * Asks at the new address whether it is to take the old one's place. `same`: it is the one that the reader has. Else it
 * says nothing of what it found: an address that is suppressed or follows already is not mailed.
 */
export function askForAddress(
  { store, clock }: World,
  subscriberId: number,
  wanted: ValidAddress,
): Promise<{ kind: 'asked' | 'same' }> {
  const now = clock();
  return store.write(async (tx) => {
    const asked = { kind: 'asked' as const };
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber?.state !== 'active') return asked;
    if (subscriber.addressKey === wanted.key) return { kind: 'same' };
    for (const key of [subscriber.addressKey, wanted.key]) if (await isSuppressed(tx, key)) return asked;
    if (await follows(tx, subscriber.publicationId, wanted.key)) return asked;
    const made = await mailsSince(tx, subscriber, 'address', new Date(now.getTime() - dayMs));
    if (made.everywhere >= addressMailsADay) return asked;
    const { publicationId } = subscriber;
    await queueMail(tx, { kind: 'address', publicationId, subscriberId, address: wanted.address }, now);
    return asked;
  });
}

/**
 * `stale`: the reader has had another address since, or follows no more. `taken`: the new address follows already.
 * `suppressed`: no mail may go to it. `already`: the change was made before.
 */
export type AddressOutcome = { kind: 'changed' | 'already' | 'stale' | 'taken' | 'suppressed' };

/** Makes the change that was confirmed at the new address, in this publication, and tells the old address. */
export function changeAddress(
  { store, clock }: World,
  { subscriberId, from, to }: { subscriberId: number; from: string; to: string },
): Promise<AddressOutcome> {
  const now = clock();
  const addressKey = addressKeyOf(to);
  return store.write(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber?.state !== 'active') return { kind: 'stale' };
    if (subscriber.addressKey === addressKey) return { kind: 'already' };
    if (addressMark(subscriber) !== from) return { kind: 'stale' };
    if (await isSuppressed(tx, subscriber.addressKey)) return { kind: 'stale' };
    if (await isSuppressed(tx, addressKey)) return { kind: 'suppressed' };
    if (!(await makeRoom(tx, { ...subscriber, address: to, addressKey }, now))) return { kind: 'taken' };
    await updateSubscriber(tx, subscriberId, { address: to, addressKey, confirmNonce: newNonce() });
    // Their links are made as they are sent, and would be good: a mistyped stranger's among them.
    await withdrawMails(tx, subscriberId, 'address', 'moved', now);
    const { publicationId, address } = subscriber;
    await queueMail(tx, { kind: 'moved', publicationId, subscriberId, address }, now);
    return { kind: 'changed' };
  });
}

async function follows(tx: Tx, publicationId: number, addressKey: string): Promise<boolean> {
  const rows = await lockAddress(tx, addressKey);
  return rows.some((row) => row.publicationId === publicationId && keeps(row));
}

/** Whether a row keeps its address when somebody proves that it is theirs. */
const keeps = ({ state }: Subscriber): boolean => state === 'active' || state === 'complained';

/**
 * Sees to it that no row of the publication has the address; false if it follows. A row is put there first: so the
 * database makes a sign-up of the same address wait until this is over. What is left of a time when it followed, or asked
 * to, gives way.
 */
async function makeRoom(tx: Tx, { id: _id, ...wanted }: Subscriber, now: Date): Promise<boolean> {
  const [placed] = await insertSubscribers(tx, [{ ...wanted, state: 'pending' }]);
  if (placed !== undefined) {
    await removeSubscriber(tx, placed);
    return true;
  }
  const rows = await lockAddress(tx, wanted.addressKey);
  const other = rows.find(({ publicationId }) => publicationId === wanted.publicationId);
  if (!other || keeps(other)) return false;
  await eraseSubscriberRow(tx, other.id, now);
  return true;
}
