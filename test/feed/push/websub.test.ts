import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askHub, type HubCall } from '../../../src/feed/push/ask-hub.ts';
import {
  hubsAndTopic,
  isSigned,
  reachesUs,
  readVerification,
  redirectOf,
  requestForm,
} from '../../../src/feed/push/websub.ts';
import { hubProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { startHub, type TestHub } from '../../support/servers/websub-hub.ts';

const feedUrl = 'https://valley.example/blog/feed';
const request = {
  mode: 'subscribe' as const,
  topic: 'https://valley.example/feed?a=1&b=2',
  callback: 'https://follow.example.org/websub/t0ken',
  secret: 's3cret',
  leaseSeconds: 864_000,
};

describe('hubs and topic', () => {
  it('are absolute, and each hub comes once', () => {
    const hubs = [
      '/hub',
      'https://hub.example/?a=1',
      'https://valley.example/hub',
      'mailto:hub@hub.example',
      '',
    ];
    expect(hubsAndTopic({ hubs, self: '../feed' }, feedUrl)).toEqual({
      hubs: ['https://valley.example/hub', 'https://hub.example/?a=1'],
      topic: 'https://valley.example/feed',
    });
  });

  it('keep the topic letter by letter', () => {
    const self = 'http://Valley.Example:80';
    expect(hubsAndTopic({ hubs: [], self }, feedUrl).topic).toBe(self);
  });

  it.each([null, '', 'javascript:alert(1)', `https://valley.example/${'x'.repeat(3000)}`])(
    'take the address of the feed for the topic where it gives none (%.20s)',
    (self) => {
      expect(hubsAndTopic({ hubs: [], self }, feedUrl).topic).toBe(feedUrl);
    },
  );

  it('are few', () => {
    const hubs = Array.from({ length: 50 }, (_, n) => `https://hub${n}.example/`);
    expect(hubsAndTopic({ hubs, self: null }, feedUrl).hubs).toHaveLength(5);
  });
});

describe('a hub', () => {
  const publicHub = 'https://hub.example.org/';
  it.each([
    ['https://follow.example.org', true],
    ['http://93.184.216.34:8080', true],
    ['http://localhost:3000', false],
    ['http://127.0.0.1:3000', false],
    ['http://[::1]:3000', false],
    ['http://192.168.1.7', false],
    ['http://[fd00::1]', false],
    ['http://nas', false],
    ['http://nas.local', false],
    ['http://follow.localhost:3000', false],
    ['https://app.internal', false],
  ])('from outside reaches %s: %s', (baseUrl, reached) => {
    expect(reachesUs(publicHub, baseUrl, false)).toBe(reached);
    expect(reachesUs(publicHub, baseUrl, true)).toBe(reached);
  });

  it('on our own network reaches us where that is allowed', () => {
    expect(reachesUs('http://192.168.1.9/hub', 'http://192.168.1.7', true)).toBe(true);
    expect(reachesUs('http://192.168.1.9/hub', 'http://192.168.1.7', false)).toBe(false);
  });
});

describe('the form', () => {
  it('of a subscription has a secret and a lease', () => {
    expect(Object.fromEntries(new URLSearchParams(requestForm(request)))).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': request.topic,
      'hub.callback': request.callback,
      'hub.verify': 'async',
      'hub.lease_seconds': '864000',
      'hub.secret': 's3cret',
    });
  });

  it('of its end has neither', () => {
    const form = new URLSearchParams(requestForm({ ...request, mode: 'unsubscribe' }));
    expect([...form.keys()]).toEqual(['hub.mode', 'hub.topic', 'hub.callback', 'hub.verify']);
  });
});

describe('a signature', () => {
  const body = Buffer.from('what do ya want for nothing?');
  // RFC 2202 and RFC 4231, test case 2.
  const right = {
    sha1: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    sha256: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    sha384:
      'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
    sha512:
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  };

  it.each(Object.entries(right))('by %s is known', (method, hex) => {
    expect(isSigned(body, 'Jefe', `${method}=${hex}`)).toBe(true);
    expect(isSigned(body, 'Jefe', `${method.toUpperCase()}=${hex.toUpperCase()}`)).toBe(true);
    expect(isSigned(Buffer.from('what do ya want for nothing!'), 'Jefe', `${method}=${hex}`)).toBe(false);
    expect(isSigned(body, 'Jefa', `${method}=${hex}`)).toBe(false);
  });

  it.each([
    undefined,
    '',
    'sha256',
    'sha256=',
    right.sha256,
    `md5=750c783e6ab0b503eaa86e310a5db738`,
    `sha1=${right.sha256}`,
    `sha256=${right.sha256.slice(2)}`,
    `sha256=${right.sha256}00`,
    `sha256=${'zz'.repeat(32)}`,
    `sha256=${right.sha256}, sha256=${right.sha256}`,
  ])('like “%s” is none', (signature) => {
    expect(isSigned(body, 'Jefe', signature)).toBe(false);
  });
});

