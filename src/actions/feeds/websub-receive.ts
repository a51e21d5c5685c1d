import { isSigned } from '../../feed/push/websub.ts';
import { recordPush, webSubByToken } from '../../store/feeds/websub.ts';
import type { Deps } from '../deps.ts';
import { pollSoon } from './ping.ts';

export type ReceiveOutcome = { kind: 'asked' } | { kind: 'ignored' } | { kind: 'unknown' };

/** Says whether this installation expects pushes to this address. It is asked before the body is read. */
export const isSubscribed = async ({ store }: Deps, token: string): Promise<boolean> =>
  (await webSubByToken(store, token)) !== undefined;

/**
 * Accepts a push: the feed is polled soon, and nothing else happens. The articles in the body are not used, because the
 * hub's copy may be stale or altered, and because the feed's validators stay right only if all articles come in by one
 * way.
 */
export async function receivePush(
  deps: Deps,
  token: string,
  body: Uint8Array,
  signature: string | undefined,
): Promise<ReceiveOutcome> {
  const found = await webSubByToken(deps.store, token);
  if (!found) return { kind: 'unknown' };
  const { id, secret, state } = found.subscription;
  const wished = state === 'asked' || state === 'active';
  if (!wished || !isSigned(body, secret, signature)) return { kind: 'ignored' };
  await deps.store.write((tx) => recordPush(tx, id, deps.clock()));
  await pollSoon(deps, found.feed);
  return { kind: 'asked' };
}
