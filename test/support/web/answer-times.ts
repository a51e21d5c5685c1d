/** What depends on an address is answered after a fixed time (`inSameTime`): here the test decides when that is over. */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/** Called in place of the timer, for the rest of the test. */
function replaceWaits(wait: (ms: number) => Promise<void>): void {
  const timer = vi.spyOn(timers, 'setTimeout').mockImplementation(((ms: number) => wait(ms)) as never);
  syncBuiltinESMExports();
  onTestFinished(() => {
    timer.mockRestore();
    syncBuiltinESMExports();
  });
}

/** Answers go out as soon as they are ready. */
export const answerAtOnce = (): void => replaceWaits(async () => undefined);

/** Answers are held until the test lets them go, one after the other. */
export function holdAnswers() {
  const held: { ms: number; letGo: () => void }[] = [];
  let wake: () => void = () => undefined;
  replaceWaits(
    (ms) =>
      new Promise((letGo) => {
        held.push({ ms, letGo });
        wake();
      }),
  );
  return {
    /** Resolves once an answer waits: after how many milliseconds it would go out, and what lets it. */
    async next(): Promise<{ ms: number; letGo: () => void }> {
      while (held.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return held.shift()!;
    },
  };
}
