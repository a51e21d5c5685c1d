/** What becomes of a sign-up, whether it comes from the form's own page, from the bar or from a frame. */
import type { Request } from 'express';
import type { Publication } from '../../../model/publications/publication.ts';
import { readForm } from '../../http/form.ts';
import type { SignUpLimit } from '../../http/limits.ts';
import type { AppDeps, ReaderPort } from '../../ports.ts';
import type { Followed } from './answers.ts';
import { type Problems, type Typed, trapField } from './follow-page.tsx';
import { inSameTime } from './same-time.ts';
import { readSignUp, topicsAmong, weighStamp } from './sign-up.ts';

export type SignUpOutcome =
  | { kind: 'wrong'; typed: Typed; problems: Problems }
  /** The stamp is missing or too young: one more press with this one. */
  | { kind: 'again'; typed: Typed; stamp: string }
  | { kind: 'limited'; seconds: number }
  /** The same whatever was found, and whatever was caught by the trap. */
  | { kind: 'check-mail'; address: string };

type SignUp = Parameters<ReaderPort['follow']>[1];
type Desk = Pick<AppDeps, 'reader' | 'tokens' | 'clock'>;

/** The stamp of a form that is shown now. */
export const newStamp = ({ tokens, clock }: Desk): string =>
  tokens.formStamp.make({ shownAt: clock().getTime() }, clock());

/** Needs `formBody` before it. */
export async function takeSignUp(
  { reader, tokens, clock }: Desk,
  limit: SignUpLimit,
  followed: Followed,
  req: Request,
): Promise<SignUpOutcome> {
  const form = await readForm(req);
  const reading = readSignUp(form, followed);
  const { typed } = reading;
  if (reading.kind === 'wrong') return { kind: 'wrong', typed, problems: reading.problems };

  const trapped = form(trapField) !== '';
  const stamp = weighStamp(tokens, form('stamp'), clock());
  if (!trapped && stamp.kind === 'refused') return { kind: 'again', typed, stamp: stamp.next };
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') return { kind: 'limited', seconds: limited.retryAfterSeconds };

  await inSameTime(trapped ? Promise.resolve() : follow(reader, followed.publication, reading.signUp));
  return { kind: 'check-mail', address: typed.email };
}

async function follow(reader: ReaderPort, publication: Publication, signUp: SignUp): Promise<void> {
  const seen = () => reader.topicsSeen(publication.id);
  const topics = await topicsAmong(signUp.topics ?? [], publication.topics, seen);
  await reader.follow(publication, { ...signUp, topics });
}
