import { expect, it, onTestFinished } from 'vitest';
import { type PollWorld, pollFeed } from '../../src/actions/poll-feed.ts';
import { releaseArticles } from '../../src/actions/release-articles.ts';
import { fetchUrl } from '../../src/feed/fetch.ts';
import { requestPoll } from '../../src/store/feeds.ts';
import type { Article, Feed } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { testClock } from '../support/clock.ts';
import { feedXml } from '../support/feed-xml.ts';
import { type OriginServer, startOriginServer } from '../support/origin-server.ts';
import { seedPublication } from '../support/seed.ts';
import { onEachEngine } from '../support/store.ts';

const type = { 'Content-Type': 'application/rss+xml' };
const articles = (store: Store): Promise<Article[]> =>
  store.read.select().from(store.tables.article).orderBy(store.tables.article.id);
const feedOf = async (store: Store): Promise<Feed> => (await store.read.select().from(store.tables.feed))[0]!;

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
    const world: PollWorld = {
      store,
      clock,
      fetchUrl,
      baseUrl: 'https://news.example',
      allowPrivateFeeds: true,
    };
    const { id } = await feedOf(store);
    const poll = (onlyIfDue = false) => pollFeed(world, id, { onlyIfDue });
    return { store, clock, origin, serve, publication, world, poll };
  }

  it('counts all that is in a feed at its first import as seen, and mails only what comes later', async () => {
    const { store, clock, serve, publication, world, poll } = await setUp();
    expect(await poll()).toEqual({ kind: 'polled', added: 2, edited: 0 });
    expect((await articles(store)).map((row) => row.state)).toEqual(['seen', 'seen']);
    serve(3);
    expect(await poll()).toEqual({ kind: 'polled', added: 1, edited: 0 });
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
    expect(await poll()).toEqual({ kind: 'polled', added: 0, edited: 0 });
    const changedIds = feedXml(origin.url, 2).replaceAll('/?p=', '/?page_id=');
    origin.set('/feed', { headers: type, body: changedIds });
    expect(await poll()).toEqual({ kind: 'polled', added: 0, edited: 0 });
    const changedLinks = feedXml(origin.url, 2)
      .replaceAll('/story-', '/renamed-')
      .replaceAll('was open', 'stood open');
    origin.set('/feed', { headers: type, body: changedLinks });
    expect(await poll()).toEqual({ kind: 'polled', added: 0, edited: 2 });
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

  it('backs off from a feed that fails, says why, and obeys Retry-After', async () => {
    const { store, clock, origin, serve, poll } = await setUp();
    await poll();
    origin.set('/feed', { status: 503, body: 'busy' });
    expect(await poll()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('503') });
    expect(await feedOf(store)).toMatchObject({
      failures: 1,
      nextPollAt: new Date('2026-03-01T10:30:00Z'),
      lastError: expect.stringContaining('503'),
    });
    await poll();
    expect(await feedOf(store)).toMatchObject({ failures: 2, nextPollAt: new Date('2026-03-01T11:00:00Z') });
    clock.set(new Date());
    origin.set('/feed', { status: 429, headers: { 'Retry-After': '36000' }, body: 'slow down' });
    await poll();
    const waits = (await feedOf(store)).nextPollAt.getTime() - clock().getTime();
    expect(waits / 3600_000).toBeCloseTo(10, 1);
    serve(2);
    await poll();
    expect(await feedOf(store)).toMatchObject({ failures: 0, lastError: null });
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
    clock.forward(15 * 60);
    const outcomes = await Promise.all([poll(true), poll(true)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['not-due', 'polled']);
    expect(origin.requests).toHaveLength(2);
  });

  it('polls again when it was asked to in the middle of a poll', async () => {
    const { store, clock, origin, publication, poll } = await setUp();
    origin.set('/feed', (_request, response) => {
      void requestPoll(store, publication.id, clock()).then(() => {
        response.writeHead(200, type).end(feedXml(origin.url, 2));
      });
    });
    await poll();
    expect((await feedOf(store)).nextPollAt).toEqual(clock());
  });
});
