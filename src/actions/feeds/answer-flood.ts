import { minuteMs } from '../../lib/time.ts';
import type { FloodAnswer } from '../../model/feeds/flood.ts';
import type { Store } from '../../store/engine/store.ts';
import { maxReleased } from '../../store/feeds/articles.ts';
import { raiseLargestBatch } from '../../store/feeds/feeds.ts';
import { claimFlood, countStopped, settleStopped, stoppedArticles } from '../../store/feeds/floods.ts';
import { closeNotices } from '../../store/notices/notices.ts';

interface FloodSettled {
  /** Articles that go out now, and those that count as seen. */
  sent: number;
  seen: number;
  /** Articles that came after the owner looked, and still wait. */
  left: number;
}

/** `already`: nothing waited, since an answer was given before or the articles have left their feed. */
export type FloodOutcome = ({ kind: 'answered' } & FloodSettled) | { kind: 'already' };

interface World {
  store: Store;
  clock: () => Date;
}

/** Articles settled in one transaction: as many as become ready in one, so that they make no more mails than needed. */
const chunk = maxReleased;
/** An answer is carried out within this time; after a crash, what is left can be answered again then. */
const claimMs = minuteMs;

/**
 * Carries out the owner's answer on a feed's stopped articles: send them all, the newest alone, or none. `upto` is the
 * highest id of an article that the owner was shown; those that came later wait on. Given twice, or in two tabs with
 * two answers, the first one counts.
 *
 * The articles are settled oldest first. Those to be sent are held with their hold over, so that they become ready in the
 * usual way. While an answer is carried out, the newest of them has a hold, and it goes last.
 */
export async function answerFlood(
  { store, clock }: World,
  feedId: number,
  answer: FloodAnswer,
  upto: number = Number.MAX_SAFE_INTEGER,
): Promise<FloodOutcome> {
  const now = clock();
  const ids = await stoppedArticles(store, feedId, upto);
  const newest = ids.at(-1);
  if (newest === undefined) return { kind: 'already' };
  const claim = { newest, until: new Date(now.getTime() + claimMs) };
  if (!(await store.write((tx) => claimFlood(tx, feedId, claim, now)))) return { kind: 'already' };
  const settled = { sent: 0, seen: 0 };
  for (let start = 0; start < ids.length; start += chunk) {
    const part = ids.slice(start, start + chunk);
    const toSend = answer === 'send' ? part : part.filter((id) => answer === 'newest' && id === newest);
    const done = await store.write((tx) => settleStopped(tx, claim, part, toSend));
    if (!done) break;
    settled.sent += done.sent;
    settled.seen += done.seen;
  }
  const left = await endFlood(store, feedId, answer === 'send' ? settled.sent : 0, now);
  return settled.sent + settled.seen === 0 ? { kind: 'already' } : { kind: 'answered', ...settled, left };
}

/** As many as were sent are usual from now on; the question ends if nothing waits any more. Gives what waits. */
function endFlood(store: Store, feedId: number, sent: number, now: Date): Promise<number> {
  return store.write(async (tx) => {
    await raiseLargestBatch(tx, feedId, sent);
    const left = await countStopped(tx, feedId);
    if (left === 0) await closeNotices(tx, feedId, ['flood'], now);
    return left;
  });
}

/** @returns how many mails so many articles make, because those that become ready in one transaction are one mail */
export const mailsFor = (articles: number): number => Math.ceil(articles / maxReleased);
