import { expect, it } from 'vitest';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../src/actions/subscribers/change-choices.ts';
import { unsubscribe } from '../../src/actions/subscribers/unsubscribe.ts';
import { type Filters, filtersHash, noFilters } from '../../src/model/issues/filters.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { duePublications } from '../../src/store/issues/due.ts';
import { testClock } from '../support/clock.ts';
import { onEachEngine } from '../support/store.ts';
import {
  countsOf,
  deliveriesOf,
  issuesOf,
  mailsTo,
  readersOf,
  setReader,
} from '../support/worlds/assembled.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

const chosen = (set: Partial<Filters>) => {
  const filters = { ...noFilters, ...set };
  return { filters, filtersHash: filtersHash(filters) };
};
const dueAt = new Date('2026-03-01T08:00:00Z');
const daily = { cadence: 'daily', digestHour: 8, dueAt } as const;

/** The store, whose every write from the `nth` on fails, as after a kill. */
function dyingAt(store: Store, nth: number): Store {
  let writes = 0;
  const write: Store['write'] = (work) => {
    writes += 1;
    return writes >= nth ? Promise.reject(new Error('killed')) : store.write(work);
  };
  return { ...store, write };
}

onEachEngine('issues', (engine) => {
  it('are shared by readers of equal choices, in any order and case, wherever they live', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const choices = [
      chosen({ topics: ['Sport', 'News'] }),
      chosen({ topics: ['news', 'SPORT'] }),
      chosen({ topics: ['Sport'] }),
      chosen({ words: ['Derby'] }),
      { filters: null, filtersHash: '' },
    ];
    for (const [index, choice] of choices.entries())
      for (const [n, timezone] of ['Asia/Kolkata', 'Europe/Berlin'].entries())
        await seedReaders(store, publication, 30, { ...daily, ...choice, timezone }, 1 + 60 * index + 30 * n);
    await publish(store, publication, ['Derby'], { categories: ['sport'] });
    await publish(store, publication, ['Budget'], { categories: ['News'] });
    expect(await assembleIssues({ store, clock }, publication.id)).toEqual({ issues: 4, deliveries: 300 });
    expect((await issuesOf(store)).map(({ audience }) => audience).sort()).toEqual([120, 60, 60, 60]);
    expect(new Set((await countsOf(store)).values())).toEqual(new Set([1]));
  });

  it('know words that stand in the text alone', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const [wants] = await seedReaders(store, publication, 1, chosen({ words: ['the story'] }));
    const [leaves] = await seedReaders(store, publication, 1, chosen({ without: ['THE STORY'] }), 2);
    await publish(store, publication, ['Derby']);
    await assembleIssues({ store, clock }, publication.id);
    expect(await mailsTo(store, wants!)).toEqual(['1-1']);
    expect(await mailsTo(store, leaves!)).toEqual([]);
    expect((await readersOf(store)).map(({ cursor }) => cursor)).toEqual([1, 1]);
  });

  it('have articles far behind others that do not match', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const both = chosen({ topics: ['Sport'], words: ['derby'] });
    const [id] = await seedReaders(store, publication, 1, both);
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    await publish(
      store,
      publication,
      Array.from({ length: 90 }, (_, n) => `Budget ${n}`),
    );
    await assembleIssues({ store, clock }, publication.id);
    expect(await mailsTo(store, id!)).toEqual(['1-91']);
  });

  it('mail nothing old to readers of digests who loosen their filters', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const [id] = await seedReaders(store, publication, 1, { ...daily, ...chosen({ topics: ['Sport'] }) });
    await publish(store, publication, ['Budget'], { categories: ['News'] });
    await assembleIssues({ store, clock }, publication.id);
    await changeChoices({ store, clock }, id!, { filters: null });
    clock.set('2026-03-02T08:00:00Z');
    await assembleIssues({ store, clock }, publication.id);
    expect(await mailsTo(store, id!)).toEqual([]);
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    clock.set('2026-03-03T08:00:00Z');
    await assembleIssues({ store, clock }, publication.id);
    expect(await mailsTo(store, id!)).toEqual(['2-2']);
  });

  it('come to many small groups and one large one, with no group claimed again', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 2000);
    for (let n = 0; n < 60; n++)
      await seedReaders(store, publication, 2, chosen({ topics: ['Sport', `t${n}`] }), 2001 + 2 * n);
    await seedReaders(store, publication, 1500, chosen({ topics: ['Other'] }), 3001);
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    let writes = 0;
    const counted: Store = {
      ...store,
      write: (work) => {
        writes += 1;
        return store.write(work);
      },
    };
    const done = await assembleIssues({ store: counted, clock }, publication.id);
    expect(done).toEqual({ issues: 61, deliveries: 2120 });
    // Four for the large group, three for the small ones, three for those who want something else, three to close and finish.
    expect(writes).toBeLessThanOrEqual(13);
    expect((await readersOf(store)).every(({ cursor }) => cursor === 1)).toBe(true);
    expect(await duePublications(store, clock())).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])('are whole after a kill at write %i and another run', async (nth) => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 1100);
    await seedReaders(store, publication, 1100, { ...daily, ...chosen({ topics: ['Sport'] }) }, 2001);
    await seedReaders(store, publication, 20, { ...daily, ...chosen({ topics: ['Other'] }) }, 4001);
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    const dying = dyingAt(store, nth);
    await expect(assembleIssues({ store: dying, clock }, publication.id)).rejects.toThrow('killed');
    expect(await duePublications(store, clock())).toEqual([publication.id]);
    // As it is after a restart: a lane that was under way has ended.
    await store.write(async () => undefined);
    clock.forward(60);
    await assembleIssues({ store, clock }, publication.id);
    const counts = await countsOf(store);
    expect(counts.size).toBe(2200);
    expect(new Set(counts.values())).toEqual(new Set([1]));
    const audiences = (await issuesOf(store)).map(({ audience }) => audience ?? Number.NaN);
    expect(audiences.reduce((sum, audience) => sum + audience, 0)).toBe(2200);
    expect(await duePublications(store, clock())).toEqual([]);
  });

  it('of digests come once to each reader when three assemble at once', async () => {
    const database = await engine.database();
    const [store, other] = [await openStore(database), await openStore(database)];
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 2500, daily);
    for (let n = 0; n < 40; n++)
      await seedReaders(
        store,
        publication,
        10,
        { ...daily, ...chosen({ topics: ['Sport', `t${n}`] }) },
        3001 + 10 * n,
      );
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    const run = (at: Store) => assembleIssues({ store: at, clock }, publication.id);
    const results = await Promise.all([run(store), run(other), run(other)]);
    // On Postgres one may find readers in the hands of another, and leave them: they stay due.
    for (let again = 0; again < 3 && (await duePublications(store, clock())).length > 0; again++)
      results.push(await run(store));
    expect(results.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(2900);
    const counts = await countsOf(store);
    expect(counts.size).toBe(2900);
    expect(new Set(counts.values())).toEqual(new Set([1]));
    const next = new Date('2026-03-02T08:00:00Z');
    const readers = await readersOf(store);
    expect(readers.filter((reader) => reader.cursor !== 1 || +reader.dueAt! !== +next)).toEqual([]);
    await Promise.all([store.close(), other.close()]);
  });

  it('of digests reach readers who change filters, zone and day, pause and leave in the middle, once and no sooner', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const ids = await seedReaders(store, publication, 1300, { ...daily, timezone: 'UTC' });
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    const at = { cadence: 'daily', weekday: 1, monthDay: 1 } as const;
    const pausedUntil = new Date('2026-03-05T00:00:00Z');
    const change = (id: number): Promise<unknown> => {
      const kinds = [
        () => changeChoices({ store, clock }, id, { filters: chosen({ topics: ['sport'] }).filters }),
        () => changeChoices({ store, clock }, id, { schedule: { ...at, timezone: 'Asia/Kolkata', hour: 8 } }),
        () => changeChoices({ store, clock }, id, { schedule: { ...at, timezone: 'UTC', hour: 20 } }),
        () => changeChoices({ store, clock }, id, { pausedUntil }),
        () => unsubscribe({ store, clock }, id),
      ];
      return kinds[id % 5]!();
    };
    await Promise.all([assembleIssues({ store, clock }, publication.id), ...ids.slice(0, 100).map(change)]);
    const early = await countsOf(store);
    for (const later of [
      '2026-03-01T20:00:00Z',
      '2026-03-02T02:30:00Z',
      '2026-03-02T08:00:00Z',
      '2026-03-05T08:00:00Z',
    ]) {
      clock.set(later);
      await assembleIssues({ store, clock }, publication.id);
    }
    const counts = await countsOf(store);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    const left = new Set(
      (await readersOf(store)).filter(({ state }) => state !== 'active').map(({ id }) => id),
    );
    expect(left.size).toBe(20);
    expect(ids.filter((id) => !left.has(id) && !counts.has(id))).toEqual([]);
    expect(ids.slice(100).every((id) => early.has(id))).toBe(true);
  });

  it('take along whoever comes into a group while it is passed over, at the next look', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T08:00:00Z');
    const publication = await seedPublication(store);
    const [had] = await seedReaders(store, publication, 1, { ...daily, lastPeriod: '2026-03-01' });
    const [comes] = await seedReaders(
      store,
      publication,
      1,
      { ...daily, ...chosen({ topics: ['Sport'] }), dueAt: null },
      2,
    );
    await publish(store, publication, ['Derby'], { categories: ['Sport'] });
    let writes = 0;
    const racing: Store = {
      ...store,
      write: async (work) => {
        writes += 1;
        // After the claim, in which nobody was found, and before those are moved on who had this day's digest.
        if (writes === 2) await setReader(store, comes!, { dueAt, filters: null, filtersHash: '' });
        return store.write(work);
      },
    };
    await assembleIssues({ store: racing, clock }, publication.id);
    expect(await deliveriesOf(store)).toEqual([]);
    expect(await duePublications(store, clock())).toEqual([publication.id]);
    await assembleIssues({ store, clock }, publication.id);
    expect(await mailsTo(store, comes!)).toEqual(['1-1']);
    expect(await mailsTo(store, had!)).toEqual([]);
    expect(await duePublications(store, clock())).toEqual([]);
  });
});
