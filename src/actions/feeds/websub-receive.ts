import { isSigned } from '../../feed/push/websub.ts';
import type { Store } from '../../store/engine/store.ts';
import { recordPush, webSubByToken } from '../../store/feeds/websub.ts';
import { pollSoon } from './ping.ts';

interface ReceiveWorld {
  store: Store;
  clock: () => Date;
}

export type ReceiveOutcome = { kind: 'asked' } | { kind: 'ignored' } | { kind: 'unknown' };

/** Whether pushes to this address are ours at all; asked before the body is read. */
export const isSubscribed = async ({ store }: ReceiveWorld, token: string): Promise<boolean> =>
  (await webSubByToken(store, token)) !== undefined;

/**
 * Takes a push: the feed is polled soon, and that is all. The articles in the body are left alone, since the hub's copy
 * may be stale or altered, and since articles that come in by one way only keep the feed's validators right.
 */
export async function receivePush(
  world: ReceiveWorld,
  token: string,
  body: Uint8Array,
  signature: string | undefined,
): Promise<ReceiveOutcome> {
  const found = await webSubByToken(world.store, token);
  if (!found) return { kind: 'unknown' };
  const { id, secret, state } = found.subscription;
  const wished = state === 'asked' || state === 'active';
  if (!wished || !isSigned(body, secret, signature)) return { kind: 'ignored' };
  await world.store.write((tx) => recordPush(tx, id, world.clock()));
  await pollSoon(world, found.feed);
  return { kind: 'asked' };
}
