import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { pollFeed } from '../../../src/actions/feeds/poll-feed.ts';
import { addSample } from '../../../src/actions/sample/add-sample.ts';
import { articlesFeed, sampleFeed } from '../../../src/actions/sample/sample-feed.ts';
import { withSample } from '../../../src/actions/sample/sample-fetch.ts';
import { publishNextSample, sampleSite } from '../../../src/actions/sample/sample-site.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { feedsOf } from '../../../src/store/feeds/feeds.ts';
import { publicationBySlug } from '../../../src/store/publications/publications.ts';
import { sampleArticles } from '../../../src/text/sample/articles.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { pollWorld } from '../../support/worlds/poll-world.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

const baseUrl = 'http://localhost:3000';
const slugs = sampleArticles.map(({ slug }) => slug);
const articles = (store: Store) =>
  store.read.select().from(store.tables.article).orderBy(store.tables.article.id);

onEachEngine('the sample site', (engine) => {
  async function setUp(base = baseUrl) {
    const store = await engine.open();
    const clock = testClock('2026-03-03T12:00:00Z');
    const network = () => Promise.reject(new Error('the network was asked'));
    const world = pollWorld(
      { store, clock },
      {
        baseUrl: base,
        allowPrivateFeeds: false,
        fetchUrl: withSample({ store, clock, baseUrl: base }, network),
      },
    );
    const poll = async () => {
      const publication = await publicationBySlug(store, 'sample');
      const [feed] = await feedsOf(store, publication!.id);
      return pollFeed(world, feed!.id, { onlyIfDue: false });
    };
    const out = async () => (await sampleSite(world))?.articles.map(({ slug }) => slug);
    return { store, clock, world, poll, out };
  }

  it('is not there before the sample is made', async () => {
    const { world } = await setUp();
    expect(await sampleSite(world)).toBeNull();
    expect(await sampleFeed(world)).toBeNull();
    expect(await publishNextSample(world)).toEqual({ kind: 'no-sample' });
  });

  it('is made once, with four articles of the last days that count as seen', async () => {
    const { store, world, out } = await setUp();
    expect(await addSample(world)).toEqual({ kind: 'added', slug: 'sample' });
    expect(await addSample(world)).toEqual({ kind: 'exists', slug: 'sample' });
    expect(await out()).toEqual(slugs.slice(0, 4).reverse());
    const rows = await articles(store);
    expect(rows.map(({ state }) => state)).toEqual(['seen', 'seen', 'seen', 'seen']);
    const dates = rows.map(({ publishedAt }) => publishedAt!.getTime());
    expect(Math.max(...dates)).toBe(Date.parse('2026-03-03T07:00:00Z'));
    expect(await publicationBySlug(store, 'sample')).toMatchObject({
      holdMinutes: 0,
      defaultCadence: 'instant',
      siteUrl: `${baseUrl}/sample/`,
      fromAddress: 'courier@sample.localhost',
    });
  });

  it('sends from the installation’s own domain where it has one', async () => {
    const { store, world } = await setUp('https://mail.valley.example');
    await addSample(world);
    const publication = await publicationBySlug(store, 'sample');
    expect(publication?.fromAddress).toBe('news@mail.valley.example');
  });

  it('leaves another publication alone that has its slug', async () => {
    const { store, world } = await setUp();
    await seedPublication(store, { slug: 'sample', siteUrl: 'https://samples.example/' });
    expect(await addSample(world)).toMatchObject({ kind: 'taken', reason: expect.stringContaining('slug') });
    expect(await sampleSite(world)).toBeNull();
    expect(await publishNextSample(world)).toEqual({ kind: 'no-sample' });
  });

  it('brings out one article after the other, each due to be polled at once, until all are out', async () => {
    const { store, clock, world, poll, out } = await setUp();
    await addSample(world);
    for (let count = 5; count <= slugs.length; count += 1) {
      clock.forward(60);
      expect(await publishNextSample(world)).toEqual({ kind: 'published', slug: slugs[count - 1] });
      expect((await sampleSite(world))!.left).toBe(slugs.length - count);
      const publication = await publicationBySlug(store, 'sample');
      const [feed] = await feedsOf(store, publication!.id);
      expect(feed!.nextPollAt).toEqual(clock());
      expect(await poll()).toEqual({ kind: 'polled', added: 1, edited: 0, withdrawn: 0, stopped: 0 });
      const newest = (await articles(store)).at(-1)!;
      expect(newest).toMatchObject({ state: 'held', holdUntil: clock(), publishedAt: clock() });
    }
    expect(await publishNextSample(world)).toEqual({ kind: 'all-out' });
    expect(await out()).toEqual(slugs.toReversed());
  });

  it('never brings out the same article for two presses at the same time', async () => {
    const { world, out } = await setUp();
    await addSample(world);
    const presses = await Promise.all(Array.from({ length: 8 }, () => publishNextSample(world)));
    const brought = presses.flatMap((outcome) => (outcome.kind === 'published' ? outcome.slug : []));
    expect(brought.sort()).toEqual(slugs.slice(4).sort());
    expect(presses.filter(({ kind }) => kind === 'all-out')).toHaveLength(3);
    expect(await out()).toHaveLength(slugs.length);
  });

  it('starts again with four when the sample is deleted and made anew', async () => {
    const { store, clock, world, out } = await setUp();
    await addSample(world);
    await publishNextSample(world);
    await store.write((tx) => tx.delete(store.tables.publication));
    expect(await sampleSite(world)).toBeNull();
    clock.forward(60);
    await addSample(world);
    expect(await out()).toHaveLength(4);
    expect(await publishNextSample(world)).toEqual({ kind: 'published', slug: slugs[4] });
  });

  it('is fetched in full only where it has changed', async () => {
    const { clock, world, poll } = await setUp();
    await addSample(world);
    expect(await poll()).toEqual({ kind: 'unchanged' });
    clock.forward(1);
    await publishNextSample(world);
    expect(await poll()).toMatchObject({ kind: 'polled', added: 1 });
    expect(await poll()).toEqual({ kind: 'unchanged' });
  });

  it('gets its comments as time goes by', async () => {
    const { clock, world } = await setUp();
    await addSample(world);
    await publishNextSample(world);
    const fresh = await sampleFeed(world);
    const comments = async () => (await sampleSite(world))!.articles[0]!.comments.length;
    expect(await comments()).toBe(0);
    clock.forward(13 * 60);
    expect(await comments()).toBe(1);
    const later = await sampleFeed(world);
    expect(later!.etag).not.toBe(fresh!.etag);
    expect(later!.lastModified.getTime()).toBeGreaterThan(fresh!.lastModified.getTime());
  });
});

