import type { Delivery, DeliveryKind } from '../../model/deliveries/delivery.ts';
import { addressKeyOf } from '../../model/subscribers/addresses.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import type { Store } from '../../store/engine/store.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';

/** Says whether a delivery may be sent now. It is asked right before MAIL FROM. */
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

/** Returns the states in which a subscriber gets a mail of this kind. */
function mailedIn(kind: DeliveryKind): SubscriberState[] {
  if (kind === 'confirmation') return ['pending', 'active'];
  // A subscriber who left may still ask for their data, or have it erased.
  if (kind === 'link') return ['active', 'unsubscribed'];
  if (kind === 'goodbye') return ['unsubscribed'];
  return ['active'];
}
