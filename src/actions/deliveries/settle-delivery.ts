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

/** One fenced step of the delivery at hand; false if another worker holds it now. */
export type Step = (from: Delivery['state'], set: Partial<DeliveryRow>) => Promise<boolean>;

/** What an attempt came to, where anything was said to the server. */
export type Outcome = Exclude<SendResult, { kind: 'fenced' | 'stopped' }>;

export interface SettleWorld {
  store: Store;
  clock: () => Date;
  log: Logger;
  /** Refusals are judged one after the other: whether ten in a row are alike depends on the order. */
  inTurn: LimitFunction;
}

interface Settled {
  delivery: Delivery;
  publication: Publication;
  subscriber: Subscriber;
  step: Step;
}

/** How long a publication rests after the server refused its sender. */
const restMs = hourMs;
/** Identical refusals in a row that blame the server, whatever they say of the recipient. */
const identicalRun = 10;

/** Writes down what became of an attempt. */
export async function settle(world: SettleWorld, settled: Settled, result: Outcome): Promise<void> {
  const now = world.clock();
  const { delivery, step } = settled;
  const { reply } = result;
  switch (result.kind) {
    case 'sent':
      await step('dot_pending', { state: 'sent', reply, dueAt: null, sentAt: now, finishedAt: now });
      return;
    case 'temporary':
      await defer(world, settled, reply);
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
        ? blameServer(world, settled, reply)
        : world.inTurn(() => blameReader(world, settled, result)));
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

/** A step from wherever the attempt ended: before the dot the row is leased, after it dot_pending. */
async function stepFromEither(step: Step, set: Partial<DeliveryRow>): Promise<boolean> {
  return (await step('dot_pending', set)) || (await step('leased', set));
}

async function defer({ clock }: SettleWorld, { delivery, step }: Settled, reply: string): Promise<void> {
  const now = clock();
  const tooOld = now.getTime() - delivery.createdAt.getTime() > giveUpAfterMs;
  await stepFromEither(
    step,
    tooOld ? failed(deliveryText.givenUp(reply), now) : deferred(delivery, reply, now),
  );
}

/** The server or the sender is at fault: the delivery waits, the publication rests, the owner is told. */
async function blameServer(
  world: SettleWorld,
  { delivery, publication, step }: Settled,
  reply: string,
): Promise<void> {
  const until = new Date(world.clock().getTime() + restMs);
  await stepFromEither(step, { ...deferred(delivery, reply, world.clock()), dueAt: until });
  await pause(world, publication, until, reply);
}

async function pause(
  { store, log }: SettleWorld,
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
  world: SettleWorld,
  settled: Settled,
  result: Extract<Outcome, { kind: 'permanent' }>,
): Promise<void> {
  const { store, clock } = world;
  const { delivery, publication, subscriber, step } = settled;
  const to = delivery.address ?? subscriber.address;
  const resting = (await publicationById(store, publication.id))?.pausedUntil;
  if (resting && resting > clock()) {
    // Was under way when the publication was put to rest: no verdict on the reader.
    await stepFromEither(step, { ...deferred(delivery, result.reply, clock()), dueAt: resting });
    return;
  }
  const happened = await stepFromEither(step, failed(result.reply, clock()));
  if (!happened) return;
  const run = await identicalFailures(store, publication.id, result.reply, to);
  if (run) {
    const until = new Date(clock().getTime() + restMs);
    await store.write((tx) => takeBackFailures(tx, run, until));
    await pause(world, publication, until, deliveryText.alike(identicalRun, result.reply));
  } else if (result.blames === 'recipient-address' && delivery.address === null) {
    const bounced = { state: 'bounced', bouncedAt: clock() } as const;
    await store.write((tx) => changeSubscriber(tx, subscriber.id, { states: ['active'] }, bounced));
  }
}

/** The last failures of the publication, if there are `identicalRun` of them in a row with one reply. */
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
