import type { Delivery, DeliveryKind } from '../../model/deliveries/delivery.ts';
import { addressKeyOf } from '../../model/subscribers/addresses.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import type { Store } from '../../store/engine/store.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';

/** Whether a delivery is to be sent now, asked right before MAIL FROM. */
export type Verdict = { kind: 'send' } | { kind: 'skip'; why: string } | { kind: 'wait'; until: Date };

export async function verdictOn(store: Store, delivery: Delivery, now: Date): Promise<Verdict> {
  const found = await subscriberWithPublication(store, delivery.subscriberId);
  if (!found) return { kind: 'skip', why: 'erased' };
  const { subscriber, publication } = found;
  if (!mailedIn(delivery.kind).includes(subscriber.state)) return { kind: 'skip', why: subscriber.state };
  const key = delivery.address === null ? subscriber.addressKey : addressKeyOf(delivery.address);
  if (await isSuppressed(store, key)) return { kind: 'skip', why: 'suppressed' };
  if (publication.pausedUntil && publication.pausedUntil > now)
    return { kind: 'wait', until: publication.pausedUntil };
  return { kind: 'send' };
}

/** The states in which a subscriber gets such a mail. */
function mailedIn(kind: DeliveryKind): SubscriberState[] {
  if (kind === 'confirmation') return ['pending', 'active'];
  // Whoever left may still have their data sent, or erased.
  if (kind === 'link') return ['active', 'unsubscribed'];
  if (kind === 'goodbye') return ['unsubscribed'];
  return ['active'];
}
