/** Fetches pages and feeds for one discovery, within limits of requests and time that are polite to the site. */
import pLimit, { type LimitFunction } from 'p-limit';
import type { fetchUrl } from '../http/fetch.ts';
import type { FetchResult } from '../http/types.ts';

interface RequestBudgetOptions {
  allowPrivate: boolean;
  userAgent: string;
  fetch: typeof fetchUrl;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

export interface RequestBudget {
  /** Returns null if a limit is reached, or if the address was requested before. */
  fetch(url: string): Promise<FetchResult | null>;
  /** Returns how many more requests are allowed. */
  remaining(): number;
}

/** Limits of one discovery. Redirects are not counted as requests. */
const limits = { requests: 15, parallelPerHost: 2, totalMs: 20_000, requestMs: 10_000 };

/** Creates the budget of one discovery; its time starts to run at once. */
export function createRequestBudget({ fetch, now, ...options }: RequestBudgetOptions): RequestBudget {
  const deadline = now() + limits.totalMs;
  const requested = new Set<string>();
  const queues = new Map<string, LimitFunction>();
  return {
    remaining: () => limits.requests - requested.size,
    async fetch(url) {
      if (requested.has(url) || requested.size >= limits.requests) return null;
      requested.add(url);
      const { host } = new URL(url);
      const queue = queues.get(host) ?? pLimit(limits.parallelPerHost);
      queues.set(host, queue);
      return queue(async () => {
        const totalMs = Math.min(limits.requestMs, deadline - now());
        return totalMs > 0 ? fetch({ url, ...options, limits: { totalMs } }) : null;
      });
    },
  };
}
