import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import { hourMs } from '../../lib/time.ts';
import type { SendResult } from '../../mail/smtp/smtp.ts';
import { type Delivery, giveUpAfterMs, maxAmbiguous, retryWaitMs } from '../../model/deliveries/delivery.ts';
import { normaliseReply } from '../../model/deliveries/smtp-replies.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { type DeliveryOutcome, latestOutcomes, takeBackFailures } from '../../store/deliveries/outcomes.ts';
import type { Store } from '../../store/engine/store.ts';
import { pausePublication, publicationById } from '../../store/publications/publications.ts';
import type { DeliveryRow } from '../../store/schema/schema.ts';
import { changeSubscriber } from '../../store/subscribers/subscribers.ts';
import { deliveryText } from '../../text/owner/mail-server.ts';
import type { Deps } from '../deps.ts';

/**
 * Changes the state of the delivery if this worker still holds its lease.
 * @returns false if another worker holds the delivery now
 */
export type Step = (from: Delivery['state'], set: Partial<DeliveryRow>) => Promise<boolean>;

/** The result of an attempt that was not stopped on this side. */
export type Outcome = Exclude<SendResult, { kind: 'fenced' | 'stopped' }>;

export interface SettleDeps extends Deps {
  log: Logger;
  /**
   * Runs one function after the other. Refusals are judged in order, because the rule about ten equal ones in a row
   * depends on the order.
   */
  inTurn: LimitFunction;
}

interface Settled {
  delivery: Delivery;
  publication: Publication;
  subscriber: Subscriber;
  step: Step;
}

/** The pause of a publication after the server refused its sender. */
const restMs = hourMs;
/** After this number of identical refusals in a row, the server is at fault, whatever they say about the recipient. */
const identicalRun = 10;

/** Stores the result of an attempt. */
export async function settle(deps: SettleDeps, settled: Settled, result: Outcome): Promise<void> {
  const now = deps.clock();
  const { delivery, step } = settled;
  const { reply } = result;
  switch (result.kind) {
    case 'sent':
      await step('dot_pending', { state: 'sent', reply, dueAt: null, sentAt: now, finishedAt: now });
      return;
    case 'temporary':
      await defer(deps, settled, reply);
      return;
    case 'ambiguous':
      if (delivery.ambiguous + 1 < maxAmbiguous) {
        await step('dot_pending', { ...deferred(delivery, reply, now), ambiguous: delivery.ambiguous + 1 });
      } else {
        await step('dot_pending', { ...failed(`unknown: ${reply}`, now), ambiguous: delivery.ambiguous + 1 });
      }
      return;
    case 'permanent':
      await (result.blames === 'server'
        ? blameServer(deps, settled, reply)
        : deps.inTurn(() => blameReader(deps, settled, result)));
  }
}

const failed = (reply: string, now: Date): Partial<Delivery> => ({
  state: 'failed',
  reply,
  dueAt: null,
  finishedAt: now,
});

const deferred = ({ attempts }: Delivery, reply: string, now: Date): Partial<Delivery> => ({
  state: 'deferred',
  reply,
  attempts: attempts + 1,
  dueAt: new Date(now.getTime() + retryWaitMs(attempts + 1)),
});

/** Changes the state, wherever the attempt ended: before the dot the row is `leased`, after it `dot_pending`. */
async function stepFromEither(step: Step, set: Partial<DeliveryRow>): Promise<boolean> {
  return (await step('dot_pending', set)) || (await step('leased', set));
}

async function defer({ clock }: SettleDeps, { delivery, step }: Settled, reply: string): Promise<void> {
  const now = clock();
  const tooOld = now.getTime() - delivery.createdAt.getTime() > giveUpAfterMs;
  await stepFromEither(
    step,
    tooOld ? failed(deliveryText.givenUp(reply), now) : deferred(delivery, reply, now),
  );
}

/** The server or the sender is at fault: defers the delivery, pauses the publication and tells the owner. */
async function blameServer(
  deps: SettleDeps,
  { delivery, publication, step }: Settled,
  reply: string,
): Promise<void> {
  const until = new Date(deps.clock().getTime() + restMs);
  await stepFromEither(step, { ...deferred(delivery, reply, deps.clock()), dueAt: until });
  await pause(deps, publication, until, reply);
}

async function pause(
  { store, log }: SettleDeps,
  publication: Publication,
  until: Date,
  reply: string,
): Promise<void> {
  await store.write((tx) => pausePublication(tx, publication.id, until, reply));
  log.error(
    { publication: publication.slug, until },
    `The mail server refuses the mail of ${publication.name}: ${reply} — sending rests for an hour; nothing is lost. Check SMTP_URL and the sender's address.`,
  );
}

async function blameReader(
  deps: SettleDeps,
  settled: Settled,
  result: Extract<Outcome, { kind: 'permanent' }>,
): Promise<void> {
  const { store, clock } = deps;
  const { delivery, publication, subscriber, step } = settled;
  const to = delivery.address ?? subscriber.address;
  const resting = (await publicationById(store, publication.id))?.pausedUntil;
  if (resting && resting > clock()) {
    // This delivery was under way when the publication was paused, so its refusal says nothing about the reader.
    await stepFromEither(step, { ...deferred(delivery, result.reply, clock()), dueAt: resting });
    return;
  }
  const happened = await stepFromEither(step, failed(result.reply, clock()));
  if (!happened) return;
  const run = await identicalFailures(store, publication.id, result.reply, to);
  if (run) {
    const until = new Date(clock().getTime() + restMs);
    await store.write((tx) => takeBackFailures(tx, run, until));
    await pause(deps, publication, until, deliveryText.alike(identicalRun, result.reply));
  } else if (result.blames === 'recipient-address' && delivery.address === null) {
    const bounced = { state: 'bounced', bouncedAt: clock() } as const;
    await store.write((tx) => changeSubscriber(tx, subscriber.id, { states: ['active'] }, bounced));
  }
}

/**
 * Returns the last outcomes of the publication if all `identicalRun` of them are failures with the same reply, else
 * null.
 */
async function identicalFailures(
  store: Store,
  publicationId: number,
  reply: string,
  address: string,
): Promise<DeliveryOutcome[] | null> {
  const latest = await latestOutcomes(store, publicationId, identicalRun);
  if (latest.length < identicalRun) return null;
  const alike = normaliseReply(reply, address);
  const same = latest.every(
    (row) => row.state === 'failed' && normaliseReply(row.reply ?? '', row.address) === alike,
  );
  return same ? latest : null;
}
