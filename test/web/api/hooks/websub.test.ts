import { expect, onTestFinished, test } from 'vitest';
import { keepSubscribed, type PushDeps } from '../../../../src/actions/feeds/keep-subscribed.ts';
import { askHub } from '../../../../src/feed/push/ask-hub.ts';
import type { Verification } from '../../../../src/feed/push/websub.ts';
import type { Feed } from '../../../../src/model/feeds/feed.ts';
import { webSubsOf } from '../../../../src/store/feeds/websub.ts';
import { pushesPerHour } from '../../../../src/web/api/hooks/websub.ts';
import { call, push, sign, startHub } from '../../../support/servers/websub-hub.ts';
import type { SiteOptions } from '../../../support/web/app.ts';
import { ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf, site } from '../../../support/web/site.ts';
import { seedPublication } from '../../../support/worlds/seed.ts';

const self = 'https://valley.example/feed.xml';
const body = '<feed><title>Größe</title></feed>';
const day = 24 * 3600;

/** The real program with one feed, and a hub; both on this machine, which is allowed. */
async function withHub() {
  const hub = await startHub();
  onTestFinished(() => hub.close());
  let woken = 0;
  const it = await ownerSite({ parts: { wake: () => void woken++ } });
  const { store, clock } = it;
  await seedPublication(store);
  const feed = async (): Promise<Feed> => (await store.read.select().from(store.tables.feed))[0]!;
  const { id } = await feed();
  const world: PushDeps = { store, clock, askHub, baseUrl: it.url, allowPrivateFeeds: true };
  return {
    ...it,
    hub,
    feed,
    woken: () => woken,
    /** What a poll does with the hub; and the hub comes to an end with it. */
    async poll(links: { hubs: string[]; self: string | null } | null = { hubs: [hub.url], self }) {
      await keepSubscribed(world, await feed(), links);
      await hub.settled();
    },
    rows: () => webSubsOf(store, id),
    /** As a poll that has just ended leaves the feed. */
    async polled() {
      const set = { polledAt: clock(), nextPollAt: new Date(clock().getTime() + 6 * 3_600_000) };
      await store.write((tx) => tx.update(store.tables.feed).set(set));
    },
  };
}

test('a subscription lives: asked for, verified, pushed to, renewed, moved and ended', async () => {
  const it = await withHub();
  const { hub, clock } = it;
  await it.poll();
  expect(await it.rows()).toMatchObject([{ state: 'active', topic: self }]);
  const callback = [...hub.held.keys()][0]!;
  expect(callback).toMatch(new RegExp(`^${it.url}/websub/[\\w-]{32}$`));

  await it.polled();
  clock.forward(3600);
  for (const algorithm of ['sha1', 'sha256', 'sha384', 'sha512'])
    expect(await hub.publish(self, body, algorithm)).toEqual([202]);
  expect((await it.feed()).nextPollAt).toEqual(clock());
  expect(it.woken()).toBe(4);

  clock.forward(9 * day - 3600);
  await it.poll(null);
  expect(hub.requests.map((form) => form.get('hub.mode'))).toEqual(['subscribe', 'subscribe']);
  expect((await it.rows())[0]!.leaseUntil).toEqual(new Date(clock().getTime() + 10 * day * 1000));

  clock.forward(day);
  const moved = 'https://valley.example/new.xml';
  await it.poll({ hubs: [hub.url], self: moved });
  expect([...hub.held.values()].map(({ topic }) => topic)).toEqual([moved]);
  expect(await it.rows()).toMatchObject([{ state: 'active', topic: moved }]);
  expect((await push(callback, body, 'sha256=00')).status).toBe(410);

  clock.forward(day);
  const last = [...hub.held.values()][0]!;
  await it.poll({ hubs: [], self: moved });
  expect(await it.rows()).toEqual([]);
  expect(hub.held.size).toBe(0);
  // What was pushed before may come once more.
  expect((await push(last.callback, body, sign(body, last.secret))).status).toBe(410);
  expect(hub.wrongs).toEqual([]);
  expect(hub.refused).toEqual([]);
});

test('a hub that verifies before it answers is as good', async () => {
  const it = await withHub();
  it.hub.behave({ verify: 'before', leaseSeconds: 3600 });
  await it.poll();
  expect(await it.rows()).toMatchObject([{ state: 'active', failures: 0, lastError: null }]);
  it.clock.forward(40 * 60);
  await it.poll(null);
  expect(it.hub.requests).toHaveLength(2);
  expect(it.hub.wrongs).toEqual([]);
});

test('a hub that refuses is believed', async () => {
  const it = await withHub();
  it.hub.behave({ verify: 'deny' });
  await it.poll();
  expect(await it.rows()).toMatchObject([
    { state: 'denied', lastError: expect.stringContaining('refuses to push this feed: no such topic') },
  ]);
});

test('a hub that is down is kept in mind, with the reason', async () => {
  const it = await withHub();
  await it.hub.close();
  await it.poll();
  expect(await it.rows()).toMatchObject([
    { state: 'asked', failures: 1, lastError: expect.stringContaining('refuses connections') },
  ]);
});

test('a push that is signed wrongly is taken without a word, and changes nothing', async () => {
  const it = await withHub();
  await it.poll();
  await it.polled();
  it.clock.forward(3600);
  const { callback, secret } = [...it.hub.held.values()][0]!;
  const before = [await it.feed(), await it.rows()];
  for (const signature of [undefined, 'sha256=00', sign(body, 'guessed'), sign(`${body}\n`, secret)])
    expect((await push(callback, body, signature)).status).toBe(202);
  expect([await it.feed(), await it.rows()]).toEqual(before);
  expect(it.woken()).toBe(0);
});

