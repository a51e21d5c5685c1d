/** How long the connections of the queue try to reach Redis. */
import { setTimeout as sleep } from 'node:timers/promises';

const maxMs = 2_000;
/** What a timer may be late by. */
const slackMs = 50;

/**
 * ioredis options for connections that try again until Redis is back, every two seconds at the latest, and the end
 * of that. A connection that is told to close while it waits for its next attempt never says that it has ended, and
 * BullMQ waits for that word for ever: `giveUp` waits the last attempts out, after which there are none.
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
