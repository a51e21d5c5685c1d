import type { Store } from '../../store/engine/store.ts';
import { lockWithAddress } from '../../store/subscribers/locks.ts';
import { isSuppressed, liftSuppression } from '../../store/subscribers/suppressions.ts';

/**
 * Removes a suppression: the address may be mailed again, and nothing else changes. `not-allowed`: the address is not
 * suppressed, or its reader complained; then only the reader can ask for it (return.ts).
 */
export async function undoSuppression(
  { store }: { store: Store },
  subscriberId: number,
): Promise<{ kind: 'lifted' | 'not-allowed' }> {
  return store.write(async (tx) => {
    const found = await lockWithAddress(tx, subscriberId);
    if (!found || found.subscriber.erasedAt) return { kind: 'not-allowed' };
    const { addressKey } = found.subscriber;
    // A complaint is about the sender, so it counts in every publication, not only in the one that it was about.
    if (found.rows.some(({ state }) => state === 'complained')) return { kind: 'not-allowed' };
    if (!(await isSuppressed(tx, addressKey))) return { kind: 'not-allowed' };
    await liftSuppression(tx, addressKey);
    return { kind: 'lifted' };
  });
}
