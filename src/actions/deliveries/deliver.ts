import { randomUUID } from 'node:crypto';
import { minuteMs } from '../../lib/time.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';
import type { Delivery } from '../../model/deliveries/delivery.ts';
import { type Lease, leaseBucket } from '../../store/deliveries/ledger.ts';
import { finishIssue } from '../../store/issues/issues.ts';
import { deliveryText } from '../../text/owner/mail-server.ts';
import { type ComposeDeps, createComposer, type MailFor } from './compose-mail.ts';
import type { Ledger } from './ledger.ts';
import { noteOutage, type Outage } from './outage.ts';
import { type SettleDeps, type Step, settle } from './settle-delivery.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export interface DeliverDeps extends ComposeDeps, SettleDeps {
  smtp: Smtp;
  ledger: Ledger;
  /** Until when this process does not connect to the mail server, because it did not answer. */
  outage: Outage;
  /** Is aborted when the process has to stop: then no new delivery is started. */
  stopping: AbortSignal;
}

/**
 * The bounds of a lease in ms. A lease lasts as long as the server may take to reply, but long enough to compose a
 * mail, and short enough that work goes on soon after a crash.
 */
const leaseBounds = { min: 5_000, max: minuteMs };
/** Added to the time that the server has to reply, so that the lease outlives it. */
const graceMs = 2_000;

/** A batch of leased deliveries. None of them is started after `startBy`. */
interface Batch {
  lease: Lease;
  startBy: Date;
}

/**
 * Sends the deliveries that are due in a bucket until there are no more. Every state change needs the token of the
 * lease, so a worker whose lease was taken over stops before the dot.
 * @returns the number of deliveries that it handled
 */
export async function deliver(deps: DeliverDeps, bucket: number): Promise<number> {
  const leaseMs = Math.max(leaseBounds.min, Math.min(leaseBounds.max, deps.smtp.timeoutMs));
  let handled = 0;
  for (;;) {
    const now = deps.clock();
    const batch: Batch = {
      lease: { token: randomUUID(), until: new Date(now.getTime() + leaseMs) },
      startBy: new Date(now.getTime() + leaseMs * 0.75),
    };
    const { leased, failedIssues } = await deps.store.write((tx) =>
      leaseBucket(tx, bucket, batch.lease, now, deliveryText.ambiguous),
    );
    if (leased.length > 0) await deliverBatch(deps, batch, leased);
    const issueIds = new Set([...failedIssues, ...leased.flatMap((row) => row.issueId ?? [])]);
    for (const id of issueIds) await deps.store.write((tx) => finishIssue(tx, id, deps.clock()));
    handled += leased.length;
    if (leased.length === 0 || deps.stopping.aborted) return handled;
  }
}

/** Sends as many at a time as there are connections, so that each mail is composed only when a connection is free. */
async function deliverBatch(deps: DeliverDeps, batch: Batch, leased: Delivery[]): Promise<void> {
  const composer = await createComposer(deps, leased);
  const waiting = leased.values();
  async function work(): Promise<void> {
    for (const delivery of waiting) await deliverOne(deps, batch, delivery, composer);
  }
  await Promise.all(Array.from({ length: deps.smtp.connections }, work));
}

async function deliverOne(
  deps: DeliverDeps,
  { lease, startBy }: Batch,
  delivery: Delivery,
  compose: (delivery: Delivery) => Promise<MailFor>,
): Promise<void> {
  const { store, ledger, clock, smtp, outage, stopping } = deps;
  const step: Step = (from, set) => ledger.step({ id: delivery.id, token: lease.token, from, set });
  // Does not ask a server that is known to be down again for each mail.
  if (outage.until > clock()) return putAside(step, { kind: 'wait', until: outage.until }, clock());
  const { mail, publication, subscriber } = await compose(delivery);
  let verdict: Verdict = { kind: 'wait', until: outage.until };
  const result = await smtp.send(mail, {
    async beforeMail() {
      if (outage.until > clock()) verdict = { kind: 'wait', until: outage.until };
      else if (clock() > startBy || stopping.aborted) verdict = { kind: 'wait', until: clock() };
      else verdict = await verdictOn(store, delivery, clock());
      return verdict.kind === 'send';
    },
    beforeDot() {
      const dueAt = new Date(clock().getTime() + smtp.timeoutMs + graceMs);
      return step('leased', { state: 'dot_pending', dotAt: clock(), dueAt });
    },
  });
  if (result.kind === 'fenced') return;
  if (result.kind === 'stopped') return void (await putAside(step, verdict, clock()));
  noteOutage(outage, result, clock());
  await settle(deps, { delivery, publication, subscriber, step }, result);
}

/**
 * The mail was not offered to the server: skips the delivery for good, or puts it back in the queue until it may be
 * sent.
 */
async function putAside(step: Step, verdict: Verdict, now: Date): Promise<void> {
  if (verdict.kind === 'skip') {
    await step('leased', { state: 'skipped', why: verdict.why, dueAt: null, finishedAt: now });
  } else {
    const dueAt = verdict.kind === 'wait' ? verdict.until : now;
    await step('leased', { state: 'queued', leaseToken: null, dueAt });
  }
}
