import { expect, it, onTestFinished } from 'vitest';
import { pollFeed } from '../../../src/actions/feeds/poll-feed.ts';
import { releaseArticles } from '../../../src/actions/feeds/release-articles.ts';
import { verifyIntent } from '../../../src/actions/feeds/websub-verify.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { dueFeedIds, requestPoll } from '../../../src/store/feeds/polls.ts';
import { webSubsOf } from '../../../src/store/feeds/websub.ts';
import { openNotices } from '../../../src/store/notices/notices.ts';
import { updatePublication } from '../../../src/store/publications/publications.ts';
import type { ArticleRow, FeedRow, WebSubRow } from '../../../src/store/schema/schema.ts';
import { testClock } from '../../support/clock.ts';
import { feedXml } from '../../support/feed/feed-xml.ts';
import { type OriginServer, startOriginServer } from '../../support/servers/origin-server.ts';
import { onEachEngine } from '../../support/store.ts';
import { pollWorld } from '../../support/worlds/poll-world.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

const hour = 3_600_000;
const type = { 'Content-Type': 'application/rss+xml' };
const articles = (store: Store): Promise<ArticleRow[]> =>
  store.read.select().from(store.tables.article).orderBy(store.tables.article.id);
const polled = (added: number, edited = 0) => ({ kind: 'polled', added, edited, withdrawn: 0, stopped: 0 });
const feedOf = async (store: Store): Promise<FeedRow> =>
  (await store.read.select().from(store.tables.feed))[0]!;

