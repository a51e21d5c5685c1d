/** The sample site’s pages and feed. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { sampleArticles } from '../../../src/text/sample/articles.ts';
import { mailboxWith } from '../../support/web/mails.ts';
import { sampleWith } from '../../support/web/sample-port.ts';
import { pageOf, site } from '../../support/web/site.ts';

const slugs = sampleArticles.map(({ slug }) => slug);
const open = (count = 4) => site({ sample: sampleWith(count), mailbox: mailboxWith() });
const own = { 'sec-fetch-site': 'same-origin' };

const paths = [
  '/sample',
  '/sample/',
  '/sample/feed/',
  '/sample/category/schools/',
  '/sample/pictures/bridge.jpg',
  `/sample/${slugs[0]}/`,
  `/sample/${slugs[0]}/feed/`,
];

describe('without a sample publication', () => {
  test('there is nothing, whatever the method', async () => {
    const it = await site();
    for (const path of [...paths, '/sample/publish', '/sample/nothing']) {
      for (const method of ['GET', 'POST', 'PUT']) {
        const response = await it.get(path, { method, headers: own });
        expect(response.status, `${method} ${path}`).toBe(404);
        expect(await response.text()).not.toContain('Courier');
      }
    }
  });
});

describe('the pages', () => {
  test('all are there, in any spelling, and nothing else is', async () => {
    const it = await open();
    for (const path of [
      ...paths,
      '/SAMPLE',
      `/Sample/${slugs[0]!.toUpperCase()}`,
      '/sample/category/Schools',
    ])
      expect((await it.get(path)).status, path).toBe(200);
    for (const path of [`/sample/${slugs[4]}/`, '/sample/category/sport', '/sample/category/toString']) {
      const response = await it.get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toContain('There is no such page in this paper');
    }
  });

  test('each answers the methods that it should', async () => {
    const it = await open();
    const table = async (path: string) =>
      Promise.all(
        ['GET', 'HEAD', 'POST', 'PUT'].map(
          async (method) => (await it.get(path, { method, headers: own })).status,
        ),
      );
    for (const path of paths.filter((each) => each !== `/sample/${slugs[0]}/`))
      expect(await table(path), path).toEqual([200, 200, 405, 405]);
    expect(await table(`/sample/${slugs[0]}/`)).toEqual([200, 200, 200, 405]);
    expect(await table('/sample/publish')).toEqual([405, 405, 303, 405]);
  });

  test('the front page leads with the newest article and names the feed', async () => {
    const it = await open();
    const $ = await pageOf(await it.get('/sample/'));
    expect($('h1').text()).toBe('The Valley Courier');
    expect($('.lead h2').text()).toBe(sampleArticles[3]!.title);
    const links = $('.story :is(h2, h3) a').map((_, link) => $(link).attr('href'));
    expect(links.get()).toEqual(
      slugs
        .slice(0, 4)
        .reverse()
        .map((slug) => `/sample/${slug}/`),
    );
    expect($('link[rel=alternate]').attr('href')).toBe('http://localhost:3000/sample/feed/');
    expect($('.panel form').attr('action')).toBe('/follow/sample');
  });

  test('a section has its articles only, or says that there are none yet', async () => {
    const it = await open();
    const farm = await pageOf(await it.get('/sample/category/farm-and-field/'));
    expect(farm('h1').text()).toBe('Farm & Field');
    expect(farm('.story h2').text()).toBe(sampleArticles[1]!.title);
    const empty = await pageOf(await it.get('/sample/category/valley-life/'));
    expect(empty('.story').length).toBe(0);
    expect(empty('main').text()).toContain('Nothing has come out in this section yet');
  });

  test('an article has its text, the follow bar, its replies and a form', async () => {
    const it = await open();
    const [article] = sampleArticles;
    const $ = await pageOf(await it.get(`/sample/${article!.slug}/`));
    expect($('h1').text()).toBe(article!.title);
    expect($('link[rel=canonical]').attr('href')).toBe(`http://localhost:3000/sample/${article!.slug}/`);
    expect($('.text blockquote cite').text()).toBe('Ansel Tripp, carpenter');
    expect($('.follow script').attr('src')).toBe('/embed/sample.js');
    expect($('.comments li').length).toBe(article!.comments.length);
    expect(
      $('.reply form :is(input, textarea)')
        .map((_, field) => $(field).attr('name'))
        .get(),
    ).toEqual(['comment', 'author', 'email', 'url']);
  });

  test('WordPress’s short address leads to the article', async () => {
    const it = await open();
    const response = await it.get(`/sample/?p=${sampleArticles[0]!.id}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`/sample/${slugs[0]}/`);
    expect((await it.get(`/sample/?p=${sampleArticles[5]!.id}`)).status).toBe(200);
  });

  test('a reply is answered in place, and kept nowhere', async () => {
    const it = await open();
    const path = `/sample/${slugs[0]}/`;
    const fields = { comment: 'Hear, hear <b>', author: 'Ada', email: 'ada@example.org', url: '' };
    const response = await it.post(path, fields, { headers: own });
    expect(response.status).toBe(200);
    const $ = await pageOf(response);
    expect($('.reply').text()).toContain('replies are not kept');
    expect($('.reply form').length).toBe(0);
    expect($('body').text()).not.toContain('Hear, hear');
    expect(it.changes).toEqual([]);
    expect(await (await it.get(path)).text()).not.toContain('Hear, hear');
  });

  test('the policy lets the follow bar ask, and frame itself, here and nowhere else', async () => {
    const it = await open();
    const { headers } = await it.get('/sample/');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("connect-src 'self' http://localhost:3000;frame-src 'self'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });
});

describe('the pictures', () => {
  test('each article has one, small enough for a mail, and any mail program may load it', async () => {
    const it = await open();
    for (const { picture } of sampleArticles) {
      const { headers, status } = await it.get(`/sample/pictures/${picture}.jpg`);
      expect(status, picture).toBe(200);
      expect(headers.get('content-type')).toBe('image/jpeg');
      expect(headers.get('cache-control')).toBe('public, max-age=2592000');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(Number(headers.get('content-length'))).toBeLessThan(60_000);
    }
    expect((await it.get('/sample/pictures/courier.png')).headers.get('content-type')).toBe('image/png');
  });

  test('nothing else is read from the disk', async () => {
    const it = await open();
    for (const name of ['drawings', 'drawings%2Fbridge.svg', '..%2Fpackage.json', 'nothing.jpg'])
      expect((await it.get(`/sample/pictures/${name}`)).status, name).toBe(404);
  });

  test('each drawing has its picture', () => {
    const names = (folder: string) =>
      readdirSync(new URL(folder, import.meta.url)).filter((name) => /\.(jpg|png|svg)$/.test(name));
    const stems = (folder: string) =>
      names(folder)
        .map((name) => name.replace(/\.\w+$/, ''))
        .sort();
    expect(stems('../../../sample/drawings/')).toEqual(stems('../../../sample/'));
  });
});

describe('the feed', () => {
  test('is RSS with validators, and not sent twice', async () => {
    const it = await open();
    // Without the second header, Node's fetch asks caches to stand aside.
    const ask = (headers: Record<string, string>) =>
      it.get('/sample/feed/', { headers: { ...headers, 'cache-control': 'max-age=0' } });
    const first = await ask({});
    expect(first.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    const etag = first.headers.get('etag')!;
    const modified = first.headers.get('last-modified')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const [name, value] of [
      ['if-none-match', etag],
      ['if-modified-since', modified],
    ] as const)
      expect((await ask({ [name]: value })).status, name).toBe(304);
    await it.post('/sample/publish', {}, { headers: own });
    const again = await ask({ 'if-none-match': etag });
    expect(again.status).toBe(200);
    const parsed = parseFeed(Buffer.from(await again.arrayBuffer()), { url: again.url, contentType: null });
    expect(parsed).toMatchObject({ kind: 'feed', feed: { articles: { length: 5 } } });
  });

  test('of an article has its replies, newest first', async () => {
    const it = await open();
    const response = await it.get(`/sample/${slugs[0]}/feed/`);
    expect(response.headers.get('content-type')).toContain('application/rss+xml');
    const xml = await response.text();
    expect(xml).toContain('Comments on: The footbridge');
    const names = [...xml.matchAll(/<title>By: (.+)<\/title>/g)].map(([, name]) => name);
    expect(names).toEqual(sampleArticles[0]!.comments.map(({ author }) => author).reverse());
    expect((await it.get(`/sample/${slugs[5]}/feed/`)).status).toBe(404);
  });
});
