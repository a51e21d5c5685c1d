import { expect, it } from 'vitest';
import { nextDigests, pausedReaders } from '../../../src/store/publications/overview.ts';
import { openReturn, returnsAsked } from '../../../src/store/subscribers/returns.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const now = new Date('2026-03-02T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3600_000);

onEachEngine('what comes next', (engine) => {
  it('counts readers who have paused apart, until they are back', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const daily = (due: number, back: number | null, state: 'active' | 'pending' = 'active') => ({
      cadence: 'daily' as const,
      state,
      dueAt: later(due),
      pausedUntil: back === null ? null : later(back),
    });
    for (const [at, set] of [
      daily(5, null),
      daily(4, 0),
      daily(1, 30),
      daily(2, 20),
      daily(3, 9, 'pending'),
    ].entries())
      await seedReaders(store, publication, 1, set, at + 1);
    expect(await nextDigests(store, publication.id, now)).toEqual([
      { cadence: 'daily', readers: 2, dueAt: later(4) },
    ]);
    expect(await pausedReaders(store, publication.id, now)).toEqual({ readers: 2, backAt: later(20) });
    expect(await pausedReaders(store, publication.id, later(30))).toEqual({ readers: 0, backAt: null });
    const hill = await seedPublication(store, { slug: 'hill' });
    expect(await pausedReaders(store, hill.id, now)).toEqual({ readers: 0, backAt: null });
  });

  it('has readers who ask to be let back in, the newest first, until they are answered', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const readers = await seedReaders(store, publication, 3, { state: 'complained' });
    const shared = { publicationId: publication.id, kind: 'return' as const, data: {} };
    const rows = readers.map((subscriberId, at) => ({
      ...shared,
      subscriberId,
      createdAt: later(at),
      closedAt: at === 1 ? now : null,
    }));
    await store.write((tx) => tx.insert(store.tables.notice).values(rows));
    expect(await returnsAsked(store, publication.id)).toEqual([
      { subscriberId: readers[2], address: 'reader3@example.net', askedAt: later(2) },
      { subscriberId: readers[0], address: 'reader1@example.net', askedAt: later(0) },
    ]);
    expect(await openReturn(store, readers[0]!)).toMatchObject({ kind: 'return', createdAt: later(0) });
    expect(await openReturn(store, readers[1]!)).toBeUndefined();
    expect(await returnsAsked(store, publication.id + 1)).toEqual([]);
  });
});
