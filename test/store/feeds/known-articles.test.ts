import { expect, it } from 'vitest';
import { feedsOf } from '../../../src/store/feeds/feeds.ts';
import { knownArticles } from '../../../src/store/feeds/known-articles.ts';
import { insertPublication } from '../../../src/store/publications/publications.ts';
import type { ArticleRow } from '../../../src/store/schema/schema.ts';
import { onEachEngine } from '../../support/store.ts';

const now = new Date('2026-03-02T10:00:00Z');

onEachEngine('the stored articles that an entry may be', (engine) => {
  async function opened() {
    const store = await engine.open();
    const facts = { slug: 'valley', name: 'Valley', siteUrl: 'https://valley.example', createdAt: now };
    const feeds = ['news', 'sport'].map((name) => ({ url: `https://valley.example/${name}`, title: name }));
    const sender = { fromName: 'Valley', fromAddress: 'news@valley.example' };
    const publication = (await store.write((tx) => insertPublication(tx, { ...facts, ...sender }, feeds)))!;
    const [news, sport] = await feedsOf(store, publication.id);
    const insert = async (title: string, set: Partial<ArticleRow>, seconds = 0) =>
      store.write((tx) =>
        tx.insert(store.tables.article).values({
          publicationId: publication.id,
          feedId: news!.id,
          title,
          linkKey: '',
          url: '',
          state: 'seen',
          html: '',
          text: '',
          summary: '',
          contentHash: title,
          categories: [],
          createdAt: new Date(now.getTime() + seconds * 1000),
          ...set,
        }),
      );
    const found = async (title: string, set: Partial<Pick<ArticleRow, 'guid' | 'publishedAt'>> = {}) => {
      const entry = { guid: null, linkKeys: [], pathKey: null, publishedAt: null, title, ...set };
      return (await knownArticles(store, news!, [entry])).rows.map((row) => row.title);
    };
    return { store, news: news!, sport: sport!, insert, found };
  }
  const linked = (name: string) => ({ linkKey: `valley.example/${name}`, pathKey: `/${name}`, guid: name });

  it('without an id it is found by its title, if that had no link before', async () => {
    const { sport, insert, found } = await opened();
    await insert('The ferry', {});
    await insert('The ferry', { feedId: sport.id, guid: '7' });
    await insert('Another', {});
    expect(await found('The ferry')).toEqual(['The ferry', 'The ferry']);
  });

  it('without an id it is found by its title, if its feed had links before', async () => {
    const { sport, insert, found } = await opened();
    await insert('The ferry', linked('ferry'));
    await insert('The ferry', { ...linked('boat'), feedId: sport.id });
    expect(await found('The ferry')).toEqual(['The ferry']);
  });

  it('without a date it is found by its title in its feed, whatever its id', async () => {
    const { sport, insert, found } = await opened();
    await insert('The ferry', linked('ferry'));
    await insert('The ferry', { ...linked('boat'), feedId: sport.id });
    expect(await found('The ferry', { guid: 'new' })).toEqual(['The ferry']);
    expect(await found('The ferry', { guid: 'new', publishedAt: now })).toEqual([]);
  });

  it('titles are looked for in the newest of the feed, not in all that it ever had', async () => {
    const { store, news, insert, found } = await opened();
    await insert('The first', linked('first'));
    const rows = Array.from({ length: 500 }, (_, index) => ({
      publicationId: news.publicationId,
      feedId: news.id,
      title: `Day ${index}`,
      url: '',
      state: 'seen' as const,
      html: '',
      text: '',
      summary: '',
      contentHash: '',
      categories: [],
      ...linked(`day-${index}`),
      createdAt: new Date(now.getTime() + 60_000),
    }));
    expect(await found('The first')).toEqual(['The first']);
    await store.write((tx) => tx.insert(store.tables.article).values(rows));
    expect(await found('The first')).toEqual([]);
    expect(await found('Day 0')).toEqual(['Day 0']);
  });
});
