import { expect, test } from 'vitest';
import { addKey } from '../../../../src/actions/owners/add-key.ts';
import { pollsPerHour } from '../../../../src/web/api/v1/poll.ts';
import { ownerSite } from '../../../support/web/owner-site.ts';
import { site } from '../../../support/web/site.ts';
import { seedPublication } from '../../../support/worlds/seed.ts';

const path = '/api/v1/publications/valley/poll';

/** The real program with a publication that was polled five minutes ago, and a key. */
async function withKey() {
  let woken = 0;
  const it = await ownerSite({ parts: { wake: () => void woken++ } });
  const { store, clock, url } = it;
  await seedPublication(store);
  const key = await addKey(it, 'the blog');
  const polled = { polledAt: clock(), nextPollAt: new Date(clock().getTime() + 3_600_000) };
  await store.write((tx) => tx.update(store.tables.feed).set(polled));
  clock.forward(300);
  const post = (authorization?: string, at = path, init: RequestInit = {}) =>
    fetch(url + at, {
      method: 'POST',
      ...init,
      headers: { ...(authorization ? { authorization } : {}), ...init.headers },
    });
  return {
    ...it,
    key,
    post,
    woken: () => woken,
    nextPoll: async () => (await store.read.select().from(store.tables.feed))[0]!.nextPollAt,
    lastUsed: async () => (await store.read.select().from(store.tables.apiKey))[0]!.lastUsedAt,
  };
}

/** The sentence of a refusal, which is all that it holds. */
async function errorOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toContain('application/json');
  const { error, ...rest } = (await response.json()) as { error: string };
  expect(rest).toEqual({});
  expect(error).toMatch(/^[A-Z“].*\.$/);
  return error;
}

test('with a key, the feeds of a publication are polled at once', async () => {
  const it = await withKey();
  const response = await it.post(`Bearer ${it.key}`);
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ feeds: 1 });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await it.nextPoll()).toEqual(it.clock());
  expect(it.woken()).toBe(1);
});

test('the word before the key, the slug and its slash may be spelt as one likes', async () => {
  const it = await withKey();
  expect((await it.post(`bearer  ${it.key}`, '/api/v1/publications/VALLEY/poll/')).status).toBe(202);
});

test('feeds that are polled already, or gone, are let be', async () => {
  const it = await withKey();
  const { store, clock } = it;
  await store.write((tx) => tx.update(store.tables.feed).set({ polledAt: clock() }));
  await it.post(`Bearer ${it.key}`);
  expect(await it.nextPoll()).toEqual(new Date(clock().getTime() + 10_000));
  await store.write((tx) => tx.update(store.tables.feed).set({ goneAt: clock() }));
  expect(await (await it.post(`Bearer ${it.key}`)).json()).toEqual({ feeds: 0 });
});

test('without a key, or with one that nobody made, nothing happens', async () => {
  const it = await withKey();
  const before = await it.nextPoll();
  for (const authorization of [undefined, 'Bearer', `Basic ${it.key}`, `Bearer ${it.key} x`]) {
    const response = await it.post(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Postrider"');
    expect(await errorOf(response)).toContain('npx postrider key add');
  }
  for (const key of [`${it.key}x`, it.key.slice(0, -1), 'pr_', it.key.toUpperCase()]) {
    const response = await it.post(`Bearer ${key}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(await errorOf(response)).toContain('not known');
  }
  // An owner's cookie is no key.
  expect((await it.owner().post(path)).status).toBe(401);
  expect(await it.nextPoll()).toEqual(before);
  expect(await it.lastUsed()).toBeNull();
  expect(it.woken()).toBe(0);
});

test('an unknown publication is named', async () => {
  const it = await withKey();
  const response = await it.post(`Bearer ${it.key}`, '/api/v1/publications/hill/poll');
  expect(response.status).toBe(404);
  expect(await errorOf(response)).toContain('“hill”');
});

test('when a key was last used is kept, by the minute', async () => {
  const it = await withKey();
  const first = it.clock();
  await it.post(`Bearer ${it.key}`);
  it.clock.forward(59);
  await it.post(`Bearer ${it.key}`);
  expect(await it.lastUsed()).toEqual(first);
  it.clock.forward(1);
  await it.post(`Bearer ${it.key}`);
  expect(await it.lastUsed()).toEqual(it.clock());
});

test('other methods, foreign pages and broken addresses are refused in JSON', async () => {
  const it = await withKey();
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
    const response = await it.post(`Bearer ${it.key}`, path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await errorOf(response)).toContain('POST');
  }
  const broken = await it.post(`Bearer ${it.key}`, '/api/v1/publications/%E0%A4%A/poll');
  expect(broken.status).toBe(400);
  await errorOf(broken);
});

test('one key may ask so many times an hour', async () => {
  const it = await site({
    api: {
      useKey: async (key) => (key.startsWith('pr_') ? { id: Number(key.slice(3)), name: key } : undefined),
      askForPoll: async () => ({ kind: 'asked', feeds: 1 }),
    },
  });
  const post = (key: string) =>
    fetch(it.url + path, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  for (let sent = 0; sent < pollsPerHour; sent++) expect((await post('pr_1')).status).toBe(202);
  const refused = await post('pr_1');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await errorOf(refused);
  expect((await post('pr_2')).status).toBe(202);
});

test('what breaks has a number that is in the log, and no key is', async () => {
  const it = await site({
    api: {
      useKey: async () => ({ id: 1, name: 'the blog' }),
      askForPoll: () => Promise.reject(new Error('secret detail')),
    },
  });
  const headers = { authorization: 'Bearer pr_abcdef' };
  const response = await fetch(it.url + path, { method: 'POST', headers });
  expect(response.status).toBe(500);
  const error = await errorOf(response);
  expect(error).not.toContain('secret');
  const reference = /number ([0-9a-f]{10})/.exec(error)![1];
  const entry = it.lines.map((line) => JSON.parse(line)).find((line) => line.reference === reference);
  expect(entry).toMatchObject({
    route: '/api/v1/publications/:slug/poll',
    err: { message: 'secret detail' },
  });
  expect(it.lines.join('')).not.toContain('abcdef');
});
