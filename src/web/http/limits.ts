/** Rate limits for requests that cost us or others something. */
import type { Response } from 'express';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { hourSeconds, minuteSeconds } from '../../lib/time.ts';

/** Maximum sign-ups per hour from one IPv4 address or one household's IPv6 network (/64). @internal */
export const signUpsPerHour = 20;

export interface Limited {
  kind: 'limited';
  retryAfterSeconds: number;
}

type LimitOutcome = { kind: 'allowed' } | Limited;

/** Counts one attempt for the key. @returns allowed, or limited with the wait in seconds */
export type Limit = (key: string) => Promise<LimitOutcome>;

/** Allows a number of attempts per key within a number of seconds. Counts in memory, for this process only. */
export function createLimit(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
      return { kind: 'allowed' };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { kind: 'limited', retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
  };
}

/** Sets `Retry-After`, which tells the client when to try again. @returns the same wait in minutes, for a sentence */
export function setRetryAfter(res: Response, limited: Limited): number {
  res.set('Retry-After', String(limited.retryAfterSeconds));
  return minutesToWait(limited);
}

export const minutesToWait = ({ retryAfterSeconds }: Limited): number =>
  Math.ceil(retryAfterSeconds / minuteSeconds);

/** Counts one sign-up from the address. @returns allowed, or limited with the wait in seconds */
export type SignUpLimit = (ip: string) => Promise<LimitOutcome>;

export function createSignUpLimit(): SignUpLimit {
  const limit = createLimit(signUpsPerHour, hourSeconds);
  return (ip) => limit(network(ip));
}

/** Returns the IPv4 address, or the first 64 bits of the IPv6 address, in one canonical spelling. */
export function network(ip: string): string {
  if (!ipaddr.IPv6.isValid(ip)) return ip;
  const address = ipaddr.IPv6.parse(ip);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  const groups = address.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
