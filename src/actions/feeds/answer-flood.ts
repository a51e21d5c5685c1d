import type { Store } from '../../store/engine/store.ts';
import { type FloodAnswer, type FloodSettled, settleFlood } from '../../store/feeds/floods.ts';

/** `already`: nothing waited, since an answer was given before or the articles have left their feed. */
export type FloodOutcome = ({ kind: 'answered' } & FloodSettled) | { kind: 'already' };

/**
 * Carries out the owner's answer on a feed's stopped articles: send them all, the newest alone, or none. `upto` is the
 * highest id of an article that the owner was shown; those that came later wait on. Given twice, or in two tabs with
 * two answers, the first one counts.
 */
export async function answerFlood(
  { store, clock }: { store: Store; clock: () => Date },
  feedId: number,
  answer: FloodAnswer,
  upto: number = Number.MAX_SAFE_INTEGER,
): Promise<FloodOutcome> {
  const settled = await settleFlood(store, feedId, answer, upto, clock());
  return settled.sent + settled.seen === 0 ? { kind: 'already' } : { kind: 'answered', ...settled };
}

/** Articles become ready 200 at a time, and those of each time are one mail. */
export const mailsFor = (articles: number): number => Math.ceil(articles / 200);