test('the bytes count for the signature, whatever type they are said to have', async () => {
  const it = await withHub();
  await it.poll();
  const { callback, secret } = [...it.hub.held.values()][0]!;
  const bytes = Uint8Array.from([0, 255, 254, 13, 10, 195]);
  const types = ['application/x-www-form-urlencoded', 'application/json', 'text/html; charset=latin1', 'odd'];
  for (const type of types) {
    const headers = { 'content-type': type };
    expect((await push(callback, bytes, sign(bytes, secret), headers)).status).toBe(202);
  }
  expect(it.woken()).toBe(types.length);
});

test('a push from a browser’s point of view is nothing special', async () => {
  const it = await withHub();
  await it.poll();
  const { callback, secret } = [...it.hub.held.values()][0]!;
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const response = await push(callback, body, sign(body, secret), headers);
  expect(response.status).toBe(202);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(it.woken()).toBe(1);
});

test('neither token nor secret is in the log', async () => {
  const it = await withHub();
  await it.poll();
  const { callback, secret } = [...it.hub.held.values()][0]!;
  await it.hub.publish(self, body);
  await call(callback, {
    'hub.mode': 'subscribe',
    'hub.topic': 'https://other.example/',
    'hub.challenge': 'x',
  });
  await push(`${callback}%E0%A4%A`, body);
  await push(callback, body, undefined, { 'content-encoding': 'gzip' });
  const log = it.lines.join('');
  expect(log).toContain('/websub/:token');
  expect(log).not.toContain(callback.split('/').at(-1)!.slice(0, 10));
  expect(log).not.toContain(secret.slice(0, 10));
});

/** A site that knows one subscription, and what came for it. */
async function known(options: SiteOptions = {}) {
  const pushes: { token: string; bytes: number; signature: string | undefined }[] = [];
  const asked: Verification[] = [];
  const it = await site({
    hooks: {
      isSubscribed: async (token) => token === 'known',
      async verifyIntent(_token, verification) {
        asked.push(verification);
        return verification.mode === 'denied'
          ? { kind: 'noted' }
          : { kind: 'agreed', challenge: verification.challenge };
      },
      async receivePush(token, bytes, signature) {
        pushes.push({ token, bytes: bytes.length, signature });
        return { kind: 'asked' };
      },
    },
    ...options,
  });
  return { ...it, pushes, asked, callback: `${it.url}/websub/known` };
}
const query = { 'hub.mode': 'subscribe', 'hub.topic': self, 'hub.challenge': '<script>alert(1)</script>' };

test('the challenge comes back as plain text that no browser takes for a page', async () => {
  const it = await known();
  const response = await call(it.callback, query);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(query['hub.challenge']);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-robots-tag')).toContain('noindex');
});

test('a refusal is noted with 200 and no body', async () => {
  const it = await known();
  const response = await call(it.callback, { 'hub.mode': 'denied', 'hub.topic': self, 'hub.reason': 'no' });
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(it.asked).toEqual([{ mode: 'denied', topic: self, reason: 'no' }]);
});

test('what is no verification, or not by GET, asks for nothing', async () => {
  const it = await known();
  const { 'hub.challenge': _challenge, ...incomplete } = query;
  for (const words of [{}, incomplete, { ...query, 'hub.mode': 'publish' }])
    expect((await call(it.callback, words)).status).toBe(404);
  const asking = `${it.callback}?${new URLSearchParams(query)}`;
  expect((await fetch(`${asking}&hub.topic=x`)).status).toBe(404);
  for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await fetch(asking, { method })).status, method).toBe(405);
  expect(it.asked).toEqual([]);
});

test('a hub that pushes to an unknown address is told to forget it', async () => {
  const it = await known();
  const response = await push(`${it.url}/websub/unknown`, body, 'sha256=00');
  expect(response.status).toBe(410);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(it.pushes).toEqual([]);
});

test('a push has at most 10 MB, is not compressed, and may be empty', async () => {
  const it = await known();
  const bytes = new Uint8Array(10_000_001);
  expect((await push(it.callback, bytes)).status).toBe(413);
  expect((await push(it.callback, body, undefined, { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await push(it.callback, bytes.subarray(1), 'sha1=ab')).status).toBe(202);
  expect((await push(it.callback, '')).status).toBe(202);
  expect(it.pushes).toEqual([
    { token: 'known', bytes: 10_000_000, signature: 'sha1=ab' },
    { token: 'known', bytes: 0, signature: undefined },
  ]);
});

test('one subscription is pushed so many times an hour', async () => {
  const it = await known();
  for (let sent = 0; sent < pushesPerHour; sent++) expect((await push(it.callback, body)).status).toBe(202);
  const refused = await push(it.callback, body);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(it.pushes.length).toBe(pushesPerHour);
});

test('what breaks is answered 500, so that the hub tries again', async () => {
  const it = await known({
    hooks: { isSubscribed: async () => true, receivePush: () => Promise.reject(new Error('away')) },
  });
  expect((await push(it.callback, body)).status).toBe(500);
});

test('a person who opens the address learns nothing', async () => {
  const it = await known();
  expect(await (await fetch(it.callback)).text()).toBe(await (await fetch(`${it.url}/websub/none`)).text());
  expect((await pageOf(await fetch(it.callback, { method: 'PUT' })))('h1').text()).not.toBe('');
});
