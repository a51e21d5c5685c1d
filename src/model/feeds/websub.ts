/** Rules of a feed's subscription at a WebSub hub: when to ask the hub, and whether to rely on it. */
import { dayMs, hourMs } from '../../lib/time.ts';

/**
 * `asked`: the hub has not verified the subscription yet. `leaving`: the hub was asked to end it. `denied`: the hub
 * refused.
 */
export type WebSubState = 'asked' | 'active' | 'leaving' | 'denied';

/** A feed's subscription at a hub. Each field is explained at its column (store/schema/). */
export interface WebSub {
  feedId: number;
  hub: string;
  state: WebSubState;
  askedAt: Date;
  leaseUntil: Date | null;
  lastPushAt: Date | null;
  failures: number;
  lastError: string | null;
}

/** The part of a subscription that the rules use. */
type Lease = Omit<WebSub, 'feedId' | 'hub'>;

/** The lease that Postrider asks hubs for, in milliseconds. A hub may give another. */
export const askedLeaseMs: number = 10 * dayMs;
const minLeaseMs = hourMs;
const maxLeaseMs = 30 * dayMs;
/**
 * A lease of any length is renewed after at most this time, because `isPushed` needs a sign of the hub within
 * `askedLeaseMs`.
 */
const renewalMs = 9 * dayMs;
/** After this number of requests without an answer, the hub counts as unreachable. */
export const maxHubTries = 3;

/** How long, in milliseconds, the feed may lack what the hub has announced, because of caches. */
export const patienceMs: number = hourMs;

/**
 * @returns the lease that a hub gives, in milliseconds. `seconds` is its own number; without one, it is the lease asked
 * for.
 */
export function leaseMs(seconds: string | undefined): number {
  const given = /^\d{1,12}$/.test(seconds ?? '') ? Number(seconds) * 1000 : askedLeaseMs;
  return Math.min(Math.max(given, minLeaseMs), maxLeaseMs);
}

/**
 * Returns the wait after this number of requests in a row without an answer: an hour, doubled each time, at most a day.
 */
const retryMs = (failures: number): number => Math.min(hourMs * 2 ** Math.min(failures - 1, 10), dayMs);

/**
 * A lease is renewed a day before its end, or after two thirds of it if that is later (a short lease), but after at most
 * nine days.
 *
 * @returns when Postrider next asks the hub
 */
export function nextAskAt({ state, askedAt, leaseUntil, failures }: Lease): Date {
  const asked = askedAt.getTime();
  if (state === 'denied') return new Date(asked + dayMs);
  if (failures > 0 || !leaseUntil) return new Date(asked + retryMs(Math.max(failures, 1)));
  const end = leaseUntil.getTime();
  const late = Math.max(end - dayMs, asked + ((end - asked) * 2) / 3);
  return new Date(Math.min(late, asked + renewalMs));
}

/** Whether the hub, as far as Postrider knows, has a subscription that has not expired. */
export const hasLease = ({ state, leaseUntil }: Lease, now: Date): boolean =>
  (state === 'active' || state === 'leaving') && leaseUntil !== null && leaseUntil > now;

/**
 * Whether the hub announces new articles, so that polls can be slow: it has verified the subscription, gave a sign in the
 * last days, and has no error. Some polls are still needed until the next renewal.
 */
export function isPushed(subscription: Lease, now: Date): boolean {
  const { state, askedAt, lastPushAt, lastError } = subscription;
  const heardAt = Math.max(askedAt.getTime(), lastPushAt?.getTime() ?? 0);
  return (
    state === 'active' &&
    hasLease(subscription, now) &&
    lastError === null &&
    now.getTime() - heardAt < askedLeaseMs
  );
}

/** Whether the hub refuses or does not answer, and a request is due. Another hub of the feed can be tried instead. */
export const isHopeless = (subscription: Lease, now: Date): boolean =>
  nextAskAt(subscription) <= now &&
  (subscription.state === 'denied' || (subscription.failures >= maxHubTries && !hasLease(subscription, now)));

/**
 * Whether the subscription is at least an hour old. Younger ones stay, because some feeds name another hub at every
 * poll.
 */
export const isSettled = ({ askedAt }: Lease, now: Date): boolean =>
  now.getTime() - askedAt.getTime() >= hourMs;
