import { minuteMs } from '../../lib/time.ts';
import type { FloodAnswer } from '../../model/feeds/flood.ts';
import type { Store } from '../../store/engine/store.ts';
import { maxReleased } from '../../store/feeds/articles.ts';
import { raiseLargestBatch } from '../../store/feeds/feeds.ts';
import { claimFlood, countStopped, settleStopped, stoppedArticles } from '../../store/feeds/floods.ts';
import { closeNotices } from '../../store/notices/notices.ts';
import type { Deps } from '../deps.ts';

interface FloodSettled {
  /** The number of articles that go out now, and of those that count as seen. */
  sent: number;
  seen: number;
  /** The number of articles that came after the owner looked, and still wait. */
  left: number;
}

/** `already`: no article waited, because an answer was given before or the articles have left their feed. */
export type FloodOutcome = ({ kind: 'answered' } & FloodSettled) | { kind: 'already' };

/**
 * The number of articles settled in one transaction. As many become ready in one transaction, so that they make no more
 * mails than needed.
 */
const chunk = maxReleased;
/**
 * An answer has to be carried out within this time (ms). After a crash, the owner can answer again about the rest once
 * it is over.
 */
const claimMs = minuteMs;

/**
 * Carries out the owner's answer about the stopped articles of a feed: send all of them, only the newest, or none.
 * `upto` is the highest id of an article that the owner was shown; articles that came later keep waiting. If two
 * answers are given (twice, or different ones in two tabs), the first one counts.
 *
 * The articles are settled oldest first. Those to be sent get a hold that is over, so that they become ready in the
 * usual way. While an answer is carried out, the newest of them has a hold, and it is settled last.
 */
export async function answerFlood(
  { store, clock }: Deps,
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

/**
 * Remembers that a batch of this size is usual for the feed, and closes the question if no article waits any more.
 * @returns the number of articles that wait
 */
function endFlood(store: Store, feedId: number, sent: number, now: Date): Promise<number> {
  return store.write(async (tx) => {
    await raiseLargestBatch(tx, feedId, sent);
    const left = await countStopped(tx, feedId);
    if (left === 0) await closeNotices(tx, feedId, ['flood'], now);
    return left;
  });
}

/**
 * @returns the number of mails for this number of articles, because articles that become ready in one transaction share
 * one mail
 */
export const mailsFor = (articles: number): number => Math.ceil(articles / maxReleased);
