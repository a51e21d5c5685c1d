/** How many sign-ups one network may send. */
import { isIPv4 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Sign-ups an hour from one IPv4 address or one IPv6 network of a household (/64). */
export const signUpsPerHour = 20;

export type LimitOutcome = { kind: 'allowed' } | { kind: 'limited'; retryAfterSeconds: number };

/** Counts one sign-up from the address and says whether it is one too many. */
export type SignUpLimit = (ip: string) => Promise<LimitOutcome>;

/** Counts in memory, for this process alone. */
export function createSignUpLimit(): SignUpLimit {
  const limiter = new RateLimiterMemory({ points: signUpsPerHour, duration: 3600 });
  return async (ip) => {
    try {
      await limiter.consume(network(ip));
      return { kind: 'allowed' };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { kind: 'limited', retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
  };
}

/** The IPv4 address, or the first 64 bits of the IPv6 address, in one spelling. */
export function network(ip: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(ip)?.[1] ?? ip;
  if (isIPv4(mapped) || !URL.canParse(`http://[${withoutZone(ip)}]`)) return mapped;
  const [head = '', tail = ''] = new URL(`http://[${withoutZone(ip)}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return `${all.slice(0, 4).join(':')}::/64`;
}

const withoutZone = (ip: string): string => ip.split('%')[0]!;
