/** What becomes of a sign-up, whether it comes from the form's own page, from the bar or from a frame. */
import { setTimeout as after } from 'node:timers/promises';
import type { Request } from 'express';
import type { Publication } from '../../store/schema.ts';
import { readForm } from '../form.ts';
import type { SignUpLimit } from '../limits.ts';
import type { AppDeps } from '../ports.ts';
import { type Problems, type Typed, trapField } from '../views/follow.tsx';
import { readSignUp, weighStamp } from './sign-up.ts';

export type SignUpOutcome =
  | { kind: 'wrong'; typed: Typed; problems: Problems }
  /** The stamp is missing or too young: one more press with this one. */
  | { kind: 'again'; typed: Typed; stamp: string }
  | { kind: 'limited'; seconds: number }
  /** The same whatever was found, and whatever was caught by the trap. */
  | { kind: 'check-mail'; address: string };

type Desk = Pick<AppDeps, 'reader' | 'tokens' | 'clock'>;

/** Every sign-up is answered after this time, so that the time it took says nothing about the address. */
const answerAfterMs = 250;

/** The stamp of a form that is shown now. */
export const newStamp = ({ tokens, clock }: Desk): string =>
  tokens.formStamp.make({ shownAt: clock().getTime() }, clock());

/** Needs `formBody` before it. */
export async function takeSignUp(
  { reader, tokens, clock }: Desk,
  limit: SignUpLimit,
  publication: Publication,
  req: Request,
): Promise<SignUpOutcome> {
  const form = await readForm(req);
  const reading = readSignUp(form, publication);
  const { typed } = reading;
  if (reading.kind === 'wrong') return { kind: 'wrong', typed, problems: reading.problems };

  const trapped = form(trapField) !== '';
  const stamp = weighStamp(tokens, form('stamp'), clock());
  if (!trapped && stamp.kind === 'refused') return { kind: 'again', typed, stamp: stamp.next };
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') return { kind: 'limited', seconds: limited.retryAfterSeconds };

  const work = trapped ? undefined : reader.follow(publication, reading.signUp);
  await Promise.all([work, after(answerAfterMs)]);
  return { kind: 'check-mail', address: typed.email };
}
