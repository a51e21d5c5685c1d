import { dayMs } from '../../lib/time.ts';
import { scheduleOf } from '../../model/issues/cadence.ts';
import { nextDueBesides } from '../../model/issues/pause.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import { endInstantHold } from '../../store/issues/instant-hold.ts';
import { changeSubscriber, subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import type { Deps } from '../deps.ts';

export type RejoinOutcome = { kind: 'active' | 'too-late' | 'unknown' };

/** How long (ms) after an unsubscription its page offers to undo it. */
export const undoMs = dayMs;

/**
 * Undoes an unsubscription of the last day. The cursor stays where it is, so the reader misses no article and gets none
 * twice.
 */
export async function rejoin({ store, clock }: Deps, subscriberId: number): Promise<RejoinOutcome> {
  const found = await subscriberWithPublication(store, subscriberId);
  if (!found) return { kind: 'unknown' };
  const { subscriber } = found;
  if (subscriber.state === 'active') return { kind: 'active' };
  if (!subscriber.confirmedAt) return { kind: 'too-late' };
  const now = clock();
  const leftToday = { states: ['unsubscribed' as const], leftAfter: new Date(now.getTime() - undoMs) };
  const set = {
    state: 'active',
    unsubscribedAt: null,
    confirmNonce: newNonce(),
    dueAt: nextDueBesides(scheduleOf(subscriber), subscriber.pausedUntil, now),
  } as const;
  const changed = await store.write(async (tx) => {
    const active = await changeSubscriber(tx, subscriberId, leftToday, set);
    if (active) await endInstantHold(tx, active.publicationId);
    return active;
  });
  return { kind: changed ? 'active' : 'too-late' };
}
