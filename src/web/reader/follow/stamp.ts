/** A form's time stamp says when the form was shown. Programs that fill in forms are quicker than people. */
import type { Tokens } from '../../../model/owners/tokens.ts';
import type { Shared } from '../../http/deps.ts';

/** Returns the stamp for a form that is shown now. */
export const newStamp = ({ tokens, clock }: Pick<Shared, 'tokens' | 'clock'>): string =>
  tokens.formStamp.make({ shownAt: clock().getTime() }, clock());

/** No person reads and fills in the form in less time. */
const minAgeMs = 2000;
/** No person reads the page with one button and presses it in less time. */
const minAgeOfButtonMs = 1000;

/**
 * Checks the time stamp of a form. A refusal says which stamp the page with one button gets: a stamp that is only too
 * young is kept and becomes old enough by itself, so pressing again always succeeds in the end.
 */
export function weighStamp(
  tokens: Tokens,
  stamp: string,
  now: Date,
): { kind: 'good' } | { kind: 'refused'; next: string } {
  const reading = tokens.formStamp.read(stamp, now);
  if (reading.kind === 'valid') {
    const age = now.getTime() - reading.value.shownAt;
    return age >= minAgeMs ? { kind: 'good' } : { kind: 'refused', next: stamp };
  }
  const shownAt = now.getTime() - (minAgeMs - minAgeOfButtonMs);
  return { kind: 'refused', next: tokens.formStamp.make({ shownAt }, now) };
}
