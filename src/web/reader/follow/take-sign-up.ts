/** What becomes of a sign-up, whether it comes from the form's own page, from the bar or from a frame. */
import type { Request } from 'express';
import type { SignUp } from '../../../actions/subscribers/follow.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { Deps, Shared } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import type { SignUpLimit } from '../../http/limits.ts';
import type { Followed } from './answers.ts';
import { type Problems, type Typed, trapField } from './follow-page.tsx';
import type { FollowPort } from './port.ts';
import { inSameTime } from './same-time.ts';
import { readSignUp, topicsAmong, weighStamp } from './sign-up.ts';

export type SignUpOutcome =
  | { kind: 'wrong'; typed: Typed; problems: Problems }
  /** The stamp is missing or too young: one more press with this one. */
  | { kind: 'again'; typed: Typed; stamp: string }
  | { kind: 'limited'; seconds: number }
  /** The same whatever was found, and whatever was caught by the trap. */
  | { kind: 'check-mail'; address: string };

/** The stamp of a form that is shown now. */
export const newStamp = ({ tokens, clock }: Pick<Shared, 'tokens' | 'clock'>): string =>
  tokens.formStamp.make({ shownAt: clock().getTime() }, clock());

/** Needs `formBody` before it. */
export async function takeSignUp(
  { port, tokens, clock }: Deps<FollowPort>,
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

  await inSameTime(trapped ? Promise.resolve() : follow(port, followed.publication, reading.signUp));
  return { kind: 'check-mail', address: typed.email };
}

/** Topics that are looked at, of the newest articles. */
const maxTopics = 100;

async function follow(port: FollowPort, publication: Publication, signUp: SignUp): Promise<void> {
  const seen = () => port.topicsSeen(publication.id, maxTopics);
  const topics = await topicsAmong(signUp.topics ?? [], publication.topics, seen);
  await port.follow(publication, { ...signUp, topics });
}
