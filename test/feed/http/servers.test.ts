/** Hostile and quirky servers, each asked as a poll asks: what comes of it, and how many requests it sees. */
import dns from 'node:dns';
import { isIP } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import { withHostQueue } from '../../../src/feed/http/host-queue.ts';
import type { FetchRequest } from '../../../src/feed/http/types.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { feedProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { unlessItHangs } from '../../support/growth.ts';
import { hostileServers } from '../../support/servers/hostile-servers.ts';
import { feed, quirkyServers } from '../../support/servers/quirky-servers.ts';
import { type RawServer, startRawServer } from '../../support/servers/raw-server.ts';

let server: RawServer;
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

const fetchIt = async (url: string, more: Partial<FetchRequest> = {}) =>
  told(await fetchUrl({ url, allowPrivate: true, userAgent: 'Postrider test', ...more }), feedProblem);

describe('a server that', () => {
  it.each(hostileServers)('$name gets no more than its share', async ({ serve, reason, requests, bytes }) => {
    server = await startRawServer(serve);
    const limits = { bytes: 1_000_000, totalMs: reason?.includes('0.3 seconds') ? 300 : 10_000 };
    const before = process.memoryUsage();
    const result = await fetchIt(`${server.url}/feed`, { limits });
    if (reason !== null)
      expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) });
    else if (result.kind === 'fetched') {
      const { body } = result;
      const parsed = unlessItHangs(() => parseFeed(body, result));
      expect(JSON.stringify(parsed).length).toBeLessThan(10_000);
    } else expect.unreachable(result.kind);
    const { rss } = process.memoryUsage();
    expect(rss - before.rss).toBeLessThan(100_000_000);
    expect(server.requests).toHaveLength(requests);
    expect(server.mostConnections()).toBe(1);
    // The system's buffers take some megabytes more than anyone reads.
    expect(server.written()).toBeLessThan(bytes ?? 10_000_000);
  });
});

describe('an odd server that', () => {
  it.each(quirkyServers)('$name is understood', async (quirk) => {
    const { serve, fetches = 1, requests = fetches, sent = [], notSent = [] } = quirk;
    server = await startRawServer(serve);
    let result = await fetchIt(`${server.url}/feed`);
    for (let fetched = 1; fetched < fetches; fetched++) {
      if (result.kind === 'failed') break;
      const { etag, lastModified } = result;
      result = await fetchIt(`${server.url}/feed`, { etag, lastModified });
    }
    expect(result).toMatchObject(quirk.result(server.url));
    if (quirk.articles !== undefined) {
      const parsed = result.kind === 'fetched' && parseFeed(result.body, result);
      expect(parsed).toMatchObject({ kind: 'feed' });
      if (parsed && parsed.kind === 'feed') expect(parsed.feed.articles).toHaveLength(quirk.articles);
    }
    expect(server.requests).toHaveLength(requests);
    expect(server.mostConnections()).toBe(1);
    for (const line of sent) expect(server.requests.at(-1)).toContain(line);
    for (const line of notSent) expect(server.requests.at(-1)).not.toContain(line);
  });

  it('listens on only one of its two addresses, of IPv4 and IPv6, is found by that', async () => {
    server = await startRawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${feed}`), '::1');
    const { port } = new URL(server.url);
    const both = ['127.0.0.1', '::1'].map((address) => ({ address, family: isIP(address) }));
    vi.spyOn(dns, 'lookup').mockImplementation(((
      ...[, , answer]: [string, object, (error: null, addresses: object[]) => void]
    ) => answer(null, both)) as never);
    for (const host of ['[::1]', 'dual.example'])
      expect(await fetchIt(`http://${host}:${port}/feed`)).toMatchObject({ kind: 'fetched' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('the etiquette', () => {
  it('is one connection at a time, a conditional request, and no more than asked', async () => {
    server = await startRawServer((socket, head) =>
      socket.end(
        head.includes('if-none-match: "v1"')
          ? 'HTTP/1.1 304 Not Modified\r\n\r\n'
          : `HTTP/1.1 200 OK\r\nETag: "v1"\r\nLast-Modified: Wed, 11 Mar 2026 12:00:00 GMT\r\n\r\n${feed}`,
      ),
    );
    const fetch = withHostQueue(fetchUrl);
    const ask = (path: string, more = {}) =>
      fetch({ url: `${server.url}${path}`, allowPrivate: true, userAgent: 'Postrider test', ...more });
    const first = await Promise.all(['/a', '/b', '/c'].map((path) => ask(path)));
    expect(server.mostConnections()).toBe(1);
    const again = await Promise.all(
      first.map((result, index) => ask(`/${'abc'[index]}`, result.kind === 'fetched' ? result : {})),
    );
    expect(again.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(server.requests).toHaveLength(6);
    expect(server.mostConnections()).toBe(1);
    for (const head of server.requests) {
      expect(head.toLowerCase()).toMatch(/^get \/[abc] http\/1\.1\r\n/);
      expect(head).toContain('user-agent: Postrider test');
      expect(head).toMatch(/accept-encoding: gzip, br, deflate/);
    }
    for (const head of server.requests.slice(3)) {
      expect(head).toContain('if-none-match: "v1"');
      expect(head).toContain('if-modified-since: Wed, 11 Mar 2026 12:00:00 GMT');
    }
  });
});
