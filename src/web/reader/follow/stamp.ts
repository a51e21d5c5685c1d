/** The time stamp of a form: it says when the form was shown, because programs that fill in forms are quicker than people. */
import type { Tokens } from '../../../model/owners/tokens.ts';
import type { Shared } from '../../http/deps.ts';

/** The stamp of a form that is shown now. */
export const newStamp = ({ tokens, clock }: Pick<Shared, 'tokens' | 'clock'>): string =>
  tokens.formStamp.make({ shownAt: clock().getTime() }, clock());

/** Nobody reads and fills in the form in less. */
const minAgeMs = 2000;
/** On the page with one button, nobody reads and presses in less. */
const minAgeOfButtonMs = 1000;

/**
 * Weighs the time stamp of a form. Refused, it says which stamp the page with one button gets: one that is merely too
 * young stays and grows old enough by itself, so pressing again always helps in the end.
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
