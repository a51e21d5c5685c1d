import { expect, it } from 'vitest';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { confirm } from '../../src/actions/subscribers/confirm.ts';
import { rejoin } from '../../src/actions/subscribers/rejoin.ts';
import { unsubscribe } from '../../src/actions/subscribers/unsubscribe.ts';
import type { NewPublication } from '../../src/store/publications/publications.ts';
import type { SubscriberRow } from '../../src/store/schema/schema.ts';
import { testClock } from '../support/clock.ts';
import { onEachEngine } from '../support/store.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

onEachEngine('welcome and good-bye', (engine) => {
  async function setUp(publicationSet: Partial<NewPublication>, set: Partial<SubscriberRow> = {}) {
    const store = await engine.open();
    const clock = testClock('2026-03-02T10:00:00Z');
    const publication = await seedPublication(store, publicationSet);
    const [id] = await seedReaders(store, publication, 1, set);
    return {
      store,
      clock,
      publication,
      id: id!,
      world: { store, clock },
      mails: async () => (await store.read.select().from(store.tables.delivery)).map(({ kind }) => kind),
    };
  }
  const pending = { state: 'pending' as const, confirmNonce: 'n', confirmedAt: null };

  it('who confirms is welcomed once, where the owner wishes', async () => {
    for (const welcome of [true, false]) {
      const it = await setUp({ welcome }, pending);
      const token = { subscriberId: it.id, nonce: 'n' };
      const outcomes = await Promise.all([1, 2, 3].map(() => confirm(it.world, token)));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'confirmed']);
      expect(await confirm(it.world, { ...token, nonce: 'old' })).toEqual({ kind: 'already' });
      expect(await it.mails()).toEqual(welcome ? ['welcome'] : []);
    }
  });

  it('who leaves is told good-bye, once a day however often they undo it', async () => {
    const it = await setUp({ goodbye: true });
    for (let n = 0; n < 3; n++) {
      expect(await unsubscribe(it.world, it.id)).toEqual({ kind: 'left' });
      expect(await unsubscribe(it.world, it.id)).toEqual({ kind: 'already' });
      expect(await rejoin(it.world, it.id)).toEqual({ kind: 'active' });
    }
    expect(await it.mails()).toEqual(['goodbye']);
    it.clock.forward(24 * 3600 + 1);
    await unsubscribe(it.world, it.id);
    expect(await it.mails()).toEqual(['goodbye', 'goodbye']);
  });

  it('nobody is told good-bye who never got mail, or where the owner does not wish it', async () => {
    for (const it of [
      await setUp({ goodbye: true }, pending),
      await setUp({ goodbye: true }, { state: 'bounced' }),
      await setUp({}),
    ]) {
      expect(await unsubscribe(it.world, it.id)).toEqual({ kind: 'left' });
      expect(await it.mails()).toEqual([]);
    }
    const it = await setUp({ goodbye: true });
    expect(await unsubscribe(it.world, 999)).toEqual({ kind: 'unknown' });
  });

  it('who undoes leaving gets what was missed, though the others sleep', async () => {
    const it = await setUp({});
    await unsubscribe(it.world, it.id);
    await publish(it.store, it.publication, ['Missed']);
    const { publication } = it.store.tables;
    const quietUntil = new Date('2026-03-02T20:00:00Z');
    await it.store.write((tx) => tx.update(publication).set({ quietUntil }));
    await rejoin(it.world, it.id);
    expect((await it.store.read.select().from(publication))[0]!.quietUntil).toBeNull();
    expect((await assembleIssues(it.world, it.publication.id)).deliveries).toBe(1);
  });

  it('who undoes leaving is still away until the day that they chose', async () => {
    const pausedUntil = new Date('2026-03-10T00:00:00Z');
    const it = await setUp({}, { cadence: 'daily', pausedUntil });
    await unsubscribe(it.world, it.id);
    await rejoin(it.world, it.id);
    const [row] = await it.store.read.select().from(it.store.tables.subscriber);
    expect(row).toMatchObject({ pausedUntil, dueAt: new Date('2026-03-10T08:00:00Z') });
  });
});
