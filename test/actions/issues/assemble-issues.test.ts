import { expect, it } from 'vitest';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../../src/actions/subscribers/change-choices.ts';
import { confirm } from '../../../src/actions/subscribers/confirm.ts';
import { unsubscribe } from '../../../src/actions/subscribers/unsubscribe.ts';
import { noFilters } from '../../../src/model/issues/filters.ts';
import { openStore } from '../../../src/store/engine/open-store.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { duePublications } from '../../../src/store/issues/due.ts';
import type { DeliveryRow, IssueRow, SubscriberRow } from '../../../src/store/schema/schema.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const deliveries = (store: Store): Promise<DeliveryRow[]> => store.read.select().from(store.tables.delivery);
const issues = (store: Store): Promise<IssueRow[]> => store.read.select().from(store.tables.issue);
const readers = (store: Store): Promise<SubscriberRow[]> => store.read.select().from(store.tables.subscriber);

/** How many deliveries each reader has, by id. */
async function perReader(store: Store): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const { subscriberId } of await deliveries(store))
    counts.set(subscriberId, (counts.get(subscriberId) ?? 0) + 1);
  return counts;
}

onEachEngine('assembling', (engine) => {
  it('gives every instant reader one delivery of one issue, and nothing the second time', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 1200);
    await publish(store, publication, ['One', 'Two']);
    expect(await assembleIssues({ store, clock }, publication.id)).toEqual({ issues: 1, deliveries: 1200 });
    expect(await assembleIssues({ store, clock }, publication.id)).toEqual({ issues: 0, deliveries: 0 });
    expect(new Set((await perReader(store)).values())).toEqual(new Set([1]));
    expect(await issues(store)).toMatchObject([{ audience: 1200, fromSeq: 0, upto: 2 }]);
    expect((await readers(store)).every((reader) => reader.cursor === 2)).toBe(true);
  });

  it('gives each reader one delivery when two processes assemble at once', async () => {
    const database = await engine.database();
    const [store, other] = [await openStore(database), await openStore(database)];
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 2000);
    await publish(store, publication, ['One']);
    const results = await Promise.all([
      assembleIssues({ store, clock }, publication.id),
      assembleIssues({ store: other, clock }, publication.id),
      assembleIssues({ store: other, clock }, publication.id),
    ]);
    expect(results.reduce((sum, result) => sum + result.deliveries, 0)).toBe(2000);
    const counts = await perReader(store);
    expect(counts.size).toBe(2000);
    expect(new Set(counts.values())).toEqual(new Set([1]));
    const audience = (await issues(store)).reduce((sum, issue) => sum + (issue.audience ?? Number.NaN), 0);
    expect(audience).toBe(2000);
    await Promise.all([store.close(), other.close()]);
  });

  it('gives each article once to readers who confirm, leave and change cadence in the middle of an assembly', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    const active = await seedReaders(store, publication, 1500);
    const pending = await seedReaders(store, publication, 50, { state: 'pending', confirmNonce: 'n' }, 5001);
    await publish(store, publication, ['One']);
    const leaving = active.filter((id) => id % 7 === 0);
    const changing = active.filter((id) => id % 7 === 1);
    await Promise.all([
      assembleIssues({ store, clock }, publication.id),
      ...leaving.map((id) => unsubscribe({ store, clock }, id)),
      ...changing.map((id) =>
        changeChoices({ store, clock }, id, {
          schedule: { cadence: 'daily', timezone: 'UTC', hour: 12, weekday: 1, monthDay: 1 },
        }),
      ),
      ...pending.map((subscriberId) => confirm({ store, clock }, { subscriberId, nonce: 'n' })),
    ]);
    clock.set('2026-03-01T12:00:00Z');
    await assembleIssues({ store, clock }, publication.id);
    const counts = await perReader(store);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    const staying = active.filter((id) => id % 7 !== 0);
    expect(staying.filter((id) => !counts.has(id))).toEqual([]);
    // Whoever confirmed after the article was out starts behind it.
    expect(pending.filter((id) => counts.has(id))).toEqual([]);
    expect((await issues(store)).every((issue) => issue.audience !== null)).toBe(true);
  });

  it('closes an issue whose assembly ended in a crash', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 3);
    await publish(store, publication, ['One']);
    await assembleIssues({ store, clock }, publication.id);
    await store.write((tx) => tx.update(store.tables.issue).set({ audience: null }));
    await assembleIssues({ store, clock }, publication.id);
    expect(await issues(store)).toMatchObject([{ audience: 3 }]);
  });

  it('finishes an issue whose last delivery ended right before a crash', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 3);
    await publish(store, publication, ['One']);
    await assembleIssues({ store, clock }, publication.id);
    expect(await duePublications(store, clock())).toEqual([]);
    await store.write((tx) => tx.update(store.tables.delivery).set({ state: 'sent', dueAt: null }));
    expect(await duePublications(store, clock())).toEqual([publication.id]);
    await assembleIssues({ store, clock }, publication.id);
    expect(await issues(store)).toMatchObject([{ finishedAt: clock() }]);
    expect(await duePublications(store, clock())).toEqual([]);
  });

  it('sends a daily digest at the hour of the reader, once a day, and never an empty one', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T06:59:00Z');
    const publication = await seedPublication(store);
    const daily = {
      cadence: 'daily' as const,
      timezone: 'Europe/Berlin',
      dueAt: new Date('2026-03-01T07:00:00Z'),
    };
    await seedReaders(store, publication, 2, daily);
    await publish(store, publication, ['One', 'Two']);
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(0);
    clock.set('2026-03-01T07:00:00Z');
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(2);
    expect((await readers(store))[0]).toMatchObject({
      lastPeriod: '2026-03-01',
      dueAt: new Date('2026-03-02T07:00:00Z'),
      cursor: 2,
    });
    clock.set('2026-03-02T07:00:00Z');
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(0);
    expect((await readers(store))[0]).toMatchObject({ dueAt: new Date('2026-03-03T07:00:00Z') });
    await publish(store, publication, ['Three']);
    clock.set('2026-03-03T09:30:00Z');
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(2);
  });

  it('gives one digest a period though the clock jumps back or the digest is asked for twice', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T07:00:00Z');
    const publication = await seedPublication(store);
    const dueAt = new Date('2026-03-01T08:00:00Z');
    await seedReaders(store, publication, 2, { cadence: 'daily', timezone: 'UTC', dueAt });
    await publish(store, publication, ['One']);
    expect((await assembleIssues({ store, clock }, publication.id, 'daily')).deliveries).toBe(2);
    await publish(store, publication, ['Two']);
    expect((await assembleIssues({ store, clock }, publication.id, 'daily')).deliveries).toBe(0);
    await store.write((tx) => tx.update(store.tables.subscriber).set({ dueAt }));
    clock.set('2026-03-01T08:00:00Z');
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(0);
    clock.set('2026-03-02T08:00:00Z');
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(2);
  });

  it('considers articles that a filter leaves out, and sends nothing old once the filter is loosened', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T07:00:00Z');
    const publication = await seedPublication(store);
    const [id] = await seedReaders(store, publication, 1, {
      filters: { ...noFilters, topics: ['Sport'] },
      filtersHash: 'sport',
    });
    await publish(store, publication, ['Budget'], { categories: ['Politics'] });
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(0);
    await store.write((tx) => tx.update(store.tables.subscriber).set({ filters: null, filtersHash: '' }));
    expect((await assembleIssues({ store, clock }, publication.id)).deliveries).toBe(0);
    await publish(store, publication, ['Derby'], { categories: ['sport'] });
    await assembleIssues({ store, clock }, publication.id);
    expect(await deliveries(store)).toMatchObject([{ subscriberId: id }]);
    expect(await issues(store)).toMatchObject([{ fromSeq: 1, upto: 2 }]);
  });
});
