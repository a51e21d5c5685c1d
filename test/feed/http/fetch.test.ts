import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
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

const text = (result: Awaited<ReturnType<typeof get>>) =>
  result.kind === 'fetched' ? Buffer.from(result.body).toString() : result;

describe('a feed that is there', () => {
  it('comes with its body, type and validators, and the request says who asks', async () => {
    origin.set('/feed', {
      headers: { 'content-type': 'application/rss+xml', etag: 'W/"é-1"', 'last-modified': 'yesterday, 5 pm' },
      body: '<rss/>',
    });
    const result = await get('/feed');
    expect(result).toMatchObject({
      kind: 'fetched',
      url: `${origin.url}/feed`,
      movedTo: null,
      contentType: 'application/rss+xml',
      etag: 'W/"é-1"',
      lastModified: 'yesterday, 5 pm',
    });
    expect(text(result)).toBe('<rss/>');
    expect(origin.requests[0]!.headers).toMatchObject({
      'user-agent': 'Postrider test',
      'accept-encoding': expect.stringMatching(/^gzip, br, deflate(, zstd)?$/),
      accept: expect.stringContaining('application/rss+xml'),
      connection: 'close',
    });
  });

  it('is asked for with the validators byte for byte, and 304 means unchanged', async () => {
    origin.set('/feed', { status: 304 });
    const result = await get('/feed', { etag: '"odd  é tag', lastModified: 'not even a date' });
    expect(result).toEqual({
      kind: 'unchanged',
      url: `${origin.url}/feed`,
      movedTo: null,
      etag: '"odd  é tag',
      lastModified: 'not even a date',
      maxAgeSeconds: null,
      links: { hub: [], self: null },
    });
    expect(origin.requests[0]!.headers).toMatchObject({
      'if-none-match': '"odd  é tag',
      'if-modified-since': 'not even a date',
    });
  });

  it('is no success when a server answers 304 to a request without validators', async () => {
    origin.set('/feed', { status: 304 });
    expect(await get('/feed')).toMatchObject({ kind: 'failed', status: 304 });
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['deflate, br', (text: string) => brotliCompressSync(deflateSync(text))],
  ])('is unpacked from %s', async (encoding, pack) => {
    origin.set('/feed', { headers: { 'content-encoding': encoding }, body: pack('<rss>grüße</rss>') });
    expect(text(await get('/feed'))).toBe('<rss>grüße</rss>');
  });

  it('can be asked for in another kind', async () => {
    origin.set('/page', { body: '<html>' });
    await get('/page', { accept: 'text/html' });
    expect(origin.requests[0]!.headers.accept).toBe('text/html');
  });

  it('is unpacked from zstd where Node can do that; else it is not asked for, and refused with a reason', async () => {
    const pack = (zlib as unknown as { zstdCompressSync?: typeof gzipSync }).zstdCompressSync;
    const body = pack?.('<rss>grüße</rss>') ?? Buffer.from('28b52ffd', 'hex');
    origin.set('/feed', { headers: { 'content-encoding': 'zstd' }, body });
    const result = await get('/feed');
    const asked = origin.requests[0]!.headers['accept-encoding'];
    if (pack) {
      expect(text(result)).toBe('<rss>grüße</rss>');
      expect(asked).toContain('zstd');
    } else {
      expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('zstd') });
      expect(asked).not.toContain('zstd');
    }
  });

  it('has a body whose buffer holds nothing else', async () => {
    origin.set('/feed', { body: 'short' });
    const result = await get('/feed');
    expect(result.kind === 'fetched' && result.body.buffer.byteLength).toBe(5);
  });

  it('never gets the name and password of its address', async () => {
    origin.set('/feed', { body: 'x' });
    const result = await get('', { url: `http://me:secret@127.0.0.1:${origin.port}/feed` });
    expect(result).toMatchObject({ kind: 'fetched', url: `${origin.url}/feed` });
    expect(origin.requests[0]!.headers.authorization).toBeUndefined();
  });
});

