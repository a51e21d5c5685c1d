/** How long the connections of the queue try to reach Redis. */
import { setTimeout as sleep } from 'node:timers/promises';

const maxMs = 2_000;
/** Tolerance for late timers. */
const slackMs = 50;

/**
 * Returns ioredis options that retry until Redis is back, with delays of at most two seconds, and `giveUp` to end that.
 * A connection that is closed while it waits for its next attempt never emits `end`, and BullMQ waits for that event
 * without a limit. Therefore `giveUp` waits until the last attempts are over; after them there are no more.
 */
export function createPatience() {
  let givenUp = false;
  let nextAttempt = 0;
  return {
    options: {
      maxRetriesPerRequest: null,
      retryStrategy(times: number): number | null {
        if (givenUp) return null;
        const delay = Math.min(times * 100, maxMs);
        nextAttempt = Math.max(nextAttempt, performance.now() + delay);
        return delay;
      },
    },
    async giveUp(): Promise<void> {
      givenUp = true;
      const waiting = nextAttempt + slackMs - performance.now();
      if (waiting > 0) await sleep(waiting);
    },
  };
}
