import { expect, it } from 'vitest';
import { withFacts } from '../../../src/store/feeds/feed-facts.ts';
import { feedsOf } from '../../../src/store/feeds/feeds.ts';
import { insertPublication } from '../../../src/store/publications/publications.ts';
import type { WebSubRow } from '../../../src/store/schema/schema.ts';
import { noFacts } from '../../support/no-facts.ts';
import { onEachEngine } from '../../support/store.ts';
import { holdArticles } from '../../support/worlds/desk-world.ts';
import { seedArticles } from '../../support/worlds/flood.ts';

const now = new Date('2026-03-02T10:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

onEachEngine('what is known of feeds', (engine) => {
  async function opened() {
    const store = await engine.open();
    const facts = { slug: 'valley', name: 'Valley', siteUrl: 'https://valley.example', createdAt: now };
    const feeds = ['news', 'sport'].map((name) => ({ url: `https://valley.example/${name}`, title: name }));
    const sender = { fromName: 'Valley', fromAddress: 'news@valley.example' };
    const publication = (await store.write((tx) => insertPublication(tx, { ...facts, ...sender }, feeds)))!;
    const known = async () =>
      (await withFacts(store, await feedsOf(store, publication.id))).map((row) => row.facts);
    return { store, publication, known };
  }

  it('counts what waits of each, whatever else it has', async () => {
    const { store, publication, known } = await opened();
    expect(await known()).toEqual([noFacts, noFacts]);
    await seedArticles(store, publication, minutes(-9), ['a', 'b'], 'stopped');
    await seedArticles(store, publication, minutes(-9), ['c'], 'ready');
    await seedArticles(store, publication, minutes(-4), ['d'], 'seen');
    await holdArticles(store, publication, minutes(-5), ['e', 'f', 'g']);
    expect(await known()).toEqual([
      { held: 3, heldUntil: minutes(-2), stopped: 2, newestAt: minutes(-4), websub: null },
      noFacts,
    ]);
  });

  it('names the subscription that works, else the newest, and none that is being ended', async () => {
    const { store, known } = await opened();
    const add = (token: string, state: WebSubRow['state']) =>
      store.write((tx) =>
        tx.insert(store.tables.websub).values({
          feedId: 1,
          token,
          state,
          hub: `https://${token}.example/`,
          topic: 'https://valley.example/news',
          secret: 's',
          askedAt: now,
        }),
      );
    const hub = async () => (await known())[0]!.websub?.hub;
    await add('leaves', 'leaving');
    expect(await hub()).toBeUndefined();
    await add('denied', 'denied');
    expect(await hub()).toBe('https://denied.example/');
    await add('works', 'active');
    await add('asked', 'asked');
    expect(await hub()).toBe('https://works.example/');
  });
});
