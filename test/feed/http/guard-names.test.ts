/** guard.ts for names: what DNS says is checked before any connection, at each hop. */
import dns from 'node:dns';
import net, { isIP } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import { feedProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { type OriginServer, startOriginServer } from '../../support/servers/origin-server.ts';

/** What names lead to, answer by answer, the last one for ever. */
function withDns(answers: string[][]): { asked: () => number } {
  let asked = 0;
  vi.spyOn(dns, 'lookup').mockImplementation(((
    ...[, , callback]: [string, object, (error: null, addresses: object[]) => void]
  ) => {
    const addresses = answers[Math.min(asked, answers.length - 1)]!;
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
  }) as never);
  return { asked: () => asked };
}

const publicAddress = '93.184.215.14';

describe('a name', () => {
  let origin: OriginServer;
  let connected: string[];
  beforeEach(async () => {
    origin = await startOriginServer();
    connected = [];
    // The public Internet in small: its address leads to the origin, and nothing else leads anywhere but itself.
    const { connect } = net;
    vi.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts) => {
      const look: net.LookupFunction = (host, how, callback) =>
        options.lookup!(host, how, (error, addresses) => {
          const found = [addresses].flat() as dns.LookupAddress[];
          connected.push(...found.map(({ address }) => address));
          callback(
            error,
            found.map((one) => (one.address === publicAddress ? { ...one, address: '127.0.0.1' } : one)),
          );
        });
      const socket = connect({ ...options, lookup: look });
      if (isIP(options.host!)) connected.push(options.host!);
      else Object.defineProperty(socket, 'remoteAddress', { value: publicAddress });
      return socket;
    }) as never);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await origin.close();
  });
  const ask = async (host: string) =>
    told(
      await fetchUrl({
        url: `http://${host}:${origin.port}/feed`,
        allowPrivate: false,
        userAgent: 'test',
        limits: { totalMs: 2000 },
      }),
      feedProblem,
    );
  const refused = { kind: 'failed', reason: expect.stringContaining('a private network') };

  it('that leads to a public address is fetched', async () => {
    withDns([[publicAddress]]);
    origin.set('/feed', { body: 'news' });
    expect(await ask('feeds.example')).toMatchObject({ kind: 'fetched' });
    expect(connected).toEqual([publicAddress]);
  });

  it.each([
    ['a private address', ['10.0.0.1']],
    ['a public and a private one', [publicAddress, '127.0.0.1']],
    ['a private and a public one', ['::1', publicAddress]],
    ['a v4-mapped one', ['::ffff:127.0.0.1']],
    ['a NAT64 one', ['64:ff9b::a00:1']],
    ['none at all', []],
  ])('that leads to %s is refused before any connection', async (_what, addresses) => {
    withDns([addresses]);
    expect(await ask('feeds.example')).toMatchObject(refused);
    expect(connected).toEqual([]);
    expect(origin.requests).toEqual([]);
  });

  it('that changes its mind after it was checked gains nothing: it is looked up once a connection', async () => {
    const { asked } = withDns([[publicAddress], ['127.0.0.1']]);
    origin.set('/feed', { body: 'news' });
    expect(await ask('feeds.example')).toMatchObject({ kind: 'fetched' });
    expect(asked()).toBe(1);
    expect(connected).toEqual([publicAddress]);
    expect(await ask('feeds.example')).toMatchObject(refused);
    expect(asked()).toBe(2);
    expect(origin.requests).toHaveLength(1);
  });

  it('that changes its mind between two hops is refused at the second', async () => {
    withDns([[publicAddress], ['127.0.0.1']]);
    origin.set('/feed', { status: 302, headers: { location: '/next' } });
    expect(await ask('feeds.example')).toMatchObject(refused);
    expect(origin.requests.map(({ url }) => url)).toEqual(['/feed']);
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', 'localhost', '[::ffff:7f00:1]', '[::1]'])(
    'that redirects to %s is followed no further',
    async (host) => {
      withDns([[publicAddress], ['127.0.0.1']]);
      origin.set('/feed', { status: 302, headers: { location: `http://${host}:${origin.port}/secret` } });
      expect(await ask('feeds.example')).toMatchObject(refused);
      expect(connected).toEqual([publicAddress]);
      expect(origin.requests.map(({ url }) => url)).toEqual(['/feed']);
    },
  );
});
