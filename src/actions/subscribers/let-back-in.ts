import type { Store } from '../../store/engine/store.ts';
import { undoSuppression } from './lift-suppression.ts';
import { allowReturn } from './return.ts';

/**
 * An owner lets a subscriber back in. `asked`: they wanted it, and are mailed a confirmation. `lifted`: the address is
 * suppressed no more, and all else is as it was. `not-allowed`: neither, because a subscriber who complained has to ask
 * themselves.
 */
export async function letBackIn(
  world: { store: Store; clock: () => Date },
  subscriberId: number,
): Promise<{ kind: 'asked' | 'lifted' | 'not-allowed' }> {
  const { kind } = await allowReturn(world, subscriberId);
  return kind === 'allowed' ? { kind: 'asked' } : undoSuppression(world, subscriberId);
}
