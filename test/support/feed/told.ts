import type { ParseResult } from '../../../src/feed/parse/parse.ts';
import { feedProblem, feedWarning } from '../../../src/text/owner/feed-problems.ts';

type Told<T> = T extends { problem: unknown } ? Omit<T, 'problem'> & { reason: string } : T;

/** A result with the sentence that an owner reads, in place of the problem. */
export function told<T extends object, P>(result: T, say: (problem: P) => string): Told<T> {
  if (!('problem' in result)) return result as Told<T>;
  const { problem, ...rest } = result;
  return { ...rest, reason: say(problem as P) } as Told<T>;
}

/** What was parsed, with its warnings as sentences, or with the sentence on why it is no feed. */
export const toldFeed = (result: ParseResult) =>
  result.kind === 'feed'
    ? { kind: result.kind, feed: { ...result.feed, warnings: result.feed.warnings.map(feedWarning) } }
    : told(result, feedProblem);
