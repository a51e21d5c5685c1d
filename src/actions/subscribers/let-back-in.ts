import type { Deps } from '../deps.ts';
import { undoSuppression } from './lift-suppression.ts';
import { allowReturn } from './return.ts';

/**
 * Lets a subscriber back in, on an owner's decision. `asked`: the subscriber had asked for it, and gets a confirmation
 * mail. `lifted`: the suppression of the address is removed, and nothing else changes. `not-allowed`: neither, because
 * a subscriber who complained has to ask themselves.
 */
export async function letBackIn(
  deps: Deps,
  subscriberId: number,
): Promise<{ kind: 'asked' | 'lifted' | 'not-allowed' }> {
  const { kind } = await allowReturn(deps, subscriberId);
  return kind === 'allowed' ? { kind: 'asked' } : undoSuppression(deps, subscriberId);
}
