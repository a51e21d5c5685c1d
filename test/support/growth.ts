/**
 * Guards against work that grows with the square of its input. No clock judges: a busy machine makes work slow, but
 * makes it neither hang nor take more steps.
 */
import { Session } from 'node:inspector';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll } from 'vitest';

const hangMs = 15_000;

/**
 * Runs `work`, and throws where it hangs, within regular expressions too. Choose an input for which work in proportion
 * takes a fraction of a second, and work by the square takes minutes.
 */
export const unlessItHangs = <T>(work: () => T): T =>
  runInNewContext('work()', { work }, { timeout: hangMs });

interface Coverage {
  result: { functions: { ranges: { count: number }[] }[] }[];
}

/** Answers at once, though by a callback. @throws what the inspector refuses */
function ask<Result>(session: Session, method: string, params = {}): Result {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer as Result;
}

/** How many functions were called since the last time, whatever module they are in. */
const callsOf = (session: Session): number =>
  ask<Coverage>(session, 'Profiler.takePreciseCoverage')
    .result.flatMap(({ functions }) => functions)
    .reduce((calls, { ranges }) => calls + ranges[0]!.count, 0);

/**
 * Lets V8 count function calls in the tests beside it. @returns what tells how many times as many functions `work` calls
 * for an input of four times `size`: 4 where work is in proportion to its input, 16 where it goes by the square.
 * Built-in functions and regular expressions are not counted: `unlessItHangs` guards those.
 */
export function useCallCounts(): (work: (size: number) => unknown, size: number) => number {
  const session = new Session();
  beforeAll(() => {
    session.connect();
    ask(session, 'Profiler.enable');
    ask(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });
  afterAll(() => session.disconnect());
  const count = (work: (size: number) => unknown, size: number) => {
    work(size);
    return callsOf(session);
  };
  return (work, size) => {
    // What is made once, at the first call, is no part of it.
    count(work, size);
    const few = count(work, size);
    return count(work, 4 * size) / few;
  };
}
