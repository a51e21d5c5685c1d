/** fetch.ts where the server sends it on: which redirects move a feed, and where they end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import type { FetchRequest } from '../../../src/feed/http/types.ts';
import { feedProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { type OriginServer, startOriginServer } from '../../support/servers/origin-server.ts';

let origin: OriginServer;
beforeEach(async () => {
  origin = await startOriginServer();
});
afterEach(() => origin.close());

const get = async (path: string, more: Partial<FetchRequest> = {}) =>
  told(
    await fetchUrl({ url: origin.url + path, allowPrivate: true, userAgent: 'Postrider test', ...more }),
    feedProblem,
  );

describe('redirects', () => {
  it('that are all permanent give the new address', async () => {
    origin.set('/old', { status: 301, headers: { location: '/new' } });
    origin.set('/new', { status: 308, headers: { location: Buffer.from('/final?a=ä').toString('latin1') } });
    origin.set('/final', { body: 'here' });
    expect(await get('/old', { etag: '"1"' })).toMatchObject({
      kind: 'fetched',
      url: `${origin.url}/final?a=%C3%A4`,
      movedTo: `${origin.url}/final?a=%C3%A4`,
    });
    expect(origin.requests.at(-1)!.headers['if-none-match']).toBe('"1"');
  });

  it('of which one is temporary do not move the feed', async () => {
    origin.set('/old', { status: 301, headers: { location: '/new' } });
    origin.set('/new', { status: 302, headers: { location: '/final' } });
    origin.set('/final', { body: 'here' });
    expect(await get('/old')).toMatchObject({ url: `${origin.url}/final`, movedTo: null });
  });

  it('that are all permanent give the new address of an unchanged feed too', async () => {
    origin.set('/old', { status: 301, headers: { location: '/new' } });
    origin.set('/new', { status: 304, headers: { etag: '"2"' } });
    expect(await get('/old', { etag: '"1"', lastModified: 'then' })).toMatchObject({
      kind: 'unchanged',
      movedTo: `${origin.url}/new`,
      etag: '"2"',
      lastModified: 'then',
    });
  });

  it('back to where they began, but for a fragment, move nothing', async () => {
    let asked = 0;
    origin.set('/feed', (_request, response) => {
      asked += 1;
      const back = { location: '/feed#top', 'set-cookie': `seen=${asked}` };
      response.writeHead(asked > 1 ? 200 : 301, back).end('here');
    });
    expect(await get('/feed#new')).toMatchObject({ url: `${origin.url}/feed`, movedTo: null });
  });

  it('in a circle end at once, with a sentence', async () => {
    origin.set('/a', { status: 302, headers: { location: '/a' } });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('in a circle') });
    expect(origin.requests).toHaveLength(1);
  });

  it('with a new cookie each time end as well, and no cookie goes to another server', async () => {
    const other = await startOriginServer();
    let count = 0;
    origin.set('/a', (_request, response) => {
      count += 1;
      const location = count > 3 ? `${other.url}/b` : '/a';
      response
        .writeHead(302, { location, 'set-cookie': [`n=${count}; Path=/`, 'bad', '=x', 'k=v; Secure'] })
        .end();
    });
    other.set('/b', { status: 302, headers: { location: `${origin.url}/a` } });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('in a circle') });
    await other.close();
    expect(origin.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'n=1; k=v',
      'n=2; k=v',
      'n=3; k=v',
    ]);
    expect(other.requests.map(({ headers }) => headers.cookie)).toEqual([undefined]);
  });

  it('to YouTube’s page of consent are declined once, by a cookie that goes nowhere else', async () => {
    const wall = { location: 'https://consent.youtube.com/m?continue=x' };
    origin.set('/@harbour', ({ headers }, response) => {
      const open = headers.cookie === 'SOCS=CAI';
      response.writeHead(open ? 200 : 302, open ? {} : wall).end('the channel');
    });
    origin.set('/a', { status: 302, headers: { location: '/@harbour' } });
    expect(await get('/a')).toMatchObject({ kind: 'fetched', url: `${origin.url}/@harbour` });
    expect(origin.requests.map(({ url, headers }) => [url, headers.cookie])).toEqual([
      ['/a', undefined],
      ['/@harbour', undefined],
      ['/@harbour', 'SOCS=CAI'],
    ]);
  });

  it('to another host take no validators along, but to the address that gave them', async () => {
    const elsewhere = `http://localhost:${origin.port}/new`;
    origin.set('/old', { status: 302, headers: { location: elsewhere } });
    origin.set('/new', { body: 'here' });
    const known = { etag: '"1"', lastModified: 'then' };
    const seen = async (more: Partial<FetchRequest>) => {
      origin.requests.length = 0;
      expect(await get('/old', { ...known, ...more })).toMatchObject({ kind: 'fetched' });
      return origin.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    };
    const none = [undefined, undefined];
    const both = ['"1"', 'then'];
    expect(await seen({})).toEqual([both, none]);
    expect(await seen({ validatedUrl: elsewhere })).toEqual([none, both]);
    expect(await seen({ validatedUrl: `${origin.url}/old` })).toEqual([both, none]);
    expect(await seen({ validatedUrl: `${origin.url}/before` })).toEqual([none, none]);
  });

  it.each(['file:///etc/passwd', 'http://', 'javascript:alert(1)'])('to %s are refused', async (location) => {
    origin.set('/a', { status: 302, headers: { location } });
    expect(await get('/a')).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('redirects to'),
    });
  });
});
