/** Lets a reader who complained or was suppressed ask to be let back in. An owner decides. */

import { dayMs } from '../../lib/time.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import { queueMail } from '../../store/deliveries/messages.ts';
import { closeSubscriberNotices, hadSubscriberNotice, openNotice } from '../../store/notices/notices.ts';
import { lockSubscriber, lockWithAddress } from '../../store/subscribers/locks.ts';
import { updateSubscriber } from '../../store/subscribers/subscribers.ts';
import { isSuppressed, liftSuppression, suppressionOf } from '../../store/subscribers/suppressions.ts';
import { noticeText } from '../../text/owner/notices.ts';
import type { Deps } from '../deps.ts';

/** Owners are asked about one reader at most once in this time (ms), whatever they answered. */
const askAgainMs = 30 * dayMs;

/** Asks the owners. `not-needed`: only the reader's own choice keeps mail from them. */
export function askReturn(
  { store, clock }: Deps,
  subscriberId: number,
): Promise<{ kind: 'asked' | 'not-needed' }> {
  const now = clock();
  return store.write(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (!subscriber || subscriber.erasedAt) return { kind: 'not-needed' };
    const suppression = await suppressionOf(tx, subscriber.addressKey);
    if (!suppression && subscriber.state !== 'complained') return { kind: 'not-needed' };
    const since = new Date(now.getTime() - askAgainMs);
    if (!(await hadSubscriberNotice(tx, subscriberId, 'return', since))) {
      const reason = suppression?.reason ?? noticeText.complained;
      const about = { publicationId: subscriber.publicationId, subscriberId };
      await openNotice(tx, { ...about, kind: 'return', data: { reason } }, now);
    }
    return { kind: 'asked' };
  });
}

/**
 * Lets a reader back in who asked for it: removes the suppression and mails a confirmation. They follow again after
 * they press its button. Other publications that the address followed send it nothing, because the reader asked for
 * this one. `not-asked`: there is no open question.
 */
export function allowReturn(
  { store, clock }: Deps,
  subscriberId: number,
): Promise<{ kind: 'allowed' | 'not-asked' }> {
  const now = clock();
  return store.write(async (tx) => {
    const found = await lockWithAddress(tx, subscriberId);
    if (!found || !(await closeSubscriberNotices(tx, subscriberId, 'return', now)))
      return { kind: 'not-asked' };
    const { subscriber, rows } = found;
    const suppressed = await isSuppressed(tx, subscriber.addressKey);
    await liftSuppression(tx, subscriber.addressKey);
    const back = { state: 'pending', confirmNonce: newNonce(), dueAt: null } as const;
    await updateSubscriber(tx, subscriberId, { ...back, unsubscribedAt: null, bouncedAt: null });
    const gone = { state: 'unsubscribed', unsubscribedAt: now, dueAt: null } as const;
    for (const other of rows)
      if (suppressed && other.id !== subscriberId && other.state === 'active')
        await updateSubscriber(tx, other.id, gone);
    const to = { publicationId: subscriber.publicationId, subscriberId };
    await queueMail(tx, { kind: 'confirmation', ...to }, now);
    return { kind: 'allowed' };
  });
}

/** Closes the question; the reader is not told. */
export async function refuseReturn(
  { store, clock }: Deps,
  subscriberId: number,
): Promise<{ kind: 'refused' | 'not-asked' }> {
  const ended = await store.write((tx) => closeSubscriberNotices(tx, subscriberId, 'return', clock()));
  return { kind: ended ? 'refused' : 'not-asked' };
}
