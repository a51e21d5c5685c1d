import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscoverOptions, discoverFeeds } from '../../../src/feed/discover/discover.ts';
import { discoveryProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { type OriginServer, startOriginServer } from '../../support/servers/origin-server.ts';

let origin: OriginServer;
beforeEach(async () => {
  origin = await startOriginServer();
});
afterEach(() => origin.close());

const find = async (address: string, options: DiscoverOptions) =>
  told(await discoverFeeds(address, options), discoveryProblem);

const options = { allowPrivate: true, userAgent: 'test' };
const rss = (title: string) => ({
  headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0"><channel><title>${title}</title><item><link>https://e.example.org/1</link></item></channel></rss>`,
});
const page = (head: string) => ({
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><html><head><title>A  site &amp; more</title>${head}</head><body>…</body></html>`,
});
const alternate = (href: string, title: string, type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

describe('feeds are found', () => {
  it('at the address of a feed itself, with its articles', async () => {
    origin.set('/feed', rss('Blog'));
    expect(await find(`${origin.url}/feed`, options)).toMatchObject({
      kind: 'found',
      siteTitle: 'Blog',
      feeds: [
        {
          url: `${origin.url}/feed`,
          title: 'Blog',
          feed: { articles: [{ url: 'https://e.example.org/1' }] },
        },
      ],
    });
  });

  it('through what a page names, comments last, dead ends and JSON APIs left out', async () => {
    origin.set(
      '/blog/',
      page(
        alternate('comments/feed/', 'A site » Comments Feed') +
          alternate('feed/', 'A site » Feed') +
          alternate('/gone/', 'Gone') +
          alternate('/wp-json/wp/v2/posts/1', 'JSON', 'application/json') +
          alternate('/atom.xml', 'Atom', 'application/atom+xml; charset=utf-8'),
      ),
    );
    origin.set('/blog/feed/', rss('Posts'));
    origin.set('/blog/comments/feed/', rss('Comments'));
    origin.set('/atom.xml', { status: 301, headers: { location: '/blog/feed/' } });
    const found = await find(`${origin.url}/blog/`, options);
    expect(found).toMatchObject({ kind: 'found', siteTitle: 'A site & more' });
    expect(found.kind === 'found' && found.feeds.map(({ url, title }) => [url, title])).toEqual([
      [`${origin.url}/blog/feed/`, 'Posts'],
      [`${origin.url}/blog/comments/feed/`, 'A site » Comments Feed'],
    ]);
    expect(origin.requests.map(({ url }) => url)).not.toContain('/wp-json/wp/v2/posts/1');
  });

  it('at the usual places of a page that names none, first beside it, then at the root', async () => {
    origin.set('/blog/', page(''));
    origin.set('/index.xml', rss('Hugo'));
    expect(await find(`${origin.url}/blog/`, options)).toMatchObject({
      kind: 'found',
      feeds: [{ url: `${origin.url}/index.xml` }],
    });
    origin.set('/blog/atom.xml', rss('Nearer'));
    expect(await find(`${origin.url}/blog/`, options)).toMatchObject({
      feeds: [{ url: `${origin.url}/blog/atom.xml` }],
    });
  });

  it.each([
    (host: string) => `  ${host}/feed `,
    (host: string) => `feed://${host}/feed`,
    (host: string) => `feed:http://${host}/feed`,
  ])('without a scheme, and with feed: (case %#)', async (typed) => {
    origin.set('/feed', rss('Blog'));
    expect(await find(typed(`127.0.0.1:${origin.port}`), options)).toMatchObject({
      kind: 'found',
      feeds: [{ url: `http://127.0.0.1:${origin.port}/feed` }],
    });
  });
});

describe('where there is none, a sentence helps', () => {
  it('for a site without feeds', async () => {
    origin.set('/', page(''));
    expect(await find(origin.url, options)).toEqual({
      kind: 'none',
      reason: expect.stringContaining('none stands at the usual places'),
    });
  });

  it('for a site whose feed is broken', async () => {
    origin.set('/', page(alternate('/feed', 'Feed')));
    expect(await find(origin.url, options)).toEqual({
      kind: 'none',
      reason: expect.stringContaining(`it names ${origin.url}/feed, but`),
    });
  });

  it('for a page that is not there, or behind a port where nobody listens', async () => {
    expect(await find(`127.0.0.1:${origin.port}/none`, options)).toEqual({
      kind: 'none',
      reason: expect.stringContaining('404 Not Found'),
    });
    expect(await find('127.0.0.1:1', options)).toEqual({
      kind: 'none',
      reason: expect.stringContaining('refuses connections'),
    });
  });

  it.each(['', 'not an address', 'mailto:me@example.org', 'ftp://example.org'])(
    'for “%s”',
    async (address) => {
      expect(await find(address, options)).toEqual({
        kind: 'none',
        reason: expect.stringMatching(/is not a web address|is an email address/),
      });
    },
  );

  it('for a private address, if those are not allowed', async () => {
    origin.set('/feed', rss('Blog'));
    expect(await find(`${origin.url}/feed`, { ...options, allowPrivate: false })).toEqual({
      kind: 'none',
      reason: expect.stringContaining('private network'),
    });
    expect(origin.requests).toEqual([]);
  });
});