describe('a verification', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.topic': feedUrl, 'hub.challenge': 'abc' };
  it('is read from the query', () => {
    expect(readVerification({ ...query, 'hub.lease_seconds': '60' })).toEqual({
      mode: 'subscribe',
      topic: feedUrl,
      challenge: 'abc',
      leaseSeconds: '60',
    });
    expect(readVerification({ 'hub.mode': 'denied', 'hub.topic': feedUrl })).toEqual({
      mode: 'denied',
      topic: feedUrl,
      reason: '',
    });
  });

  it('keeps a reason short and in one line', () => {
    const reason = `go\r\naway\u0000\u202e ${'x'.repeat(1000)}`;
    const read = readVerification({ 'hub.mode': 'denied', 'hub.topic': feedUrl, 'hub.reason': reason });
    expect(read).toMatchObject({ reason: expect.stringMatching(/^go away x{290,}$/) });
    expect((read as { reason: string }).reason.length).toBe(300);
  });

  it.each([
    [{}],
    [{ ...query, 'hub.mode': 'publish' }],
    [{ ...query, 'hub.mode': ['subscribe', 'subscribe'] }],
    [{ ...query, 'hub.topic': '' }],
    [{ ...query, 'hub.challenge': '' }],
    [{ ...query, 'hub.challenge': undefined }],
    [{ ...query, 'hub.challenge': 'x'.repeat(1001) }],
  ])('is not %j', (wrong) => {
    expect(readVerification(wrong)).toBeNull();
  });
});

describe('a request to a hub', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await startHub();
    hub.behave({ verify: 'never' });
  });
  afterEach(() => hub.close());

  const ask = (more: Partial<HubCall> = {}) =>
    askHub({ hub: hub.url, request, allowPrivate: true, userAgent: 'Postrider test', ...more });
  const reason = async (more: Partial<HubCall> = {}) => {
    const answer = await ask(more);
    return answer.kind === 'failed' ? hubProblem(answer.problem) : answer.kind;
  };

  it('is a form, and 202 means that it is taken', async () => {
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(hub.wrongs).toEqual([]);
    expect(String(hub.requests[0])).toBe(requestForm(request));
  });

  it('goes to the query of its address too', async () => {
    expect(await ask({ hub: `${hub.url}?pushpress=hub` })).toEqual({ kind: 'accepted' });
  });

  it.each([307, 308])('follows %i with the same form', async (status) => {
    const next = await startHub();
    next.behave({ verify: 'never' });
    hub.behave({ status, location: next.url });
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(next.requests.map(String)).toEqual([requestForm(request)]);
    await next.close();
  });

  it('follows no more than three redirects', async () => {
    hub.behave({ status: 308, location: hub.url });
    expect(await reason()).toContain('redirects more than 3 times');
    expect(hub.requests).toHaveLength(4);
  });

  it.each([
    [301, 'answered 301 Moved Permanently to the wish to subscribe'],
    [302, 'answered 302 Found'],
    [200, 'answered 200 OK'],
    [400, 'answered 400 Bad Request'],
    [503, 'answered 503 Service Unavailable'],
  ])('that is answered %i has failed', async (status, words) => {
    hub.behave({ status, location: status < 400 ? hub.url : null });
    expect(told(await ask(), hubProblem)).toMatchObject({
      kind: 'failed',
      status,
      reason: expect.stringContaining(words),
    });
    expect(hub.requests).toHaveLength(1);
  });

  it.each([null, 'ftp://hub.example/', 'http://'])(
    'that is redirected to “%s” has failed',
    async (location) => {
      hub.behave({ status: 307, location });
      expect(await reason()).toContain('redirects to an address that is none');
      expect(hub.requests).toHaveLength(1);
    },
  );

  it('is not sent on from https to http', () => {
    const from = new URL('https://hub.example/');
    expect(redirectOf('http://hub.example/', from)).toEqual({
      code: 'hub-redirect-plain',
      host: 'hub.example',
      to: 'hub.example',
    });
    expect(redirectOf('/other', from)).toEqual(new URL('https://hub.example/other'));
  });

  it('never reaches a private address', async () => {
    expect(await reason({ allowPrivate: false })).toContain('private network');
    expect(await reason({ allowPrivate: false, hub: 'http://localhost:1/' })).toContain('private network');
    expect(hub.requests).toEqual([]);
  });

  it('to a hub that is down, silent or no address fails in a sentence', async () => {
    hub.behave({ silent: true });
    expect(await reason({ timeoutMs: 100 })).toContain('within 0.1 seconds');
    expect(await reason({ hub: 'http://127.0.0.1:1/' })).toContain('refuses connections');
    expect(await reason({ hub: 'mailto:hub@hub.example' })).toContain('is not the web address of a hub');
  });
});