describe('limits', () => {
  it('stop a body that is too large, whether it says so or not', async () => {
    origin.set('/large', { body: 'x'.repeat(2000) });
    origin.set('/endless', (_request, response) => {
      const more = () => {
        while (response.writable && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    for (const path of ['/large', '/endless']) {
      const result = await get(path, { limits: { bytes: 1000 } });
      expect(result).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('larger than 0.001 MB'),
      });
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('count what %s unpacks to', async (encoding, pack) => {
    origin.set('/bomb', { headers: { 'content-encoding': encoding }, body: pack(Buffer.alloc(1_100_000)) });
    expect(await get('/bomb', { limits: { bytes: 1_000_000 } })).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('larger than 1 MB'),
    });
  });

  it('are 10 MB of body where nothing else is asked for', async () => {
    origin.set('/bomb', {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(10_000_001)),
    });
    origin.set('/full', {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(10_000_000)),
    });
    expect(await get('/bomb')).toMatchObject({ reason: expect.stringContaining('larger than 10 MB') });
    expect(await get('/full')).toMatchObject({ kind: 'fetched' });
  });

  it('end the wait for headers that never come', async () => {
    origin.set('/silent', () => {});
    const result = await get('/silent', { limits: { totalMs: 150 } });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('within 0.15 seconds') });
  });

  it('count the time of all hops together', async () => {
    for (const hop of [0, 1, 2, 3, 4])
      origin.set(`/${hop}`, (_request, response) => {
        setTimeout(() => response.writeHead(302, { location: `/${hop + 1}` }).end(), 60);
      });
    const result = await get('/0', { limits: { totalMs: 200 } });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('within 0.2 seconds') });
    expect(origin.requests.length).toBeLessThan(5);
  });

  it('end a body that trickles', async () => {
    let timer: NodeJS.Timeout | undefined;
    origin.set('/slow', (_request, response) => {
      timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const result = await get('/slow', { limits: { totalMs: 150 } });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('within 0.15 seconds') });
  });
});

describe('a failure is a sentence', () => {
  it('for each kind of status, with Retry-After as a date', async () => {
    origin.set('/gone', { status: 410 });
    origin.set('/private', { status: 403 });
    origin.set('/busy', { status: 429, headers: { 'retry-after': '120' } });
    origin.set('/down', { status: 503, headers: { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' } });
    expect(await get('/gone')).toMatchObject({ status: 410, gone: true });
    expect(await get('/missing')).toMatchObject({
      kind: 'failed',
      status: 404,
      gone: false,
      reason: `There is nothing at ${origin.url}/missing (404 Not Found): check the address.`,
    });
    expect(await get('/private')).toMatchObject({ reason: expect.stringContaining('403 Forbidden') });
    const clock = () => new Date('2026-03-11T12:00:00Z');
    expect(await get('/down', { clock })).toMatchObject({ retryAfter: new Date('2026-03-18T12:00:00Z') });
    expect(await get('/busy', { clock })).toMatchObject({ retryAfter: new Date('2026-03-11T12:02:00Z') });
    expect(await get('/private', { clock })).toMatchObject({ retryAfter: null });
  });

  it.each([
    ['not an address', 'is not a web address'],
    ['ftp://example.org/feed', 'is not a web address'],
    ['http://no-such-name.invalid/', 'no-such-name.invalid'],
    ['http://127.0.0.1:1/', 'refuses connections'],
  ])('for %s', async (url, sentence) => {
    expect(await get('', { url })).toMatchObject({
      kind: 'failed',
      status: null,
      reason: expect.stringContaining(sentence),
    });
  });

  it('for a server that speaks no TLS, and one that speaks no HTTP', async () => {
    expect(await get('', { url: `https://127.0.0.1:${origin.port}/` })).toMatchObject({
      reason: expect.stringContaining('No secure connection'),
    });
    const server = createServer((socket) => socket.end('220 mail.example.org ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const result = await get('', { url: `http://127.0.0.1:${port}/` });
    server.close();
    expect(result).toMatchObject({ reason: expect.stringContaining('does not speak HTTP') });
  });

  it('for a body that breaks off, is packed wrongly or in an unknown way', async () => {
    origin.set('/cut', (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      response.socket!.end();
    });
    origin.set('/bad', { headers: { 'content-encoding': 'br' }, body: 'no brotli at all' });
    origin.set('/half', {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('long text').subarray(0, 15),
    });
    origin.set('/odd', { headers: { 'content-encoding': 'compress' }, body: 'x' });
    origin.set('/deep', { headers: { 'content-encoding': 'gzip, gzip, gzip, gzip' }, body: 'x' });
    expect(await get('/cut')).toMatchObject({ reason: expect.stringContaining('broke the connection off') });
    expect(await get('/half')).toMatchObject({ reason: expect.stringContaining('broke the connection off') });
    for (const path of ['/bad', '/odd', '/deep']) {
      expect(await get(path)).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('not well formed'),
      });
    }
  });
});

it('keeps no process alive after its answer', async () => {
  origin.set('/feed', { body: 'x' });
  const script = `const { fetchUrl } = await import(${JSON.stringify(new URL('../../../src/feed/http/fetch.ts', import.meta.url).href)});
    const result = await fetchUrl({ url: '${origin.url}/feed', allowPrivate: true, userAgent: 'test' });
    console.log(result.kind, process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    { timeout: 30_000 },
  );
  expect(stdout).toBe('fetched 0\n');
}, 40_000);
