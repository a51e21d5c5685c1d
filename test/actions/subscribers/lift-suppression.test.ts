import { expect, it } from 'vitest';
import { undoSuppression } from '../../../src/actions/subscribers/lift-suppression.ts';
import { isSuppressed, suppress } from '../../../src/store/subscribers/suppressions.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const address = 'reader1@example.net';
const now = new Date('2026-03-02T10:00:00Z');

onEachEngine('taking a suppression back', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const [id] = await seedReaders(store, publication, 2);
    await store.write((tx) => suppress(tx, address, 'olive', now));
    await store.write((tx) => suppress(tx, 'reader2@example.net', 'olive', now));
    return { store, id: id! };
  }

  it('lets the address be mailed again, and no other', async () => {
    const { store, id } = await setUp();
    expect(await undoSuppression({ store }, id)).toEqual({ kind: 'lifted' });
    expect(await isSuppressed(store, address)).toBe(false);
    expect(await isSuppressed(store, 'reader2@example.net')).toBe(true);
    expect(await undoSuppression({ store }, id)).toEqual({ kind: 'not-allowed' });
  });

  it('is not allowed of an address that complained, in whatever publication', async () => {
    const { store, id } = await setUp();
    await seedReaders(store, await seedPublication(store, { slug: 'hill' }), 1, { state: 'complained' });
    expect(await undoSuppression({ store }, id)).toEqual({ kind: 'not-allowed' });
    expect(await isSuppressed(store, address)).toBe(true);
  });

  it('is not allowed of readers who are unknown or erased', async () => {
    const { store, id } = await setUp();
    const { subscriber } = store.tables;
    await store.write((tx) => tx.update(subscriber).set({ erasedAt: now }));
    expect(await undoSuppression({ store }, id)).toEqual({ kind: 'not-allowed' });
    expect(await undoSuppression({ store }, 4711)).toEqual({ kind: 'not-allowed' });
    expect(await isSuppressed(store, address)).toBe(true);
  });
});
