import { eq, inArray, type SQL } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { filtersHash, noFilters } from '../../../src/model/issues/filters.ts';
import { type Due, dueGroups } from '../../../src/store/issues/due-groups.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const now = new Date('2026-03-02T08:00:00Z');
const later = new Date('2026-03-03T08:00:00Z');
const sport = { ...noFilters, topics: ['sport'] };
const chosen = { filters: sport, filtersHash: filtersHash(sport) };

// More than are looked at in one go.
const many = { plain: 15_000, chosen: 6_000 };

onEachEngine('groups of readers who are due', (engine) => {
  it('have every reader once, however many there are, and only who gets mail now', async () => {
    const store = await engine.open();
    const { subscriber } = store.tables;
    const publication = await seedPublication(store);
    const digest = { cadence: 'daily' as const, dueAt: now };
    await seedReaders(store, await seedPublication(store, { slug: 'hill' }), 5);
    let from = 1;
    const seed = async (count: number, set: Parameters<typeof seedReaders>[3]) => {
      const ids = await seedReaders(store, publication, count, set, from);
      from += count;
      return ids;
    };
    for (const set of [{}, digest]) {
      await seed(many.plain, set);
      const ids = await seed(many.chosen, { ...set, ...chosen });
      const [left, paused] = [ids.slice(0, 1), ids.slice(1, 3)];
      await store.write((tx) =>
        tx.update(subscriber).set({ state: 'unsubscribed' }).where(inArray(subscriber.id, left)),
      );
      await store.write((tx) =>
        tx.update(subscriber).set({ pausedUntil: later }).where(inArray(subscriber.id, paused)),
      );
    }
    await seed(3, { cursor: 1 });
    await seed(4, { ...digest, dueAt: later });

    const sizes = async (due: Due) => {
      const groups = await dueGroups(store, publication.id, due, now);
      return groups
        .map(({ size, filters, dueAt }) => [size, filters?.topics[0] ?? '', Number(dueAt)])
        .sort(([a], [b]) => Number(b) - Number(a));
    };
    const received = many.chosen - 3;
    expect(await sizes({ cadence: 'instant', behind: 1, byZone: false })).toEqual([
      [many.plain, '', 0],
      [received, 'sport', 0],
    ]);
    const due = [
      [many.plain, '', +now],
      [received, 'sport', +now],
    ];
    expect(await sizes({ cadence: 'daily', by: now })).toEqual(due);
    expect(await sizes({ cadence: 'daily', by: null })).toEqual([...due, [4, '', +later]]);
    expect(await sizes({ cadence: 'weekly', by: now })).toEqual([]);
  });

  it('are left for the next look where the reader whose filters would be read has changed them', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const [first] = await seedReaders(store, publication, 3, chosen);
    const { read, write } = store;
    const { subscriber } = store.tables;
    const loosened = { filters: null, filtersHash: '' };
    const changing = {
      select: (fields: Parameters<typeof read.select>[0]) => ({
        from: (table: typeof subscriber) => {
          const query = read.select(fields as never).from(table);
          const change = () =>
            write((tx) => tx.update(subscriber).set(loosened).where(eq(subscriber.id, first!)));
          const after = async (where: SQL) => change().then(() => query.where(where));
          return 'filters' in fields! ? { where: after } : query;
        },
      }),
    } as unknown as typeof read;
    const due: Due = { cadence: 'instant', behind: 1, byZone: false };
    expect(await dueGroups({ ...store, read: changing }, publication.id, due, now)).toEqual([]);
    const groups = await dueGroups(store, publication.id, due, now);
    expect(groups.map(({ size, filters }) => [size, filters])).toEqual([
      [1, null],
      [2, sport],
    ]);
  });
});
