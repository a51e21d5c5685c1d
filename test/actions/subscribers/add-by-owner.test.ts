import { expect, it } from 'vitest';
import { addByOwner } from '../../../src/actions/subscribers/add-by-owner.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const consent = 'olive@valley.example added them';

onEachEngine('a subscriber whom an owner adds', (engine) => {
  async function setUp() {
    const world = { store: await engine.open(), clock: testClock('2026-03-01T10:00:00Z') };
    const publication = await seedPublication(world.store, {
      defaultCadence: 'weekly',
      timezone: 'Asia/Tokyo',
    });
    const { subscriber, delivery } = world.store.tables;
    return {
      ...world,
      publication,
      add: (typed: string) => addByOwner(world, publication, { typed, consent }),
      rows: () => world.store.read.select().from(subscriber),
      mails: async () => (await world.store.read.select().from(delivery)).map(({ kind }) => kind),
    };
  }

  it('has the choices of the publication, and is pending until they confirm', async () => {
    const it = await setUp();
    const outcome = await it.add('Ada@Example.net');
    const [row] = await it.rows();
    expect(outcome).toEqual({ kind: 'added', subscriberId: row!.id });
    expect(row).toMatchObject({
      address: 'Ada@example.net',
      state: 'pending',
      cadence: 'weekly',
      timezone: 'Asia/Tokyo',
      consent,
    });
    expect(await it.mails()).toEqual(['confirmation']);
  });

  it('who follows already keeps everything, and is mailed that they do', async () => {
    const it = await setUp();
    await seedReaders(it.store, it.publication, 1);
    expect(await it.add('reader1@example.net')).toEqual({ kind: 'follows-already' });
    expect(await it.rows()).toMatchObject([{ state: 'active', cadence: 'instant', consent: null }]);
    expect(await it.mails()).toEqual(['confirmation']);
  });

  it('is not added where the address is none, or is suppressed', async () => {
    const it = await setUp();
    await it.store.write((tx) => suppress(tx, 'never@example.net', 'by hand', it.clock()));
    expect((await it.add('ada')).kind).toBe('invalid');
    expect(await it.add('Never@example.net')).toEqual({ kind: 'suppressed' });
    expect(await it.rows()).toEqual([]);
  });
});