onEachEngine('polling', (engine) => {
  /** A publication whose feed stands at `/feed` of an origin, with so many stories. */
  async function setUp({ holdMinutes = 10, stories = 2 } = {}) {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const origin: OriginServer = await startOriginServer();
    onTestFinished(() => origin.close());
    const serve = (count: number, headers: Record<string, string> = {}) =>
      origin.set('/feed', { headers: { ...type, ...headers }, body: feedXml(origin.url, count) });
    serve(stories);
    const publication = await seedPublication(store, { holdMinutes });
    await store.write((tx) => tx.update(store.tables.feed).set({ url: `${origin.url}/feed` }));
    const world = pollWorld({ store, clock });
    const { id } = await feedOf(store);
    const poll = (onlyIfDue = false) => pollFeed(world, id, { onlyIfDue });
    return { store, clock, origin, serve, publication, world, poll };
  }

  it('counts all that is in a feed at its first import as seen, and mails only what comes later', async () => {
    const { store, clock, serve, publication, world, poll } = await setUp();
    expect(await poll()).toEqual(polled(2));
    expect((await articles(store)).map((row) => row.state)).toEqual(['seen', 'seen']);
    serve(3);
    expect(await poll()).toEqual(polled(1));
    expect((await articles(store))[2]).toMatchObject({
      state: 'held',
      holdUntil: new Date('2026-03-01T10:10:00Z'),
      seq: null,
    });
    expect(await releaseArticles(world, publication.id)).toBe(0);
    clock.forward(600);
    expect(await releaseArticles(world, publication.id)).toBe(1);
    expect((await articles(store))[2]).toMatchObject({ state: 'ready', seq: 1, holdUntil: null });
  });

  it('stores no guid and no link twice, and takes up edits', async () => {
    const { store, origin, poll } = await setUp();
    await poll();
    expect(await poll()).toEqual({ kind: 'unchanged' });
    origin.set('/feed', { headers: type, body: feedXml(origin.url, 2).replace('</channel>', ' </channel>') });
    expect(await poll()).toEqual(polled(0));
    const changedIds = feedXml(origin.url, 2).replaceAll('/?p=', '/?page_id=');
    origin.set('/feed', { headers: type, body: changedIds });
    expect(await poll()).toEqual(polled(0));
    const changedLinks = feedXml(origin.url, 2)
      .replaceAll('/story-', '/renamed-')
      .replaceAll('was open', 'stood open');
    origin.set('/feed', { headers: type, body: changedLinks });
    expect(await poll()).toEqual(polled(0, 2));
    expect((await articles(store)).every((row) => row.text.includes('stood open'))).toBe(true);
  });

  it('fetches the feed once more before an article goes out, so that mail carries the corrected text', async () => {
    const { store, clock, origin, serve, publication, world, poll } = await setUp({ stories: 1 });
    await poll();
    serve(2);
    await poll();
    origin.set('/feed', {
      headers: type,
      body: feedXml(origin.url, 2).replace('Story 2', 'Story two, corrected'),
    });
    clock.forward(600);
    expect(await releaseArticles(world, publication.id)).toBe(1);
    expect((await articles(store))[1]).toMatchObject({
      title: expect.stringContaining('corrected'),
      state: 'ready',
    });
  });

  it('keeps nothing back when the feed can not be fetched again', async () => {
    const { clock, origin, serve, publication, world, poll } = await setUp({ stories: 1 });
    await poll();
    serve(2);
    await poll();
    origin.set('/feed', { status: 500, body: 'down' });
    clock.forward(600);
    expect(await releaseArticles(world, publication.id)).toBe(1);
  });

  it('sends back the validators byte for byte and stores nothing at a 304', async () => {
    const { store, origin, serve, poll } = await setUp();
    serve(2, { ETag: 'W/"a b"', 'Last-Modified': 'Sun, 01 Mar 2026 09:00:00 GMT' });
    await poll();
    origin.set('/feed', { status: 304 });
    expect(await poll()).toEqual({ kind: 'unchanged' });
    expect(origin.requests.at(-1)!.headers).toMatchObject({
      'if-none-match': 'W/"a b"',
      'if-modified-since': 'Sun, 01 Mar 2026 09:00:00 GMT',
      'user-agent': expect.stringMatching(/^Postrider.*https:\/\/news\.example; 0 subscribers/),
    });
    expect(await articles(store)).toHaveLength(2);
    expect(await feedOf(store)).toMatchObject({ etag: 'W/"a b"' });
  });

  it('backs off from a feed that fails, and says why', async () => {
    const { store, clock, origin, serve, poll } = await setUp();
    await poll();
    origin.set('/feed', { status: 503, body: 'busy' });
    for (const minutes of [5, 10, 20, 40]) {
      expect(await poll()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('503') });
      const feed = await feedOf(store);
      expect(feed).toMatchObject({ failingSince: clock(), lastError: expect.stringContaining('503') });
      expect(feed.nextPollAt.getTime() - clock().getTime()).toBe(minutes * 60_000);
    }
    serve(2);
    await poll();
    expect(await feedOf(store)).toMatchObject({ failures: 0, lastError: null, failingSince: null });
  });

  it('obeys Retry-After, whoever asks for the poll', async () => {
    const { clock, origin, publication, poll, store } = await setUp();
    await poll();
    origin.set('/feed', { status: 429, headers: { 'Retry-After': '36000' }, body: 'slow down' });
    await poll();
    const asked = origin.requests.length;
    const until = new Date(clock().getTime() + 36_000_000);
    expect(await poll()).toEqual({ kind: 'asked-to-wait', until });
    await store.write((tx) => requestPoll(tx, publication.id, clock()));
    expect(await poll(true)).toEqual({ kind: 'asked-to-wait', until });
    expect(await dueFeedIds(store, clock(), 10)).toEqual([]);
    expect(origin.requests).toHaveLength(asked);
    clock.forward(36_001);
    expect(await dueFeedIds(store, clock(), 10)).toHaveLength(1);
    expect(await poll(true)).toMatchObject({ kind: 'failed' });
  });

  it('asks a feed that is gone no more, unless by hand, and tells the owner', async () => {
    const { store, clock, origin, serve, publication, poll } = await setUp();
    await poll();
    origin.set('/feed', { status: 410, body: '' });
    clock.forward(3600);
    await poll(true);
    clock.forward(40 * 24 * 3600);
    expect(await dueFeedIds(store, clock(), 10)).toEqual([]);
    expect(await poll(true)).toEqual({ kind: 'not-due' });
    expect(await openNotices(store, publication.id)).toMatchObject([{ kind: 'feed-gone' }]);
    serve(2);
    expect(await poll()).toEqual({ kind: 'unchanged' });
    expect(await openNotices(store, publication.id)).toEqual([]);
    expect(await feedOf(store)).toMatchObject({ goneAt: null, failures: 0 });
  });

  it('tells the owner once of a feed that has failed for three days', async () => {
    const { store, clock, origin, serve, publication, poll } = await setUp();
    await poll();
    origin.set('/feed', { status: 500, body: '' });
    for (let days = 0; days < 6; days++) {
      await poll();
      const notices = await openNotices(store, publication.id);
      expect(notices.map(({ kind }) => kind)).toEqual(days < 3 ? [] : ['feed-failing']);
      clock.forward(24 * 3600);
    }
    serve(2);
    await poll();
    expect(await openNotices(store, publication.id)).toEqual([]);
  });

  it('believes a permanent redirect at the third poll in a row', async () => {
    const { store, origin, poll } = await setUp();
    origin.set('/new', { headers: type, body: feedXml(origin.url, 2) });
    origin.set('/feed', { status: 301, headers: { Location: '/new' } });
    const urls = [];
    for (let count = 0; count < 2; count++) {
      await poll();
      urls.push((await feedOf(store)).url);
    }
    origin.set('/feed', { headers: type, body: feedXml(origin.url, 2) });
    await poll();
    origin.set('/feed', { status: 308, headers: { Location: '/new' } });
    for (let count = 0; count < 3; count++) {
      urls.push((await feedOf(store)).url);
      await poll();
    }
    expect(urls).toEqual(Array(5).fill(`${origin.url}/feed`));
    expect(await feedOf(store)).toMatchObject({ url: `${origin.url}/new`, movedTo: null, movedCount: 0 });
    origin.set('/feed', { status: 404 });
    expect(await poll()).toEqual({ kind: 'unchanged' });
  });

  it('subscribes at the hub that the feed names, and polls slowly while that pushes', async () => {
    const { store, clock, origin, serve, world } = await setUp();
    const asked: { hub: string; topic: string }[] = [];
    const askHub: typeof world.askHub = async ({ hub, request }) => {
      asked.push({ hub, topic: request.topic });
      return { kind: 'accepted' };
    };
    const { id } = await feedOf(store);
    const poll = () => pollFeed({ ...world, askHub }, id, { onlyIfDue: false });
    const waitMs = async () => (await feedOf(store)).nextPollAt.getTime() - clock().getTime();
    serve(2, { Link: '<https://hub.example/>; rel=hub, </feed>; rel=self' });
    await poll();
    expect(asked).toEqual([{ hub: 'https://hub.example/', topic: `${origin.url}/feed` }]);
    expect(await waitMs()).toBeLessThan(hour);
    const [{ token, topic }] = (await webSubsOf(store, id)) as [WebSubRow];
    const verified = { mode: 'subscribe' as const, topic, challenge: 'c', leaseSeconds: '864000' };
    await verifyIntent(world, token, verified);
    await poll();
    expect(await waitMs()).toBe(6 * hour);
    origin.set('/feed', { status: 500 });
    await poll();
    expect(await waitMs()).toBe(hour / 12);
    expect(asked).toHaveLength(1);
  });

  it('follows no temporary redirect for good', async () => {
    const { store, origin, poll } = await setUp();
    origin.set('/new', { headers: type, body: feedXml(origin.url, 2) });
    origin.set('/feed', { status: 302, headers: { Location: '/new' } });
    for (let count = 0; count < 4; count++) await poll();
    expect(await feedOf(store)).toMatchObject({ url: `${origin.url}/feed`, movedCount: 0 });
  });

  it('stops a flood, asks the owner once, and lets the next article pass', async () => {
    const { store, serve, publication, poll } = await setUp();
    await poll();
    serve(13);
    expect(await poll()).toEqual({ ...polled(11), stopped: 11 });
    expect((await articles(store)).filter(({ state }) => state === 'stopped')).toHaveLength(11);
    expect(await openNotices(store, publication.id)).toMatchObject([
      { kind: 'flood', data: { count: 11, limit: 10, feed: 'The Valley Courier' } },
    ]);
    serve(14);
    expect(await poll()).toEqual(polled(1));
    expect((await articles(store)).filter(({ state }) => state === 'held')).toHaveLength(1);
    expect(await openNotices(store, publication.id)).toHaveLength(1);
  });

  it('asks no more when the flood is gone from the feed', async () => {
    const { store, serve, publication, poll } = await setUp();
    await poll();
    serve(13);
    await poll();
    serve(2);
    expect(await poll()).toEqual({ ...polled(0), withdrawn: 11 });
    expect(await openNotices(store, publication.id)).toEqual([]);
  });

  it('asks at the number that the owner has set', async () => {
    const { store, serve, publication, poll } = await setUp();
    await store.write((tx) => updatePublication(tx, publication.id, { floodLimit: 1 }));
    await poll();
    serve(4);
    expect(await poll()).toMatchObject({ added: 2, stopped: 2 });
  });

  it('stops the rest of a flood whose poll was killed in the middle', async () => {
    const { store, clock, origin, serve, publication, world, poll } = await setUp();
    await poll();
    serve(60);
    let writes = 0;
    const dies: Store = {
      ...store,
      write: (work) => {
        writes += 1;
        return writes > 3 ? Promise.reject(new Error('killed')) : store.write(work);
      },
    };
    const [feed] = await store.read.select().from(store.tables.feed);
    await expect(pollFeed({ ...world, store: dies }, feed!.id, { onlyIfDue: false })).rejects.toThrow(
      'killed',
    );
    expect(await articles(store)).toHaveLength(25);
    clock.forward(3600);
    origin.set('/feed', { headers: type, body: feedXml(origin.url, 29) });
    expect(await poll(true)).toMatchObject({ added: 4, stopped: 4 });
    expect((await articles(store)).filter(({ state }) => state === 'stopped')).toHaveLength(27);
    expect(await openNotices(store, publication.id)).toMatchObject([{ kind: 'flood', data: { count: 27 } }]);
    expect(await feedOf(store)).toMatchObject({ floodAt: null });
  });

  it('takes a held article back that is gone from the feed, and holds it anew when it returns', async () => {
    const { store, clock, origin, serve, publication, world, poll } = await setUp();
    await poll();
    serve(4);
    await poll();
    const without = feedXml(origin.url, 4).replace(/<item>\n<title>Story 4.*?<\/item>/s, '');
    origin.set('/feed', { headers: type, body: without });
    expect(await poll()).toEqual({ ...polled(0), withdrawn: 1 });
    clock.forward(700);
    expect(await releaseArticles(world, publication.id)).toBe(1);
    expect((await articles(store)).map(({ state }) => state)).toEqual(['seen', 'seen', 'ready', 'withdrawn']);
    serve(4);
    expect(await poll()).toEqual(polled(0));
    expect((await articles(store))[3]).toMatchObject({
      state: 'held',
      holdUntil: new Date(clock().getTime() + 600_000),
    });
  });

  it('keeps a held article whose feed has moved on past it', async () => {
    const { store, origin, serve, poll } = await setUp();
    await poll();
    serve(3);
    await poll();
    const newest = feedXml(origin.url, 5).replace(/<item>\n<title>Story [123]:.*?<\/item>\n?/gs, '');
    origin.set('/feed', { headers: type, body: newest });
    expect(await poll()).toEqual(polled(2));
    expect((await articles(store)).map(({ state }) => state)).toEqual([
      'seen',
      'seen',
      'held',
      'held',
      'held',
    ]);
  });

  it('follows links to another host, and knows an article by where they lead', async () => {
    const { store, origin, serve, poll } = await setUp();
    const counter = await startOriginServer();
    onTestFinished(() => counter.close());
    await poll();
    serve(3);
    await poll();
    counter.set('/r/3', { status: 302, headers: { Location: `${origin.url}/story-3/` } });
    counter.set('/r/4', { status: 302, headers: { Location: `${origin.url}/story-4/` } });
    for (const n of [3, 4])
      origin.set(`/story-${n}/`, { headers: { 'Content-Type': 'text/html' }, body: '<p>' });
    const counted = feedXml(origin.url, 4)
      .replace(/<link>[^<]*story-([34])\/<\/link>/g, `<link>${counter.url}/r/$1</link>`)
      .replace(/\?p=([34])/g, '?page=$1')
      .replaceAll('10:03:00', '11:30:00');
    origin.set('/feed', { headers: type, body: counted });
    expect(await poll()).toEqual(polled(1));
    const asked = counter.requests.length;
    expect(asked).toBe(2);
    await poll();
    expect(counter.requests).toHaveLength(asked);
    expect((await articles(store)).map(({ finalLinkKey }) => finalLinkKey)).toEqual([
      null,
      null,
      ...[3, 4].map((n) => `${new URL(origin.url).host}/story-${n}`),
    ]);
  });

  it('stores an article once that two feeds of the publication carry, at the same time too', async () => {
    const { store, origin, publication, world, poll } = await setUp();
    await poll();
    await store.write((tx) =>
      tx.insert(store.tables.feed).values({
        publicationId: publication.id,
        url: `${origin.url}/local`,
        importedAt: new Date(0),
        nextPollAt: new Date(0),
      }),
    );
    origin.set('/feed', { headers: type, body: feedXml(origin.url, 4) });
    origin.set('/local', { headers: type, body: feedXml(origin.url, 4).replaceAll('was open', 'is open') });
    const feeds = await store.read.select().from(store.tables.feed);
    const outcomes = await Promise.all(feeds.map(({ id }) => pollFeed(world, id, { onlyIfDue: false })));
    expect(
      outcomes.map((outcome) => (outcome.kind === 'polled' ? outcome.added : -1)).reduce((a, b) => a + b),
    ).toBe(2);
    expect(await articles(store)).toHaveLength(4);
    // Each feed changes what came from it, and nothing else.
    await poll();
    await pollFeed(world, feeds[1]!.id, { onlyIfDue: false });
    expect((await articles(store)).slice(0, 2).every(({ text }) => text.includes('was open'))).toBe(true);
  });

  it('asks one feed of a host at a time', async () => {
    const { store, clock, origin, publication, world } = await setUp();
    await store.write((tx) =>
      tx.insert(store.tables.feed).values({
        publicationId: publication.id,
        url: `${origin.url}/other`,
        host: new URL(origin.url).host,
        nextPollAt: new Date(0),
      }),
    );
    await store.write((tx) => tx.update(store.tables.feed).set({ host: new URL(origin.url).host }));
    const [first, second] = await store.read.select().from(store.tables.feed);
    expect(await dueFeedIds(store, clock(), 10)).toEqual([second!.id]);
    let during: unknown;
    origin.set('/other', (_request, response) => {
      void pollFeed(world, first!.id, { onlyIfDue: true }).then((outcome) => {
        during = outcome;
        response.writeHead(200, type).end(feedXml(origin.url, 1));
      });
    });
    await pollFeed(world, second!.id, { onlyIfDue: true });
    expect(during).toEqual({ kind: 'not-due' });
    expect(await dueFeedIds(store, clock(), 10)).toEqual([first!.id]);
    expect(await pollFeed(world, first!.id, { onlyIfDue: true })).toMatchObject({ kind: 'polled' });
  });

  it('drops the texts of old articles, and still knows them', async () => {
    const { store, clock, origin, serve, poll } = await setUp();
    await poll();
    clock.forward(401 * 24 * 3600);
    serve(3);
    await poll();
    expect((await articles(store)).map(({ text, prunedAt }) => [text !== '', prunedAt !== null])).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
    const changedIds = feedXml(origin.url, 3).replaceAll('/?p=', '/?page_id=');
    origin.set('/feed', { headers: type, body: changedIds });
    expect(await poll()).toEqual(polled(0));
  });

  it('takes the whole text from the article’s page where the owner wants it, and again before it goes out', async () => {
    const { store, clock, origin, serve, publication, world, poll } = await setUp();
    await poll();
    await store.write((tx) => tx.update(store.tables.feed).set({ fullText: true }));
    const page = (word: string) => ({
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: `<!doctype html><title>The bridge</title><body><nav><a href="/">Home</a></nav><article><h1>The bridge</h1>${`<p>The river rose for three days, and the bridge was ${word} to all who wanted to cross it, whatever they had to say.</p>`.repeat(6)}</article><footer>Imprint</footer>`,
    });
    origin.set('/story-3/', page('closed'));
    serve(3);
    expect(await poll()).toEqual(polled(1));
    const third = async () => (await articles(store))[2]!;
    expect((await third()).text).toContain('the bridge was closed to all');
    expect((await third()).text).not.toContain('Imprint');
    expect(await poll()).toEqual({ kind: 'unchanged' });
    origin.set('/story-3/', page('open'));
    clock.forward(700);
    expect(await releaseArticles(world, publication.id)).toBe(1);
    expect(await third()).toMatchObject({ state: 'ready', text: expect.stringContaining('was open to all') });
    // The page is down, and an edit of the feed comes: its own text is what there is.
    origin.set('/story-3/', { status: 500 });
    const edited = feedXml(origin.url, 3).replace('Story 3', 'Story three');
    origin.set('/feed', { headers: type, body: edited });
    expect(await poll()).toEqual(polled(0, 1));
    expect((await third()).title).toContain('Story three');
  });

  it('is planned anew where a wrong clock had planned it for years ahead', async () => {
    const { store, clock, poll } = await setUp();
    clock.forward(3 * 365 * 24 * 3600);
    await poll();
    clock.set('2026-03-01T11:00:00Z');
    expect(await poll(true)).toEqual({ kind: 'unchanged' });
    expect((await feedOf(store)).nextPollAt.getTime() - clock().getTime()).toBeLessThan(24 * hour);
    expect(await poll(true)).toEqual({ kind: 'not-due' });
  });

  it('says that a page is no feed', async () => {
    const { origin, poll } = await setUp();
    origin.set('/feed', {
      headers: { 'Content-Type': 'text/html' },
      body: '<!doctype html><title>Hello</title>',
    });
    expect(await poll()).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/page|HTML/) });
  });

  it('leaves a feed alone that is not due, or that another process polls now', async () => {
    const { clock, origin, poll } = await setUp();
    await poll(true);
    expect(await poll(true)).toEqual({ kind: 'not-due' });
    clock.forward(3600);
    let meanwhile: unknown;
    origin.set('/feed', (_request, response) => {
      void poll(true).then((outcome) => {
        meanwhile = outcome;
        response.writeHead(200, type).end(feedXml(origin.url, 2));
      });
    });
    expect(await poll(true)).toEqual({ kind: 'unchanged' });
    expect(meanwhile).toEqual({ kind: 'under-way' });
    expect(origin.requests).toHaveLength(2);
  });

  it('polls again when it was asked to in the middle of a poll', async () => {
    const { store, clock, origin, publication, poll } = await setUp();
    origin.set('/feed', (_request, response) => {
      void store
        .write((tx) => requestPoll(tx, publication.id, clock()))
        .then(() => {
          response.writeHead(200, type).end(feedXml(origin.url, 2));
        });
    });
    await poll();
    expect((await feedOf(store)).nextPollAt).toEqual(clock());
  });
});
