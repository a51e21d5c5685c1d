import { expect, it } from 'vitest';
import { importSubscribers } from '../../../src/actions/subscribers/import-subscribers.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const row = (name: string) => ({
  address: `${name}@example.net`,
  addressKey: `${name}@example.net`,
  cadence: null,
  timezone: null,
});

onEachEngine('importing', (engine) => {
  it('adds active readers behind the newest article, with their consent and no mail', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store, { defaultCadence: 'daily' });
    await publish(store, publication, ['Old']);
    await store.write((tx) => suppress(tx, 'gone@example.net', 'complaint', clock()));
    await seedReaders(store, { ...publication, lastSeq: 1 }, 1);
    const rows = [row('ada'), row('gone'), row('reader1'), row('bo')];
    const current = { ...publication, lastSeq: 1 };
    expect(
      await importSubscribers({ store, clock }, current, rows, { active: true, consent: 'on paper' }),
    ).toEqual({ added: 2, existing: 1, suppressed: 1 });
    const readers = await store.read.select().from(store.tables.subscriber);
    expect(readers.filter((reader) => reader.consent === 'on paper')).toMatchObject([
      { state: 'active', cursor: 1, cadence: 'daily', dueAt: new Date('2026-03-02T08:00:00Z') },
      { state: 'active', cursor: 1, cadence: 'daily', dueAt: new Date('2026-03-02T08:00:00Z') },
    ]);
    expect(await store.read.select().from(store.tables.delivery)).toEqual([]);
  });

  it('adds others as pending with a confirmation each, and again nothing the second time', async () => {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    const options = { active: false, consent: null };
    expect(await importSubscribers({ store, clock }, publication, [row('ada')], options)).toMatchObject({
      added: 1,
    });
    expect(await importSubscribers({ store, clock }, publication, [row('ada')], options)).toMatchObject({
      added: 0,
      existing: 1,
    });
    expect(await store.read.select().from(store.tables.subscriber)).toMatchObject([
      { state: 'pending', confirmNonce: expect.any(String) },
    ]);
    expect(await store.read.select().from(store.tables.delivery)).toMatchObject([
      { kind: 'confirmation', state: 'queued' },
    ]);
  });
});
