import { randomUUID } from 'node:crypto';
import { minuteMs } from '../../lib/time.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';
import type { Delivery } from '../../model/deliveries/delivery.ts';
import { type Lease, leaseBucket } from '../../store/deliveries/ledger.ts';
import type { Store } from '../../store/engine/store.ts';
import { finishIssue } from '../../store/issues/issues.ts';
import { deliveryText } from '../../text/owner/mail-server.ts';
import { type ComposeWorld, createComposer, type MailFor } from './compose-mail.ts';
import type { Ledger } from './ledger.ts';
import { noteOutage, type Outage } from './outage.ts';
import { type SettleWorld, type Step, settle } from './settle-delivery.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export interface DeliverWorld extends ComposeWorld, SettleWorld {
  store: Store;
  clock: () => Date;
  smtp: Smtp;
  ledger: Ledger;
  /** Until when this process leaves the mail server alone, because it did not answer. */
  outage: Outage;
  /** Aborted when the process is to stop: nothing new is started. */
  stopping: AbortSignal;
}

/** Bounds of a lease: as long as the server may take to reply, but long enough to compose and short enough after a crash. */
const leaseBounds = { shortest: 5_000, longest: minuteMs };
/** Added to the wait for the reply, so that the lease outlives it. */
const graceMs = 2_000;

/** A batch of leased deliveries, and until when new ones of it may be started. */
interface Batch {
  lease: Lease;
  startBy: Date;
}

/**
 * Sends what is due in a bucket until nothing is. Every step is fenced by the lease's token: a worker that was
 * overtaken stops before the dot. Gives how many deliveries it handled.
 */
export async function deliver(world: DeliverWorld, bucket: number): Promise<number> {
  const leaseMs = Math.max(leaseBounds.shortest, Math.min(leaseBounds.longest, world.smtp.timeoutMs));
  let handled = 0;
  for (;;) {
    const now = world.clock();
    const batch: Batch = {
      lease: { token: randomUUID(), until: new Date(now.getTime() + leaseMs) },
      startBy: new Date(now.getTime() + leaseMs * 0.75),
    };
    const { leased, failedIssues } = await world.store.write((tx) =>
      leaseBucket(tx, bucket, batch.lease, now, deliveryText.ambiguous),
    );
    if (leased.length > 0) await deliverBatch(world, batch, leased);
    const issueIds = new Set([...failedIssues, ...leased.flatMap((row) => row.issueId ?? [])]);
    for (const id of issueIds) await world.store.write((tx) => finishIssue(tx, id, world.clock()));
    handled += leased.length;
    if (leased.length === 0 || world.stopping.aborted) return handled;
  }
}

/** As many at a time as there are connections, so that each is composed only when its turn comes. */
async function deliverBatch(world: DeliverWorld, batch: Batch, leased: Delivery[]): Promise<void> {
  const composer = await createComposer(world, leased);
  const waiting = leased.values();
  async function work(): Promise<void> {
    for (const delivery of waiting) await deliverOne(world, batch, delivery, composer);
  }
  await Promise.all(Array.from({ length: world.smtp.connections }, work));
}

async function deliverOne(
  world: DeliverWorld,
  { lease, startBy }: Batch,
  delivery: Delivery,
  compose: (delivery: Delivery) => Promise<MailFor>,
): Promise<void> {
  const { store, ledger, clock, smtp, outage, stopping } = world;
  const step: Step = (from, set) => ledger.step({ id: delivery.id, token: lease.token, from, set });
  // A server that is known to be down is not asked again for each mail.
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
  await settle(world, { delivery, publication, subscriber, step }, result);
}

/** Nothing was said to the server: the delivery is skipped for good, or back in the queue until it may be sent. */
async function putAside(step: Step, verdict: Verdict, now: Date): Promise<void> {
  if (verdict.kind === 'skip') {
    await step('leased', { state: 'skipped', why: verdict.why, dueAt: null, finishedAt: now });
  } else {
    const dueAt = verdict.kind === 'wait' ? verdict.until : now;
    await step('leased', { state: 'queued', leaseToken: null, dueAt });
  }
}
