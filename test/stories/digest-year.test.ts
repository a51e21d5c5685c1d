import { expect, it } from 'vitest';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../src/actions/subscribers/change-choices.ts';
import { cadences, type Schedule, scheduleColumns } from '../../src/model/issues/cadence.ts';
import { type Filters, noFilters } from '../../src/model/issues/filters.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { duePublications } from '../../src/store/issues/due.ts';
import type { PublicationRow } from '../../src/store/schema/schema.ts';
import { testClock } from '../support/clock.ts';
import { createDice, type Dice } from '../support/dice.ts';
import { onEachEngine } from '../support/store.ts';
import {
  type Expected,
  expectRun,
  fits,
  isAway,
  isQuiet,
  type ModelReader,
  nextDue,
  periodAt,
  type Rules,
  type Story,
} from '../support/worlds/digest-model.ts';
import { mailedSince, publishStory } from '../support/worlds/digest-stories.ts';
import { seedPublication, seedReaders } from '../support/worlds/seed.ts';
import { createWallClock } from '../support/worlds/wall-clocks.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const start = Date.UTC(2026, 0, 1);
const topics = ['News', 'Sport', 'Music'];
const authors = ['Ada Wren', 'Ben Oak'];
const words = ['ferry', 'river', 'bridge', 'mill'];
/** Two o'clock is left out, or comes twice, on days on which clocks change. */
const hours = [7, 7, 7, 7, 18, 2];
const rules: Rules = {
  clocks: Object.fromEntries(
    zones.map((zone) => [zone, createWallClock(zone, start - 40 * day, start + 460 * day)]),
  ),
  quiet: { from: 22, to: 7 },
  lateHours: 12,
};

const choices: Filters[] = [
  noFilters,
  { ...noFilters, topics: ['news', 'MUSIC'] },
  { ...noFilters, topics: ['Music', 'News'] },
  { ...noFilters, authors: ['ada wren'] },
  { ...noFilters, words: ['Ferry', 'river'] },
  { ...noFilters, without: ['MILL', 'bridge'], topics: ['Sport', 'News'] },
];

function scheduleBy(dice: Dice, former: Schedule): Schedule {
  const change = dice.pick(['cadence', 'hour', 'day', 'timezone'] as const);
  if (change === 'cadence') return { ...former, cadence: dice.pick(cadences) };
  if (change === 'hour') return { ...former, hour: dice.pick(hours) };
  if (change === 'timezone') return { ...former, timezone: dice.pick(zones) };
  return { ...former, weekday: dice.pick([1, 4, 7]), monthDay: dice.pick([1, 15, 30, 31]) };
}

/** A reader of each cadence in each zone, and another of instant mail. */
async function seed(store: Store, publication: PublicationRow): Promise<ModelReader[]> {
  const readers: ModelReader[] = [];
  for (const timezone of zones) {
    for (const cadence of [...cadences, 'instant'] as const) {
      const schedule: Schedule = { cadence, timezone, hour: hours[0]!, weekday: 7, monthDay: 31 };
      const reader: ModelReader = {
        id: 0,
        schedule,
        filters: noFilters,
        pausedUntil: null,
        pending: [],
        dueAt: null,
        last: null,
        madeAt: {},
        misled: false,
      };
      reader.dueAt = nextDue(rules, reader, start);
      const dueAt = reader.dueAt === null ? null : new Date(reader.dueAt);
      const set = { ...scheduleColumns(schedule), dueAt };
      const [id] = await seedReaders(store, publication, 1, set, readers.length + 1);
      readers.push({ ...reader, id: id! });
    }
  }
  return readers;
}

/** Changes one reader's choices, or has them go away for a while, or come back. */
async function changeSomething(
  world: { store: Store; clock: () => Date },
  dice: Dice,
  reader: ModelReader,
): Promise<void> {
  const now = world.clock().getTime();
  const before = JSON.stringify([reader.schedule, reader.pausedUntil]);
  const kind = dice.pick(['schedule', 'schedule', 'filters', 'pause'] as const);
  if (kind === 'schedule') {
    const former = reader.schedule;
    reader.schedule = scheduleBy(dice, former);
    const { cadence } = reader.schedule;
    const at = reader.madeAt[cadence];
    if (cadence !== former.cadence && cadence !== reader.last?.cadence && at !== undefined)
      reader.last = { cadence, at };
  }
  if (kind === 'filters') reader.filters = dice.pick(choices);
  if (kind === 'pause')
    reader.pausedUntil = isAway(reader, now) ? null : now + Math.ceil(dice() * 400) * hour + hour / 2;
  await changeChoices(world, reader.id, {
    schedule: reader.schedule,
    filters: reader.filters,
    pausedUntil: reader.pausedUntil === null ? null : new Date(reader.pausedUntil),
  });
  if (JSON.stringify([reader.schedule, reader.pausedUntil]) === before) return;
  reader.misled = false;
  reader.dueAt = nextDue(rules, reader, now);
}

