import type { Store } from '../store/store.ts';
import { lockAddress, lockReader } from '../store/subscribers.ts';
import { isSuppressed, liftSuppression } from '../store/suppressions.ts';

/**
 * Takes back a suppression: the address may be mailed again, and all else is as it was. `not-allowed`: it is not
 * suppressed, or its reader complained, and then only they can ask (return.ts).
 */
export async function undoSuppression(
  { store }: { store: Store },
  subscriberId: number,
): Promise<{ kind: 'lifted' | 'not-allowed' }> {
  const { tables } = store;
  return store.write(async (tx) => {
    const reader = await lockReader(tables, tx, subscriberId);
    if (!reader || reader.erasedAt) return { kind: 'not-allowed' };
    const { addressKey } = reader;
    // A complaint is about the sender: whatever publication it was about, it stands.
    const rows = await lockAddress(tables, tx, addressKey);
    if (rows.some(({ state }) => state === 'complained')) return { kind: 'not-allowed' };
    if (!(await isSuppressed(tables, tx, addressKey))) return { kind: 'not-allowed' };
    await liftSuppression(tables, tx, addressKey);
    return { kind: 'lifted' };
  });
}
