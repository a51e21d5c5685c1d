/** Rules of a feed's subscription at a WebSub hub: when to ask the hub, and whether to rely on it. */
import { dayMs, hourMs } from '../../lib/time.ts';

/** `asked`: the hub has yet to verify. `leaving`: it was asked to end. `denied`: it refuses. */
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

/** What the rules go by. */
type Lease = Omit<WebSub, 'feedId' | 'hub'>;

/** What hubs are asked for. They give what they like. */
export const askedLeaseMs: number = 10 * dayMs;
const minLeaseMs = hourMs;
const maxLeaseMs = 30 * dayMs;
/** However long the lease: who did not hear from a hub for longer does not rely on it. */
const renewalMs = 9 * dayMs;
/** So many requests without an answer mean that the hub is not to be had. */
export const maxHubTries = 3;

/** What a hub announces may be in the feed a while later only: caches. */
export const patienceMs: number = hourMs;

/** The lease that a hub gives, in seconds as it says; what it does not say is what was asked. */
export function leaseMs(seconds: string | undefined): number {
  const given = /^\d{1,12}$/.test(seconds ?? '') ? Number(seconds) * 1000 : askedLeaseMs;
  return Math.min(Math.max(given, minLeaseMs), maxLeaseMs);
}

/** Wait after so many requests in a row without an answer: an hour, doubled each time, at most a day. */
const retryMs = (failures: number): number => Math.min(hourMs * 2 ** Math.min(failures - 1, 10), dayMs);

/**
 * When the hub is next asked. An active lease is renewed a day before its end, a short one after two thirds, and any
 * after nine days.
 */
export function nextAskAt({ state, askedAt, leaseUntil, failures }: Lease): Date {
  const asked = askedAt.getTime();
  if (state === 'denied') return new Date(asked + dayMs);
  if (failures > 0 || !leaseUntil) return new Date(asked + retryMs(Math.max(failures, 1)));
  const end = leaseUntil.getTime();
  const late = Math.max(end - dayMs, asked + ((end - asked) * 2) / 3);
  return new Date(Math.min(late, asked + renewalMs));
}

/** The hub believes that it is subscribed to, as far as is known. */
export const hasLease = ({ state, leaseUntil }: Lease, now: Date): boolean =>
  (state === 'active' || state === 'leaving') && leaseUntil !== null && leaseUntil > now;

/**
 * Whether new articles are announced by the hub, so that polls can be slow: it verified, was heard of in the last days,
 * and is in no trouble. Until its next renewal a poll now and then is still needed.
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

/** The hub refuses or does not answer, and it is time to try: another one is as good. */
export const isHopeless = (subscription: Lease, now: Date): boolean =>
  nextAskAt(subscription) <= now &&
  (subscription.state === 'denied' || (subscription.failures >= maxHubTries && !hasLease(subscription, now)));

/** Feeds that change their mind with every poll are followed at most once in this time. */
export const isSettled = ({ askedAt }: Lease, now: Date): boolean =>
  now.getTime() - askedAt.getTime() >= hourMs;
