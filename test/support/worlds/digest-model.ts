/** What readers should get, said as simply as can be: a list of what is still to come for each, and one due time. */
import type { Cadence, Schedule } from '../../../src/model/issues/cadence.ts';
import type { Filters } from '../../../src/model/issues/filters.ts';
import { isDigestDay, periodName, type WallClock } from './wall-clocks.ts';

const hour = 3_600_000;

export interface Story {
  seq: number;
  topic: string;
  author: string;
  word: string;
}

export interface ModelReader {
  id: number;
  schedule: Schedule;
  filters: Filters;
  pausedUntil: number | null;
  /** Stories that were not considered yet. */
  pending: Story[];
  dueAt: number | null;
  /** The digest whose period counts. */
  last: { cadence: Cadence; at: number } | null;
  /** When the last one of each cadence was made. */
  madeAt: Partial<Record<Cadence, number>>;
  /** A clock that was far ahead has set `dueAt`. */
  misled: boolean;
}

export interface Expected {
  readerId: number;
  seqs: number[];
  /** When the digest was due; null for instant. */
  dueAt: number | null;
}

export interface Rules {
  clocks: Record<string, WallClock>;
  quiet: { from: number; to: number };
  lateHours: number;
}

const has = (list: string[], value: string) =>
  list.some((entry) => entry.toLowerCase() === value.toLowerCase());

export const fits = ({ topics, authors, words, without }: Filters, story: Story): boolean =>
  (topics.length === 0 || has(topics, story.topic)) &&
  (authors.length === 0 || has(authors, story.author)) &&
  (words.length === 0 || has(words, story.word)) &&
  !has(without, story.word);

export const isQuiet = ({ clocks, quiet }: Rules, timezone: string, now: number): boolean => {
  const { minutes } = clocks[timezone]!.at(now);
  return minutes >= quiet.from * 60 || minutes < quiet.to * 60;
};

export const isAway = ({ pausedUntil }: ModelReader, now: number): boolean =>
  pausedUntil !== null && pausedUntil > now;

export function nextDue(
  { clocks }: Rules,
  { schedule, pausedUntil }: ModelReader,
  now: number,
): number | null {
  const { cadence, timezone, weekday, monthDay } = schedule;
  if (cadence === 'instant') return null;
  const after = Math.max(now, (pausedUntil ?? 0) - 1);
  return clocks[timezone]!.next(schedule.hour, isDigestDay(cadence, weekday, monthDay), after);
}

export const periodAt = ({ clocks }: Rules, { cadence, timezone }: Schedule, at: number): string =>
  periodName(cadence, clocks[timezone]!.at(at).day);

/** What a run at `now` should mail. */
export function expectRun(rules: Rules, readers: ModelReader[], now: number): Expected[] {
  return readers.flatMap((reader) => {
    if (isAway(reader, now)) return [];
    return reader.schedule.cadence === 'instant' ? instant(rules, reader, now) : digest(rules, reader, now);
  });
}

function takeAll(reader: ModelReader, dueAt: number | null): Expected[] {
  const seqs = reader.pending.filter((story) => fits(reader.filters, story)).map(({ seq }) => seq);
  reader.pending = [];
  return seqs.length > 0 ? [{ readerId: reader.id, seqs, dueAt }] : [];
}

const instant = (rules: Rules, reader: ModelReader, now: number): Expected[] =>
  isQuiet(rules, reader.schedule.timezone, now) ? [] : takeAll(reader, null);

function digest(rules: Rules, reader: ModelReader, now: number): Expected[] {
  if (reader.misled) reader.dueAt = nextDue(rules, reader, now);
  reader.misled = false;
  const { dueAt, schedule, last } = reader;
  if (dueAt === null || dueAt > now) return [];
  reader.dueAt = nextDue(rules, reader, now);
  if (now - dueAt > rules.lateHours * hour) return [];
  const isDone =
    last?.cadence === schedule.cadence &&
    periodAt(rules, schedule, last.at) === periodAt(rules, schedule, dueAt);
  // What does not match is considered all the same; what does waits for the next.
  if (isDone && reader.pending.some((story) => fits(reader.filters, story))) return [];
  const expected = takeAll(reader, dueAt);
  if (expected.length > 0) {
    reader.last = { cadence: schedule.cadence, at: dueAt };
    reader.madeAt[schedule.cadence] = now;
  }
  return expected;
}
