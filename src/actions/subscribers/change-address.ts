/**
 * Moves a reader to another address: they ask for it on their page, confirm it at the new address, and the old address
 * is told.
 */

import { dayMs } from '../../lib/time.ts';
import { addressMark, newNonce } from '../../model/owners/tokens.ts';
import { addressKeyOf, type ValidAddress } from '../../model/subscribers/addresses.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail, withdrawMails } from '../../store/deliveries/messages.ts';
import type { Tx } from '../../store/engine/store.ts';
import { eraseSubscriberRow } from '../../store/subscribers/erase-subscribers.ts';
import { lockAddress, lockSubscriber } from '../../store/subscribers/locks.ts';
import {
  insertSubscribers,
  removeSubscriber,
  updateSubscriber,
} from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

/** The maximum of mails to new addresses that one reader can cause in a day, over all publications. */
const addressMailsADay = 3;

/**
 * Mails the new address and asks whether it may replace the old one. `same`: it is the present address of the reader.
 * In all other cases the result is the same: an address that is suppressed or follows already is not mailed, and the
 * reader is not told.
 */
export function askForAddress(
  { store, clock }: Deps,
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
 * `stale`: the reader has had another address since, or is not active any more. `taken`: the new address follows
 * already. `suppressed`: no mail may go to it. `already`: the change was made before.
 */
export type AddressOutcome = { kind: 'changed' | 'already' | 'stale' | 'taken' | 'suppressed' };

/** Makes a change that was confirmed at the new address, in this publication only, and tells the old address. */
export function changeAddress(
  { store, clock }: Deps,
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
    // Other address mails in the queue get their links when they are sent, so those links would be valid: also one to a
    // stranger whose address the reader mistyped.
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

/** Says whether a row keeps its address if somebody proves that the address is theirs. */
const keeps = ({ state }: Subscriber): boolean => state === 'active' || state === 'complained';

/**
 * Makes the address free in the publication. It first inserts a row with the address, because the database then makes a
 * sign-up of the same address wait until this transaction is over. The row of an address that followed before, or only
 * asked to, is erased.
 * @returns false if the address follows already
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
