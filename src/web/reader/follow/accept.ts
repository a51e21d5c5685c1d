/** Handles a sign-up, whether it comes from the form's own page, from the bar or from a frame. */
import type { Request } from 'express';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import type { Limited, SignUpLimit } from '../../http/limits.ts';
import type { FollowPort } from './port.ts';
import { type Followed, type Problems, readFollowForm, type Typed, trapField } from './read-form.ts';
import { inSameTime } from './same-time.ts';
import { weighStamp } from './stamp.ts';

export type SignUpOutcome =
  | { kind: 'wrong'; typed: Typed; problems: Problems }
  /** The stamp is missing or too young: the visitor has to press once more, with this stamp. */
  | { kind: 'again'; typed: Typed; stamp: string }
  | Limited
  /** The outcome is the same whatever is stored about the address, and also if the trap field was filled in. */
  | { kind: 'check-mail'; address: string };

/** Needs `formBody` before it. */
export async function acceptSignUp(
  { port, tokens, clock }: Deps<FollowPort>,
  limit: SignUpLimit,
  followed: Followed,
  req: Request,
): Promise<SignUpOutcome> {
  const form = await readForm(req);
  const reading = readFollowForm(form, followed);
  const { typed } = reading;
  if (reading.kind === 'wrong') return { kind: 'wrong', typed, problems: reading.problems };

  const trapped = form(trapField) !== '';
  const stamp = weighStamp(tokens, form('stamp'), clock());
  if (!trapped && stamp.kind === 'refused') return { kind: 'again', typed, stamp: stamp.next };
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') return limited;

  await inSameTime(trapped ? Promise.resolve() : port.follow(followed.publication, reading.signUp));
  return { kind: 'check-mail', address: typed.email };
}
