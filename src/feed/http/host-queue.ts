/** Limits requests to one per host at a time, so that no server gets many of our requests at once. */
import pLimit, { type LimitFunction } from 'p-limit';
import type { fetchUrl } from './fetch.ts';
import type { Turn } from './types.ts';

export interface HostQueue {
  turn: Turn;
  /** Returns the hosts that have a running or waiting request. */
  hosts(): string[];
}

/** Creates a queue for each host: first come, first served. @internal */
export function createHostQueue(): HostQueue {
  const queues = new Map<string, { run: LimitFunction; waiting: number }>();
  return {
    async turn(host, work) {
      const queue = queues.get(host) ?? { run: pLimit(1), waiting: 0 };
      queues.set(host, queue);
      queue.waiting += 1;
      try {
        return await queue.run(work);
      } finally {
        queue.waiting -= 1;
        if (queue.waiting === 0) queues.delete(host);
      }
    },
    hosts: () => [...queues.keys()],
  };
}

/**
 * Returns a fetch whose requests wait until this process has no other request at the same host. A redirect frees its
 * host before it waits for the next one, so redirects between two hosts can't deadlock.
 */
export function withHostQueue(fetch: typeof fetchUrl, { turn } = createHostQueue()): typeof fetchUrl {
  return (request) => fetch({ ...request, turn });
}
