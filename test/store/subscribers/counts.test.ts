import { expect, it } from 'vitest';
import { nextDigests } from '../../../src/store/issues/summaries.ts';
import { pausedSubscribers } from '../../../src/store/subscribers/counts.ts';
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
    expect(await pausedSubscribers(store, publication.id, now)).toEqual({ readers: 2, backAt: later(20) });
    expect(await pausedSubscribers(store, publication.id, later(30))).toEqual({ readers: 0, backAt: null });
    const hill = await seedPublication(store, { slug: 'hill' });
    expect(await pausedSubscribers(store, hill.id, now)).toEqual({ readers: 0, backAt: null });
  });
});
