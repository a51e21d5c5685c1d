import { secretFingerprint } from '../../model/owners/tokens.ts';
import { settingOnce } from '../../store/engine/settings.ts';
import type { Store } from '../../store/engine/store.ts';

/**
 * Says whether this is the SECRET_KEY that the database was used with. The first key that a database is used with
 * becomes its key; a fingerprint of it is stored.
 */
export async function isSecretOf(store: Store, secretKey: string): Promise<boolean> {
  const fingerprint = secretFingerprint(secretKey);
  return (await store.write((tx) => settingOnce(tx, 'secret-fingerprint', fingerprint))) === fingerprint;
}
