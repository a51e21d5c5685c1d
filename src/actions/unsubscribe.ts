import type { Store } from '../store/store.ts';
import { changeSubscriber, subscriberWithPublication } from '../store/subscribers.ts';

export type UnsubscribeOutcome = { kind: 'left' | 'already' | 'unknown' };

/** Ends a subscription. Mail already queued for the reader is skipped when its turn comes. */
export async function unsubscribe(
  { store, clock }: { store: Store; clock: () => Date },
  subscriberId: number,
): Promise<UnsubscribeOutcome> {
  const left = await changeSubscriber(
    store,
    subscriberId,
    { states: ['pending', 'active', 'bounced'] },
    { state: 'unsubscribed', unsubscribedAt: clock(), dueAt: null, confirmNonce: null },
  );
  if (left) return { kind: 'left' };
  return { kind: (await subscriberWithPublication(store, subscriberId)) ? 'already' : 'unknown' };
}
