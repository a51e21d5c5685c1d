import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { answerFlood } from '../../src/actions/feeds/answer-flood.ts';
import { pollFeed } from '../../src/actions/feeds/poll-feed.ts';
import { releaseArticles } from '../../src/actions/feeds/release-articles.ts';
import { writeRss } from '../../src/actions/sample/write-rss.ts';
import { floodOf } from '../../src/store/feeds/floods.ts';
import { openNotices } from '../../src/store/notices/notices.ts';
import { testClock } from '../support/clock.ts';
import { startOriginServer } from '../support/servers/origin-server.ts';
import { onEachEngine } from '../support/store.ts';
import { pollWorld } from '../support/worlds/poll-world.ts';
import { seedPublication } from '../support/worlds/seed.ts';

interface Item {
  n: number;
  title?: string;
  link?: string;
  guid?: string;
  text?: string;
  at?: Date;
}

const long = 'is told at some length here, so that there are more than a few words of it';
const numbers = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ n: to - index }));

onEachEngine('the intake', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const origin = await startOriginServer();
    onTestFinished(() => origin.close());
    const publication = await seedPublication(store, { siteUrl: origin.url });
    await store.write((tx) => tx.update(store.tables.feed).set({ url: `${origin.url}/feed` }));
    const [feed] = await store.read.select().from(store.tables.feed);
    const serve = (items: Item[]) =>
      origin.set('/feed', {
        headers: { 'Content-Type': 'application/rss+xml' },
        body: writeRss({
          title: 'Feed',
          link: `${origin.url}/`,
          self: `${origin.url}/feed`,
          description: '',
          language: 'en',
          builtAt: new Date(0),
          items: items.map(({ n, ...item }) => ({
            title: item.title ?? `Story ${n}`,
            link: item.link ?? `${origin.url}/${n}/`,
            guid: item.guid ?? `id-${n}`,
            publishedAt: item.at ?? new Date(Date.UTC(2026, 1, 1, n)),
            summary: `<p>${item.text ?? `Story ${n} ${long}`}</p>`,
          })),
        }),
      });
    const world = pollWorld({ store, clock });
    const poll = () => pollFeed(world, feed!.id, { onlyIfDue: false });
    const states = async () => {
      const rows = await store.read.select().from(store.tables.article).orderBy(store.tables.article.id);
      return rows.map(({ state }) => state).filter((state) => state !== 'seen');
    };
    return { store, clock, origin, publication, feed: feed!, serve, world, poll, states };
  }

  it('keeps the comments on one article apart', async () => {
    const { origin, serve, poll, states } = await setUp();
    const comment = (n: number): Item => {
      const link = `${origin.url}/story/#comment-${n}`;
      return { n, link, guid: link, title: 'By Ada', text: `Comment ${n} ${long}` };
    };
    serve([comment(1)]);
    await poll();
    serve([comment(3), comment(2), comment(1)]);
    expect(await poll()).toMatchObject({ added: 2, edited: 0 });
    expect(await states()).toEqual(['held', 'held']);
  });

  it('stops a flood that a short feed brings in parts', async () => {
    const { clock, serve, poll, states } = await setUp();
    serve(numbers(1, 10));
    await poll();
    for (const first of [11, 21, 31]) {
      clock.forward(300);
      serve(numbers(first, first + 9));
      await poll();
    }
    expect(await states()).toEqual([...Array(10).fill('held'), ...Array(20).fill('stopped')]);
  });

  it('does not ask again at once when the owner has let a flood through', async () => {
    const { store, clock, feed, serve, poll, states } = await setUp();
    serve(numbers(1, 2));
    await poll();
    serve(numbers(1, 22));
    await poll();
    const flood = await floodOf(store, feed.id, 0);
    await answerFlood({ store, clock }, feed.id, 'send', flood!.upto);
    serve(numbers(1, 23));
    expect(await poll()).toMatchObject({ added: 1, stopped: 0 });
    expect(await states()).toEqual(Array(21).fill('held'));
    const [row] = await store.read.select().from(store.tables.feed);
    expect(row!.largestBatch).toBe(20);
  });

  it('stops a flood that goes and comes back', async () => {
    const { store, publication, serve, poll, states } = await setUp();
    serve(numbers(1, 3));
    await poll();
    serve(numbers(1, 23));
    await poll();
    serve(numbers(1, 3));
    expect(await poll()).toMatchObject({ withdrawn: 20 });
    serve(numbers(1, 23));
    await poll();
    expect(await states()).toEqual(Array(20).fill('stopped'));
    expect(await openNotices(store, publication.id)).toHaveLength(1);
  });

  it('withdraws nothing when a feed moves on below an entry that stays on top', async () => {
    const { serve, poll, states } = await setUp();
    const sticky: Item = { n: 500, at: new Date('2020-01-01T00:00:00Z') };
    serve([sticky, ...numbers(1, 5)]);
    await poll();
    serve([sticky, ...numbers(4, 8)]);
    await poll();
    serve([sticky, ...numbers(8, 12)]);
    expect(await poll()).toMatchObject({ added: 4, withdrawn: 0 });
    expect(await states()).toEqual(Array(7).fill('held'));
  });

  it('withdraws nothing that the owner has let through', async () => {
    const { store, clock, feed, serve, publication, world, poll } = await setUp();
    serve(numbers(1, 3));
    await poll();
    serve(numbers(1, 20));
    await poll();
    await answerFlood({ store, clock }, feed.id, 'send');
    serve(numbers(1, 3));
    expect(await poll()).toMatchObject({ withdrawn: 0 });
    expect(await releaseArticles(world, publication.id)).toBe(17);
  });

  it('lets two polls of one feed never run at once', async () => {
    const { feed, serve, world, poll, states } = await setUp();
    serve(numbers(1, 3));
    await poll();
    serve(numbers(1, 4));
    // Two more ask while the first is at the server.
    let others: Promise<unknown[]> | undefined;
    const fetchUrl: typeof world.fetchUrl = async (request) => {
      others ??= Promise.all([poll(), poll()]);
      await others;
      return world.fetchUrl(request);
    };
    expect(await pollFeed({ ...world, fetchUrl }, feed.id, { onlyIfDue: false })).toMatchObject({ added: 1 });
    expect(await others).toEqual([{ kind: 'under-way' }, { kind: 'under-way' }]);
    expect(await states()).toEqual(['held']);
  });

  it('asks one feed of a host at a time, whoever claims at once', async () => {
    const { store, clock, publication, feed, serve, world } = await setUp();
    serve(numbers(1, 3));
    const others = [1, 2, 3].map((n) => ({
      publicationId: publication.id,
      url: `${feed.url}?${n}`,
      host: 'one.example',
      nextPollAt: new Date(0),
    }));
    await store.write((tx) =>
      tx.update(store.tables.feed).set({ host: 'one.example', nextPollAt: new Date(0) }),
    );
    await store.write((tx) => tx.insert(store.tables.feed).values(others));
    const ids = (await store.read.select().from(store.tables.feed)).map(({ id }) => id);
    let running = 0;
    let most = 0;
    const fetchUrl: typeof world.fetchUrl = async (request) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 50; turn++) await nextTurn();
      running -= 1;
      return world.fetchUrl(request);
    };
    for (let round = 0; round < 5; round++) {
      const polls = ids.map((id) => pollFeed({ ...world, fetchUrl }, id, { onlyIfDue: true }));
      const asked = (await Promise.all(polls)).filter(({ kind }) => kind !== 'not-due');
      expect(asked.length).toBeGreaterThan(0);
      clock.forward(7200);
    }
    expect(most).toBe(1);
  });

  it('keeps the whole text of an article when but its id changes, or its page can not be had', async () => {
    const { store, origin, serve, poll } = await setUp();
    serve(numbers(1, 1));
    await poll();
    await store.write((tx) => tx.update(store.tables.feed).set({ fullText: true }));
    const body = `<title>Story</title><article>${`<p>The whole story ${long}, and then some more of it.</p>`.repeat(8)}</article>`;
    origin.set('/2/', { headers: { 'Content-Type': 'text/html' }, body });
    serve(numbers(1, 2));
    await poll();
    const second = async () =>
      (await store.read.select().from(store.tables.article).orderBy(store.tables.article.id))[1]!;
    expect((await second()).text).toContain('The whole story');
    origin.set('/2/', { status: 500 });
    serve([{ n: 2, guid: 'another' }, { n: 1 }]);
    await poll();
    serve([{ n: 2, guid: 'another', title: 'Story two' }, { n: 1 }]);
    await poll();
    expect(await second()).toMatchObject({
      guid: 'another',
      title: 'Story two',
      text: expect.stringContaining('The whole story'),
    });
  });

  it('gives an article that moves to another feed of the publication to that', async () => {
    const { store, origin, publication, serve, world, poll, states } = await setUp();
    serve(numbers(1, 3));
    await poll();
    serve(numbers(1, 4));
    await poll();
    serve(numbers(1, 3));
    await poll();
    expect(await states()).toEqual(['withdrawn']);
    await store.write((tx) =>
      tx.insert(store.tables.feed).values({
        publicationId: publication.id,
        url: `${origin.url}/feed?other`,
        importedAt: new Date(0),
        nextPollAt: new Date(0),
      }),
    );
    serve(numbers(4, 4));
    const feeds = await store.read.select().from(store.tables.feed);
    await pollFeed(world, feeds[1]!.id, { onlyIfDue: false });
    expect(await states()).toEqual(['held']);
    const rows = await store.read.select().from(store.tables.article).orderBy(store.tables.article.id);
    expect(rows.at(-1)!.feedId).toBe(feeds[1]!.id);
  });

  it('stores dates before 1900 as none, and broken letters whole', async () => {
    const { store, serve, poll } = await setUp();
    serve([{ n: 1, at: new Date('0001-01-01T00:00:00Z') }]);
    await poll();
    const [row] = await store.read.select().from(store.tables.article);
    expect(row!.publishedAt).toBeNull();
    await store.write((tx) =>
      tx.update(store.tables.article).set({ title: 'a\ud800b', categories: ['c\udc00'] }),
    );
    const [mended] = await store.read.select().from(store.tables.article);
    expect(mended).toMatchObject({ title: 'a\ufffdb', categories: ['c\ufffd'] });
  });
});
