/** The answers to a sign-up in words: for pages, for the frame, and as JSON for the bar. */
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { minutesToWait } from '../../http/limits.ts';
import type { SignUpOutcome } from './accept.ts';
import type { Followed, Problems } from './read-form.ts';

export type Answer =
  | { kind: 'check-mail'; title: string; lead: string; notes: string[] }
  | { kind: 'wrong'; problems: Problems }
  | { kind: 'again'; title: string; lead: string; button: string; stamp: string }
  | { kind: 'limited'; title: string; lead: string }
  | { kind: 'unknown'; title: string; lead: string };

/** HTTP status by kind of outcome. */
export const answerStatus: Record<Answer['kind'], number> = {
  'check-mail': 200,
  again: 200,
  wrong: 422,
  limited: 429,
  unknown: 404,
};

export function answerOf(followed: Followed, outcome: SignUpOutcome): Answer {
  if (outcome.kind === 'wrong') return { kind: 'wrong', problems: outcome.problems };
  if (outcome.kind !== 'again') return lastWord(followed, outcome);
  const { typed, stamp } = outcome;
  const { publication, text } = followed;
  const { title, lead, button } = text.pages.step;
  return { kind: 'again', title, lead: lead(publication.name, typed.email), button, stamp };
}

/** Returns the answer to an outcome that leaves the visitor nothing more to do on this page. */
export function lastWord(
  { publication: { name }, text }: Followed,
  outcome: SignUpOutcome & { kind: 'limited' | 'check-mail' },
): Answer & { kind: 'limited' | 'check-mail' } {
  const { answer, problem } = text.pages;
  if (outcome.kind === 'limited') {
    return { kind: 'limited', title: problem.limitTitle, lead: problem.limitLead(minutesToWait(outcome)) };
  }
  const lead = answer.lead(name, outcome.address);
  return { kind: 'check-mail', title: answer.title, lead, notes: answer.hints };
}

/** Returns the answer for a publication that doesn't exist. */
export const unknownPublication = (slug: string, { pages }: ReaderText): Answer & { kind: 'unknown' } => ({
  kind: 'unknown',
  title: pages.problem.noPublicationTitle,
  lead: pages.problem.noPublicationLead(slug.slice(0, 60)),
});
