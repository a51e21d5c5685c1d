import { randomBytes } from 'node:crypto';
import { sha256 } from '../../lib/sha256.ts';
import { insertApiKey } from '../../store/owners/api-keys.ts';
import type { Deps } from '../deps.ts';

/** Makes an API key. It is returned only here, because the database stores only its hash. */
export async function addKey({ store, clock }: Deps, name: string): Promise<string> {
  const key = `pr_${randomBytes(24).toString('base64url')}`;
  const keyHash = sha256(key);
  const createdAt = clock();
  await store.write((tx) => insertApiKey(tx, { name, keyHash, createdAt }));
  return key;
}
