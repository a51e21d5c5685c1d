/** Fresh links to the reader's own page. Each is mailed to the address that it is about. */

import { dayMs } from '../../lib/time.ts';
import type { Subscriber, SubscriberState } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail } from '../../store/deliveries/messages.ts';
import type { Tx } from '../../store/engine/store.ts';
import { lockAddress, lockWithAddress } from '../../store/subscribers/locks.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

/** The maximum of links that one address gets in a day, from all publications together. */
const linksADay = 3;
/**
 * The states in which a subscriber is mailed a link, the preferred one first. A subscriber who left still has data here
 * to look at and to erase.
 */
const mailed: SubscriberState[] = ['active', 'unsubscribed'];

/**
 * Mails a fresh link to a reader whose page is open. It returns nothing, so that the page can't tell whether a mail
 * went out.
 */
export async function sendLink({ store, clock }: Deps, subscriberId: number): Promise<void> {
  await store.write(async (tx) => {
    const found = await lockWithAddress(tx, subscriberId);
    if (!found || found.subscriber.erasedAt) return;
    const { subscriber, rows } = found;
    await mailLink(tx, mailed.includes(subscriber.state) ? [subscriber] : rows, clock());
  });
}

/**
 * Mails a link to a reader who lost theirs and typed the address: one mail, for the newest subscription of the address.
 */
export async function sendLostLink({ store, clock }: Deps, addressKey: string): Promise<void> {
  await store.write(async (tx) => {
    await mailLink(tx, await lockAddress(tx, addressKey), clock());
  });
}

async function mailLink(tx: Tx, rows: Subscriber[], now: Date): Promise<void> {
  const newest = rows
    .filter(({ state }) => mailed.includes(state))
    .sort((a, b) => mailed.indexOf(a.state) - mailed.indexOf(b.state) || b.id - a.id)[0];
  if (!newest || (await isSuppressed(tx, newest.addressKey))) return;
  const made = await mailsSince(tx, newest, 'link', new Date(now.getTime() - dayMs));
  if (made.everywhere >= linksADay) return;
  const to = { publicationId: newest.publicationId, subscriberId: newest.id };
  await queueMail(tx, { kind: 'link', ...to }, now);
}
