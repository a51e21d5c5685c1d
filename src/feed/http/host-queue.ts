/** One request per host at a time, so that no server sees a crowd of us. */
import pLimit, { type LimitFunction } from 'p-limit';
import type { fetchUrl } from './fetch.ts';
import type { Turn } from './types.ts';

export interface HostQueue {
  turn: Turn;
  /** Hosts with a request under way or waiting. */
  hosts(): string[];
}

/** Turns at a host are given in the order of asking. @internal */
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
 * The same fetch, but each hop waits until no other request of this process is under way at its host. No hop holds
 * one host while it waits for another, so redirects between two can't lock each other out.
 */
export function politely(fetch: typeof fetchUrl, { turn } = createHostQueue()): typeof fetchUrl {
  return (request) => fetch({ ...request, turn });
}
