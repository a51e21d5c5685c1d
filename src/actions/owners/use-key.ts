import { sha256 } from '../../lib/sha256.ts';
import { minuteMs } from '../../lib/time.ts';
import { apiKeyByHash, markKeyUsed } from '../../store/owners/api-keys.ts';
import type { Deps } from '../deps.ts';

/** The precision (ms) of the time at which a key was last used. */
const markEveryMs = minuteMs;

export interface KnownKey {
  id: number;
  name: string;
}

/** Returns the key; undefined if there is no such key. */
export async function useKey({ store, clock }: Deps, key: string): Promise<KnownKey | undefined> {
  const known = await apiKeyByHash(store, sha256(key));
  if (!known) return undefined;
  const now = clock();
  const unmarkedBefore = new Date(now.getTime() - markEveryMs);
  if (!known.lastUsedAt || known.lastUsedAt <= unmarkedBefore)
    await store.write((tx) => markKeyUsed(tx, known.id, now, unmarkedBefore));
  return { id: known.id, name: known.name };
}