describe('the sample’s articles', () => {
  const publishedAt = new Date('2026-03-03T12:00:00Z');
  const all = sampleArticles.map((article) => ({
    ...article,
    publishedAt,
    comments: article.comments.map((comment) => ({ ...comment, at: publishedAt })),
  }));

  it('are read from the feed as they were written', () => {
    const { xml } = articlesFeed(all, baseUrl);
    const parsed = parseFeed(Buffer.from(xml), { url: `${baseUrl}/sample/feed/`, contentType: null });
    if (parsed.kind !== 'feed') throw new Error(parsed.problem.code);
    expect(parsed.feed).toMatchObject({
      format: 'RSS 2.0',
      title: 'The Valley Courier',
      link: `${baseUrl}/sample/`,
      language: 'en-GB',
      warnings: [],
    });
    expect(parsed.feed.articles).toHaveLength(all.length);
    for (const [index, article] of parsed.feed.articles.entries()) {
      const written = all[index]!;
      const url = `${baseUrl}/sample/${written.slug}/`;
      expect(article).toMatchObject({
        url,
        title: written.title,
        summary: written.summary,
        author: written.author,
        guid: `${baseUrl}/sample/?p=${written.id}`,
        published: publishedAt,
        imageUrl: `${baseUrl}/sample/pictures/${written.picture}.jpg`,
        commentsUrl: `${url}#comments`,
        commentCount: written.comments.length,
      });
      const words = (html: string) => load(html, null, false).text().replace(/\s+/g, ' ').trim();
      expect(words(article.html)).toBe(words(written.html));
      expect(article.html).not.toContain('"/sample/');
    }
    expect(parsed.feed.articles[1]!.categories).toEqual(['Farm & Field']);
  });

  it('say where to reply while nobody has', () => {
    const { xml } = articlesFeed([{ ...all[0]!, comments: [] }], baseUrl);
    expect(xml).toContain(`<comments>${baseUrl}/sample/${slugs[0]}/#respond</comments>`);
  });

  it('lead only to articles that are out before them', () => {
    for (const [index, { html }] of sampleArticles.entries()) {
      const $ = load(html);
      for (const link of $('a').toArray()) {
        const to = /^\/sample\/([\w-]+)\/$/.exec($(link).attr('href')!)?.[1] ?? '';
        expect(slugs.slice(0, index), $(link).attr('href')).toContain(to);
      }
    }
  });

  it('have something of all that articles have', () => {
    const html = sampleArticles.map((article) => article.html).join('');
    const $ = load(html);
    for (const part of ['h2', 'ul li', 'blockquote cite', 'table thead', 'a']) {
      expect($(part).length, part).toBeGreaterThan(0);
    }
    expect(new Set(sampleArticles.map(({ id }) => id)).size).toBe(sampleArticles.length);
  });
});