/** The server is down, or its clock is wrong, between these hours of the year. */
const outages = [
  [700, 705],
  [1800, 1860],
  [2500, 2511],
  [4000, 4013],
  [6000, 6100],
  [7300, 7303],
  // From the evening on, so that digests go out on the next day.
  ...Array.from({ length: 11 }, (_, n) => [720 * n + 16, 720 * n + 26]),
  ...Array.from({ length: 11 }, (_, n) => [720 * n + 364, 720 * n + 374]),
];
const skews = [
  [1000, 1004, 5 * hour],
  [2205, 2230, 40 * day],
  [3000, 3003, -3 * hour],
  [5000, 5050, 40 * day],
  [7000, 7002, 26 * hour],
] as const;

onEachEngine('a year of digests', (engine) => {
  it('mails every reader each article that they want exactly once, when they want it', {
    timeout: 240_000,
  }, async () => {
    const database = await engine.database();
    const [store, other] = [await openStore(database), await openStore(database)];
    const clock = testClock(new Date(start).toISOString());
    const dice = createDice(7);
    const publication = await seedPublication(store, {
      quietFrom: 22,
      quietTo: 7,
      lateHours: rules.lateHours,
    });
    const readers = await seed(store, publication);
    const byId = new Map(readers.map((reader) => [reader.id, reader]));
    const stories: Story[] = [];
    /** What each reader should have by now, by what they had wanted when it was considered. */
    const wanted = new Map(readers.map(({ id }) => [id, [] as number[]]));
    const got = new Map(readers.map(({ id }) => [id, [] as number[]]));
    const periods = new Set<string>();
    let last = 0;
    let skew = 0;
    for (let step = 1; step <= 365 * 24; step++) {
      const now = start + step * hour;
      const former = skew;
      skew = skews.find(([from, to]) => step >= from && step < to)?.[2] ?? 0;
      const time = now + skew;
      clock.set(new Date(time));
      // A due time that is further away than it can be was set by a wrong clock.
      if (former > 30 * day && skew === 0) for (const reader of readers) reader.misled = true;
      // A hold by a clock some hours ahead would last until morning; what anybody changes ends it.
      if (skew < former && former < 30 * day) await changeChoices({ store, clock }, readers[0]!.id, {});
      const isDown = outages.some(([from, to]) => step >= from! && step < to!);
      if (isDown) continue;
      // In its last hour a wrong clock has somebody wait for a morning that is far away.
      const misleads = skews.some(([, to]) => step === to - 1);
      if (dice() < 0.06 || misleads) {
        const about = { topic: dice.pick(topics), author: dice.pick(authors), word: dice.pick(words) };
        const story = { ...about, seq: stories.length + 1 };
        await publishStory(store, publication, story, clock());
        stories.push(story);
        for (const reader of readers) reader.pending.push(story);
      }
      if (dice() < 0.05) await changeSomething({ store, clock }, dice, dice.pick(readers));

      const expected = expectRun(rules, readers, time);
      const named = await duePublications(store, clock());
      if (named.length === 0) {
        expect(expected).toEqual([]);
        continue;
      }
      const assemblers = dice() < 0.2 ? [store, other] : [store];
      await Promise.all(assemblers.map((at) => assembleIssues({ store: at, clock }, publication.id)));
      const { mailed, ...rest } = await mailedSince(store, last, clock());
      last = rest.last;
      // Nothing that stays due: it would be assembled again every second.
      expect(await duePublications(store, clock())).toEqual([]);
      const shown = (at: number) => new Date(at).toISOString();
      const actual = mailed
        .map(({ readerId, fromSeq, upto, filters }) => ({
          readerId,
          seqs: stories
            .filter(({ seq }) => seq > fromSeq && seq <= upto)
            .filter((story) => fits(filters ?? noFilters, story))
            .map(({ seq }) => seq),
        }))
        .sort((a, b) => a.readerId - b.readerId);
      expect(actual, shown(time)).toEqual(
        expected
          .map(({ readerId, seqs }: Expected) => ({ readerId, seqs }))
          .sort((a, b) => a.readerId - b.readerId),
      );
      for (const { readerId, seqs, dueAt } of expected) {
        const reader = byId.get(readerId)!;
        wanted.get(readerId)!.push(...seqs);
        expect(isAway(reader, time)).toBe(false);
        if (dueAt === null) expect(isQuiet(rules, reader.schedule.timezone, time)).toBe(false);
        else {
          expect(time - dueAt).toBeLessThanOrEqual(rules.lateHours * hour);
          if (skew < 30 * day) {
            const period = `${readerId}, ${reader.schedule.timezone}, ${periodAt(rules, reader.schedule, dueAt)}`;
            expect(periods.has(period), period).toBe(false);
            periods.add(period);
          }
        }
      }
      for (const { readerId, seqs } of actual) {
        expect(seqs.length).toBeGreaterThan(0);
        got.get(readerId)!.push(...seqs);
      }
    }
    for (const { id } of readers) {
      expect(got.get(id)).toEqual(wanted.get(id));
      expect(new Set(got.get(id)).size).toBe(got.get(id)!.length);
      expect(got.get(id)!.length).toBeGreaterThan(20);
    }
    expect(stories.length).toBeGreaterThan(450);
    await Promise.all([store.close(), other.close()]);
  });
});
