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
import type { Tx } from '../../store/engine/store.ts';
import { endInstantHold } from '../../store/issues/instant-hold.ts';
import type { SubscriberRow } from '../../store/schema/schema.ts';
import { lastDigestTo } from '../../store/subscribers/last-mails.ts';
import { lockSubscriber } from '../../store/subscribers/locks.ts';
import { updateSubscriber } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

/** The choices of a reader. Those that are left out stay as they are. */
export interface Choices {
  schedule?: Schedule;
  /** Null means all articles. */
  filters?: Filters | null;
  language?: string;
  /** Null ends the pause. */
  pausedUntil?: Date | null;
  /** Whether opens and clicks may be counted. */
  tracking?: boolean;
}

/**
 * Changes what a reader gets, and when. The due articles follow from the cursor alone, so nothing else has to change.
 * @returns false if the reader is not active any more, or is suppressed
 */
export function changeChoices(
  { store, clock }: Deps,
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
 * Returns the last digest of the cadence that the reader chooses, because a period gets only one digest of a cadence. A
 * digest of another cadence does not count: a reader who had a daily digest on Monday still gets the weekly one on
 * Wednesday. The due time is stored only for the very last digest; for an earlier one, the time when it was made is
 * used.
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

/** Returns the period of the last digest in another time zone. */
function movedPeriod({ lastPeriod, lastDigestAt }: LastDigest, timezone: string): string | null {
  if (!lastPeriod || !lastDigestAt) return lastPeriod;
  return periodOf({ cadence: cadenceOfPeriod(lastPeriod), timezone }, lastDigestAt);
}

function changesOf(subscriber: Subscriber, choices: Choices, now: Date): Partial<SubscriberRow> {
  const { filters, language, tracking } = choices;
  return {
    // This column is always set, because an update must set at least one.
    language: language ?? subscriber.language,
    ...(filters === undefined ? {} : { filters: usedFilters(filters), filtersHash: filtersHash(filters) }),
    ...(tracking === undefined
      ? {}
      : { trackingConsentAt: tracking ? (subscriber.trackingConsentAt ?? now) : null }),
    ...timeChanges(subscriber, choices, now),
  };
}

/** Returns the changes to the schedule and the pause. If nothing changes, a digest that is due stays due. */
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

/**
 * Returns the end of the pause: it lasts until the same day in the new zone. A pause that is over does not begin again.
 */
const pauseAfter = ({ pausedUntil, timezone }: Subscriber, to: string, now: Date): Date | null =>
  pausedUntil && pausedUntil > now && timezone !== to ? movedPause(pausedUntil, timezone, to) : pausedUntil;
