/** Asks for pages and feeds of one discovery, within bounds that any site's owner would find polite. */
import type { fetchUrl } from '../http/fetch.ts';
import type { FetchResult } from '../http/types.ts';

export interface AskerOptions {
  allowPrivate: boolean;
  userAgent: string;
  fetch: typeof fetchUrl;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

export interface Asker {
  /** Null where the bounds are reached, or the address was asked for before. */
  ask(url: string): Promise<FetchResult | null>;
  /** Requests that are left. */
  left(): number;
}

/** Requests of one discovery, without redirects; at a time to one host; milliseconds for all, and for one. */
const bounds = { requests: 15, atATime: 2, totalMs: 20_000, oneMs: 10_000 };

export function createAsker({ fetch, now, ...options }: AskerOptions): Asker {
  const until = now() + bounds.totalMs;
  const asked = new Set<string>();
  const hosts = new Map<string, Promise<unknown>[]>();
  return {
    left: () => bounds.requests - asked.size,
    async ask(url) {
      if (asked.has(url) || asked.size >= bounds.requests) return null;
      asked.add(url);
      const { host } = new URL(url);
      const lanes = hosts.get(host) ?? Array.from({ length: bounds.atATime }, () => Promise.resolve());
      hosts.set(host, lanes);
      const lane = lanes.shift()!;
      const answer = lane.then(() => {
        const totalMs = Math.min(bounds.oneMs, until - now());
        return totalMs > 0 ? fetch({ url, ...options, limits: { totalMs } }) : null;
      });
      lanes.push(answer.catch(() => null));
      return answer;
    },
  };
}
