/** Fresh links to the reader's own page, mailed to the address that they are about. */
import { dayMs } from '../../lib/time.ts';
import type { Subscriber, SubscriberState } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail } from '../../store/deliveries/messages.ts';
import type { Store, Tx } from '../../store/engine/store.ts';
import { lockAddress, lockWithAddress } from '../../store/subscribers/locks.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';

interface World {
  store: Store;
  clock: () => Date;
}

/** Links that one address gets in a day, from all publications together. */
const linksADay = 3;
/** Who is mailed one, the likelier first: who left still has data here to look at and to erase. */
const mailed: SubscriberState[] = ['active', 'unsubscribed'];

/** Mails a fresh link to a reader whose page is open. Says nothing of what it found, nor whether one went. */
export async function sendLink({ store, clock }: World, subscriberId: number): Promise<void> {
  await store.write(async (tx) => {
    const found = await lockWithAddress(tx, subscriberId);
    if (!found || found.subscriber.erasedAt) return;
    const { subscriber, rows } = found;
    await mailLink(tx, mailed.includes(subscriber.state) ? [subscriber] : rows, clock());
  });
}

/** The same for who lost the link and typed the address: one mail, of the newest of what it follows. */
export async function sendLostLink({ store, clock }: World, addressKey: string): Promise<void> {
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
