import type { Verification } from '../../feed/push/websub.ts';
import { leaseMs } from '../../model/feeds/websub.ts';
import type { Store } from '../../store/engine/store.ts';
import { removeLeaving, settleWebSub, webSubByToken } from '../../store/feeds/websub.ts';
import { hubProblem } from '../../text/owner/feed-problems.ts';
import type { Deps } from '../deps.ts';

export type VerifyOutcome =
  /** The request was made here: the hub is sent its challenge back. */
  | { kind: 'agreed'; challenge: string }
  /** The hub refused. */
  | { kind: 'noted' }
  | { kind: 'unknown' };

/**
 * Answers a hub that verifies a request. The request was made here only if the token is known, the topic is exactly the
 * same string, and such a request is under way; or if the subscription is active and the hub renews it.
 */
export async function verifyIntent(
  { store, clock }: Deps,
  token: string,
  asked: Verification,
): Promise<VerifyOutcome> {
  const found = await webSubByToken(store, token);
  if (!found || found.subscription.topic !== asked.topic) return { kind: 'unknown' };
  const { id, hub } = found.subscription;
  const now = clock();
  if (asked.mode === 'denied') return deny(store, id, hub, asked.reason, now);
  const agreed = await store.write((tx) =>
    asked.mode === 'unsubscribe'
      ? removeLeaving(tx, id)
      : settleWebSub(tx, id, ['asked', 'active'], {
          state: 'active',
          leaseUntil: new Date(now.getTime() + leaseMs(asked.leaseSeconds)),
          failures: 0,
          lastError: null,
        }),
  );
  return agreed ? { kind: 'agreed', challenge: asked.challenge } : { kind: 'unknown' };
}

/** A hub may refuse at once or at any later time. The wait before the next request begins now. */
async function deny(
  store: Store,
  id: number,
  hub: string,
  reason: string,
  now: Date,
): Promise<VerifyOutcome> {
  const set = {
    state: 'denied',
    askedAt: now,
    leaseUntil: null,
    lastError: hubProblem({ code: 'hub-denied', host: new URL(hub).host, said: reason }),
  } as const;
  const denied = await store.write((tx) => settleWebSub(tx, id, ['asked', 'active'], set));
  if (!denied) await store.write((tx) => removeLeaving(tx, id));
  return { kind: 'noted' };
}
