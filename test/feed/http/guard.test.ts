import { lookup } from 'node:dns';
import net, { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import { guardedConnector, isPublicAddress, publicLookup } from '../../../src/feed/http/guard.ts';
import { feedProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { type OriginServer, startOriginServer } from '../../support/servers/origin-server.ts';

describe('an address', () => {
  it.each([
    '1.1.1.1',
    '93.184.215.14',
    '172.32.0.1',
    '100.128.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.0.170',
    '198.19.255.255',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.251',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '64:ff9b::808:808',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:20::1',
    '5f00::1',
    '4000::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%lo',
    '2606:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
    '',
    'localhost',
    '0x7f000001',
    '2130706433',
  ])('“%s” is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a fetch that may not reach private networks', () => {
  let origin: OriginServer;
  beforeEach(async () => {
    origin = await startOriginServer();
    origin.set('/feed', { body: 'secret' });
  });
  afterEach(() => origin.close());

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '０１７７.0.0.1',
    '0',
    'localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:4136:e378:8000:63bf:80ff:fffe]',
    '[fe80::1]',
    '[fd00::1]',
    '[ff02::1]',
    '017700000001',
    '0x7F.0x1',
    '127.0.0.1.',
    '①②⑦.0.0.1',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    'LOCALHOST',
    '0.0.0.0',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '255.255.255.255',
    '224.0.0.1',
  ])('refuses http://%s with a sentence, before any request leaves', async (host) => {
    const url = `http://${host}:${origin.port}/feed`;
    expect(told(await fetchUrl({ url, allowPrivate: false, userAgent: 'test' }), feedProblem)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('a private network'),
    });
    expect(origin.requests).toEqual([]);
  });

  it('lets localhost with a dot no further, whether or not there is such a name', async () => {
    const url = `http://localhost.:${origin.port}/feed`;
    expect(told(await fetchUrl({ url, allowPrivate: false, userAgent: 'test' }), feedProblem)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/a private network|no server named|could not be looked up/),
    });
    expect(origin.requests).toEqual([]);
  });

  it('reaches them with allowPrivate', async () => {
    const url = `http://localhost:${origin.port}/feed`;
    expect(await fetchUrl({ url, allowPrivate: true, userAgent: 'test' })).toMatchObject({ kind: 'fetched' });
  });
});

describe('the connector', () => {
  it('says that a socket was reset, not that it is private, when its other end is gone already', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { connect: open } = net;
    vi.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts) =>
      Object.defineProperty(open(options), 'remoteAddress', { value: undefined })) as never);
    const connect = guardedConnector(1000, lookup);
    const error = await new Promise((resolve) =>
      connect(
        { hostname: 'localhost', host: 'localhost', protocol: 'http:', port: String(port) },
        (...[error]) => resolve(error),
      ),
    );
    vi.restoreAllMocks();
    server.close();
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('refuses a name whose answer holds a private address, in both forms of lookup', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
      expect(error).toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' });
    }
  });

  it.each(['http:', 'https:'])(
    'refuses a private socket even if the lookup let it pass (%s)',
    async (protocol) => {
      let received = 0;
      const server = createServer((socket) => {
        socket.on('data', (data) => {
          received += data.length;
        });
        socket.on('error', () => {});
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      const closed = new Promise<void>((resolve) =>
        server.once('connection', (socket) => socket.on('close', () => resolve())),
      );
      const connect = guardedConnector(1000, lookup);
      const error = await new Promise((resolve) =>
        connect({ hostname: 'localhost', host: 'localhost', protocol, port: String(port) }, (...[error]) =>
          resolve(error),
        ),
      );
      await closed;
      server.close();
      expect(error).toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' });
      expect(received).toBe(0);
    },
  );
});
