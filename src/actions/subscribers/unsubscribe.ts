import { dayMs } from '../../lib/time.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail } from '../../store/deliveries/messages.ts';
import type { Tx } from '../../store/engine/store.ts';
import { changeSubscriber, subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import type { Deps } from '../deps.ts';

export type UnsubscribeOutcome = { kind: 'left' | 'already' | 'unknown' };

/**
 * Ends a subscription. Mail that is already queued for the reader is skipped when it is due. If the owner wants it, a
 * reader who got mail until now is sent a good-bye mail: once a day, however often they leave and undo it.
 */
export async function unsubscribe(deps: Deps, subscriberId: number): Promise<UnsubscribeOutcome> {
  const { store, clock } = deps;
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found) return { kind: 'unknown' };
  const gone = { state: 'unsubscribed', unsubscribedAt: clock(), dueAt: null, confirmNonce: null } as const;
  const left = await store.write(async (tx) => {
    const active = await changeSubscriber(tx, subscriberId, { states: ['active'] }, gone);
    if (active) await sayGoodbye(tx, found.publication, active, clock());
    return active ?? changeSubscriber(tx, subscriberId, { states: ['pending', 'bounced'] }, gone);
  });
  return { kind: left ? 'left' : 'already' };
}

async function sayGoodbye(
  tx: Tx,
  publication: Publication,
  subscriber: Subscriber,
  now: Date,
): Promise<void> {
  if (!publication.goodbye) return;
  const said = await mailsSince(tx, subscriber, 'goodbye', new Date(now.getTime() - dayMs));
  if (said.here > 0) return;
  const to = { publicationId: publication.id, subscriberId: subscriber.id };
  await queueMail(tx, { kind: 'goodbye', ...to }, now);
}
