import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openStore } from '../../../src/store/engine/open-store.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

onEachEngine('store', (engine) => {
  it('gives back what was written: times to the millisecond, json, booleans, text without U+0000', async () => {
    const store = await engine.open();
    const at = new Date('2026-03-29T01:02:03.456Z');
    await seedPublication(store, { name: 'A\u0000B', social: { youtube: 'x\u0000y' }, pausedUntil: at });
    const [row] = await store.read.select().from(store.tables.publication);
    expect(row).toMatchObject({ name: 'AB', social: { youtube: 'xy' }, pausedUntil: at, lastSeq: 0 });
  });

  it('rolls everything back when the work throws, and goes on with the next write', async () => {
    const store = await engine.open();
    const { setting } = store.tables;
    const failing = store.write(async (tx) => {
      await tx.insert(setting).values({ name: 'a', value: '1' });
      throw new Error('no');
    });
    const following = store.write((tx) => tx.insert(setting).values({ name: 'b', value: '2' }));
    await expect(failing).rejects.toThrow('no');
    await following;
    expect(await store.read.select().from(setting)).toEqual([{ name: 'b', value: '2' }]);
  });

  it('refuses a write inside a write', async () => {
    const store = await engine.open();
    const { setting } = store.tables;
    await expect(
      store.write(() => store.write((tx) => tx.insert(setting).values({ name: 'a', value: '1' }))),
    ).rejects.toThrow('inside another');
  });

  it('keeps writes that overlap apart', async () => {
    const store = await engine.open();
    const { setting } = store.tables;
    await store.write((tx) => tx.insert(setting).values({ name: 'n', value: '0' }));
    const increment = () =>
      store.write(async (tx) => {
        await tx.update(setting).set({ name: 'n' }).where(eq(setting.name, 'n'));
        const [row] = await tx.read.select().from(setting);
        await tx.update(setting).set({ value: String(Number(row!.value) + 1) });
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    expect((await store.read.select().from(setting))[0]!.value).toBe('20');
  });

  it('lets two processes bring the tables up to date at once', async () => {
    const database = await engine.database();
    const stores = await Promise.all([openStore(database), openStore(database), openStore(database)]);
    await seedPublication(stores[0]!);
    expect(await stores[2]!.read.select().from(stores[2]!.tables.publication)).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });
});
