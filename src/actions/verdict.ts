import type { Delivery } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { subscriberWithPublication } from '../store/subscribers.ts';
import { isSuppressedNow } from '../store/suppressions.ts';

/** Whether a delivery is to be sent now, asked right before MAIL FROM. */
export type Verdict = { kind: 'send' } | { kind: 'skip'; why: string } | { kind: 'wait'; until: Date };

export async function verdictOn(store: Store, delivery: Delivery, now: Date): Promise<Verdict> {
  const found = await subscriberWithPublication(store, delivery.subscriberId);
  if (!found) return { kind: 'skip', why: 'erased' };
  const { subscriber, publication } = found;
  const states = delivery.kind === 'confirmation' ? ['pending', 'active'] : ['active'];
  if (!states.includes(subscriber.state)) return { kind: 'skip', why: subscriber.state };
  if (await isSuppressedNow(store, subscriber.addressKey)) return { kind: 'skip', why: 'suppressed' };
  if (publication.pausedUntil && publication.pausedUntil > now)
    return { kind: 'wait', until: publication.pausedUntil };
  return { kind: 'send' };
}
