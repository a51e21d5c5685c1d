import { periodOf, type Schedule, scheduleColumns, scheduleOf } from '../model/cadence.ts';
import { type Filters, filtersHash, usedFilters } from '../model/filters.ts';
import { movedPause, nextDueBesides } from '../model/pause.ts';
import { endHold } from '../store/quiet.ts';
import type { Subscriber } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { lockReader, updateSubscriber } from '../store/subscribers.ts';

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

/** Changes what a reader gets, and when; false if they do not follow any more. The cursor alone says what is still due. */
export function changeChoices(
  { store, clock }: { store: Store; clock: () => Date },
  subscriberId: number,
  choices: Choices,
): Promise<boolean> {
  const { tables } = store;
  const now = clock();
  return store.write(async (tx) => {
    const reader = await lockReader(tables, tx, subscriberId);
    if (reader?.state !== 'active') return false;
    await updateSubscriber(tables, tx, subscriberId, changesOf(reader, choices, now));
    await endHold(tables, tx, reader.publicationId);
    return true;
  });
}

function changesOf(reader: Subscriber, choices: Choices, now: Date): Partial<Subscriber> {
  const { filters, language, tracking } = choices;
  return {
    // Never empty: an update has to set something.
    language: language ?? reader.language,
    ...(filters === undefined ? {} : { filters: usedFilters(filters), filtersHash: filtersHash(filters) }),
    ...(tracking === undefined
      ? {}
      : { trackingConsentAt: tracking ? (reader.trackingConsentAt ?? now) : null }),
    ...timeChanges(reader, choices, now),
  };
}

/** Where nothing of it changes, a digest that is due stays due. */
function timeChanges(reader: Subscriber, choices: Choices, now: Date): Partial<Subscriber> {
  const former = scheduleOf(reader);
  const schedule = choices.schedule ?? former;
  const moved = schedule.timezone !== former.timezone;
  const pausedUntil =
    choices.pausedUntil === undefined ? pauseAfter(reader, schedule.timezone, now) : choices.pausedUntil;
  const same = (Object.keys(schedule) as (keyof Schedule)[]).every((key) => schedule[key] === former[key]);
  if (same && pausedUntil?.getTime() === reader.pausedUntil?.getTime()) return {};
  const period =
    moved || schedule.cadence !== former.cadence
      ? { lastPeriod: reader.lastDigestAt && periodOf(schedule, reader.lastDigestAt) }
      : {};
  const dueAt = nextDueBesides(schedule, pausedUntil, now);
  return { ...scheduleColumns(schedule), ...period, pausedUntil, dueAt };
}

/** A pause lasts until the same day in the new zone; one that is over does not begin again. */
const pauseAfter = ({ pausedUntil, timezone }: Subscriber, to: string, now: Date): Date | null =>
  pausedUntil && pausedUntil > now && timezone !== to ? movedPause(pausedUntil, timezone, to) : pausedUntil;
