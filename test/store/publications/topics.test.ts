import { expect, it } from 'vitest';
import { namesSeen, topicsSeen } from '../../../src/store/publications/topics.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication } from '../../support/worlds/seed.ts';

onEachEngine('topics and authors seen', (engine) => {
  it('are those of the articles, the most frequent first, under their most frequent spelling', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    await publish(store, publication, ['One'], { categories: ['sport', 'Town', 'SPORT'] });
    await publish(store, publication, ['Two', 'Three'], { categories: ['Sport ', ' '] });
    await publish(store, publication, ['Four'], { categories: ['Culture', 'town'] });
    await publish(store, publication, ['Five'], { categories: ['Town'] });
    expect(await topicsSeen(store, publication.id, 10)).toEqual([
      { name: 'Sport', count: 3 },
      { name: 'Town', count: 3 },
      { name: 'Culture', count: 1 },
    ]);
    expect(await topicsSeen(store, publication.id, 1)).toEqual([{ name: 'Sport', count: 3 }]);
    expect((await namesSeen(store, publication.id, 10)).authors).toEqual([{ name: 'Ada Wren', count: 5 }]);
  });

  it('are none of another publication, of withdrawn and dropped articles, or of the five hundredth before', async () => {
    const store = await engine.open();
    const { tables, write } = store;
    const publication = await seedPublication(store);
    const set = (values: object) => write((tx) => tx.update(tables.article).set(values));
    await publish(store, publication, ['Gone'], { categories: ['Gone'] });
    await set({ state: 'withdrawn', author: null });
    await publish(store, await seedPublication(store, { slug: 'hill' }), ['Other'], {
      categories: ['Other'],
    });
    expect(await topicsSeen(store, publication.id, 10)).toEqual([]);
    expect((await namesSeen(store, publication.id, 10)).authors).toEqual([]);
    await set({ state: 'ready', prunedAt: new Date() });
    expect(await topicsSeen(store, publication.id, 10)).toEqual([]);
    await set({ prunedAt: null });
    expect(await topicsSeen(store, publication.id, 10)).toEqual([{ name: 'Gone', count: 1 }]);
    for (let batch = 0; batch < 5; batch += 1) {
      const titles = Array.from({ length: 100 }, (_, at) => `Title ${batch} ${at}`);
      await publish(store, publication, titles, { categories: ['New'] });
    }
    expect(await topicsSeen(store, publication.id, 10)).toEqual([{ name: 'New', count: 500 }]);
  });
});
