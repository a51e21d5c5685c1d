/**
 * The states of a delivery, when each is committed, and what a crash then leaves.
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
 * `confirmation`: asks a new reader to confirm, or says that they follow already. `link`: a fresh link to the
 * reader's page, asked for there. `address`: asks at a new address whether it is to take the old one's place.
 * `moved`: tells the old address that it did.
 */
export type DeliveryKind = 'issue' | 'confirmation' | 'welcome' | 'goodbye' | 'link' | 'address' | 'moved';

/** One mail to one subscriber. Each field is explained at its column (store/schema/). */
export interface Delivery {
  id: number;
  kind: DeliveryKind;
  publicationId: number;
  /** Null for a mail that is no issue. */
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

/** Deliveries that are still under way; the others are final: sent, failed, skipped. */
export const liveStates: DeliveryState[] = ['queued', 'leased', 'dot_pending', 'deferred'];

/** Attempts that may end between dot and reply before a delivery is given up as `failed: unknown`. */
export const maxAmbiguous = 2;
/** How long temporary failures are tried again. */
export const giveUpAfterMs = 5 * dayMs;

const waits = [5, 15, 30, 60, 120, 180, 240].map((m) => m * minuteMs);

/** Milliseconds to wait after the given number of attempts: 5, 15, 30, 60 min, then 2 to 4 h. */
export const retryWaitMs = (attempts: number): number =>
  waits[Math.min(Math.max(attempts, 1), waits.length) - 1]!;
