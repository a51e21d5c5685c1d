import {
  cadenceOfPeriod,
  periodOf,
  type Schedule,
  scheduleColumns,
  scheduleOf,
} from '../../model/issues/cadence.ts';
import { type Filters, filtersHash, usedFilters } from '../../model/issues/filters.ts';
import { movedPause, nextDueBesides } from '../../model/issues/pause.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import type { Store, Tx } from '../../store/engine/store.ts';
import { endInstantHold } from '../../store/issues/instant-hold.ts';
import type { SubscriberRow } from '../../store/schema/schema.ts';
import { lastDigestTo } from '../../store/subscribers/last-mails.ts';
import { lockSubscriber } from '../../store/subscribers/locks.ts';
import { updateSubscriber } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';

/** What a reader may choose; what is left out stays. */
export interface Choices {
  schedule?: Schedule;
  /** Null for everything. */
  filters?: Filters | null;
  language?: string;
  /** Null ends the pause. */
  pausedUntil?: Date | null;
  /** Whether opens and clicks may be counted. */
  tracking?: boolean;
}

/**
 * Changes what a reader gets, and when; false if they do not follow any more, or no mail may go to them. The cursor alone
 * says what is still due.
 */
export function changeChoices(
  { store, clock }: { store: Store; clock: () => Date },
  subscriberId: number,
  choices: Choices,
): Promise<boolean> {
  const now = clock();
  return store.write(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber?.state !== 'active' || (await isSuppressed(tx, subscriber.addressKey))) return false;
    const lastDigest = await lastDigestFor(tx, subscriber, choices);
    await updateSubscriber(tx, subscriberId, changesOf({ ...subscriber, ...lastDigest }, choices, now));
    await endInstantHold(tx, subscriber.publicationId);
    return true;
  });
}

type LastDigest = Pick<Subscriber, 'lastPeriod' | 'lastDigestAt'>;

/**
 * The last digest of the cadence that they choose, which takes its period; one of another cadence takes none of this one's:
 * who had a daily digest on Monday still gets Wednesday's weekly one. Only of one before others is the due time not known.
 */
async function lastDigestFor(
  tx: Tx,
  { id, cadence, lastPeriod, lastDigestAt }: Subscriber,
  { schedule }: Choices,
): Promise<LastDigest> {
  const last = { lastPeriod, lastDigestAt };
  if (!schedule || schedule.cadence === cadence || schedule.cadence === 'instant') return last;
  if (lastPeriod && cadenceOfPeriod(lastPeriod) === schedule.cadence) return last;
  const madeAt = await lastDigestTo(tx, id, schedule.cadence);
  return madeAt ? { lastPeriod: periodOf(schedule, madeAt), lastDigestAt: madeAt } : last;
}

/** A digest's period in another zone. */
function movedPeriod({ lastPeriod, lastDigestAt }: LastDigest, timezone: string): string | null {
  if (!lastPeriod || !lastDigestAt) return lastPeriod;
  return periodOf({ cadence: cadenceOfPeriod(lastPeriod), timezone }, lastDigestAt);
}

function changesOf(subscriber: Subscriber, choices: Choices, now: Date): Partial<SubscriberRow> {
  const { filters, language, tracking } = choices;
  return {
    // Never empty: an update has to set something.
    language: language ?? subscriber.language,
    ...(filters === undefined ? {} : { filters: usedFilters(filters), filtersHash: filtersHash(filters) }),
    ...(tracking === undefined
      ? {}
      : { trackingConsentAt: tracking ? (subscriber.trackingConsentAt ?? now) : null }),
    ...timeChanges(subscriber, choices, now),
  };
}

/** Where nothing of it changes, a digest that is due stays due. */
function timeChanges(subscriber: Subscriber, choices: Choices, now: Date): Partial<SubscriberRow> {
  const former = scheduleOf(subscriber);
  const schedule = choices.schedule ?? former;
  const pausedUntil =
    choices.pausedUntil === undefined ? pauseAfter(subscriber, schedule.timezone, now) : choices.pausedUntil;
  const same = (Object.keys(schedule) as (keyof Schedule)[]).every((key) => schedule[key] === former[key]);
  if (same && pausedUntil?.getTime() === subscriber.pausedUntil?.getTime()) return {};
  const { lastDigestAt } = subscriber;
  const lastPeriod =
    schedule.timezone === former.timezone
      ? subscriber.lastPeriod
      : movedPeriod(subscriber, schedule.timezone);
  const dueAt = nextDueBesides(schedule, pausedUntil, now);
  return { ...scheduleColumns(schedule), lastPeriod, lastDigestAt, pausedUntil, dueAt };
}

/** A pause lasts until the same day in the new zone; one that is over does not begin again. */
const pauseAfter = ({ pausedUntil, timezone }: Subscriber, to: string, now: Date): Date | null =>
  pausedUntil && pausedUntil > now && timezone !== to ? movedPause(pausedUntil, timezone, to) : pausedUntil;
