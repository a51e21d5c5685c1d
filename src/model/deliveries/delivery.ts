/**
 * The states of a delivery: when each is committed, and what happens to the delivery after a crash in that state.
 *
 * | state       | committed when                                  | after a crash                              |
 * |-------------|-------------------------------------------------|--------------------------------------------|
 * | queued      | the issue is assembled                          | sent as normal                             |
 * | leased      | a worker takes it                               | the lease ends, back to queued: safe       |
 * | dot_pending | before the final dot of DATA leaves             | ambiguous: tried again after the lease     |
 * | sent        | the 250 was read                                | done                                       |
 * | deferred    | 4xx; reset or timeout before the dot            | waits for the next attempt                 |
 * | failed      | 5xx for recipient or content; two ambiguous     | done                                       |
 * | skipped     | unsubscribed, suppressed or expired since       | done                                       |
 */
import { dayMs, minuteMs } from '../../lib/time.ts';

export type DeliveryState = 'queued' | 'leased' | 'dot_pending' | 'sent' | 'deferred' | 'failed' | 'skipped';

/**
 * `confirmation`: asks a new subscriber to confirm, or says that the address follows already. `link`: a new link to the
 * subscriber's own page, which was requested there. `address`: goes to a new address, and asks whether it should replace
 * the old one. `moved`: tells the old address that it was replaced.
 */
export type DeliveryKind = 'issue' | 'confirmation' | 'welcome' | 'goodbye' | 'link' | 'address' | 'moved';

/** One mail to one subscriber. Each field is explained at its column (store/schema/). */
export interface Delivery {
  id: number;
  kind: DeliveryKind;
  publicationId: number;
  /** Null for a mail that is not an issue. */
  issueId: number | null;
  subscriberId: number;
  address: string | null;
  state: DeliveryState;
  dueAt: Date | null;
  attempts: number;
  ambiguous: number;
  reply: string | null;
  why: string | null;
  createdAt: Date;
  sentAt: Date | null;
  finishedAt: Date | null;
}

/** The states of deliveries that are under way. The other states are final: sent, failed, skipped. */
export const liveStates: DeliveryState[] = ['queued', 'leased', 'dot_pending', 'deferred'];

/**
 * After this many attempts that ended between the final dot and the server's reply, a delivery is `failed: unknown`.
 */
export const maxAmbiguous = 2;
/** How long, in milliseconds, a delivery is tried again after temporary failures. */
export const giveUpAfterMs = 5 * dayMs;

const waits = [5, 15, 30, 60, 120, 180, 240].map((m) => m * minuteMs);

/** @returns the wait after this number of attempts, in milliseconds: 5, 15, 30, 60 min, then 2 to 4 h */
export const retryWaitMs = (attempts: number): number =>
  waits[Math.min(Math.max(attempts, 1), waits.length) - 1]!;
