import { describe, expect, test } from 'vitest';
import { type OwnerSite, owner, ownerSite } from '../../../support/web/owner-site.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

const wrong = { email: owner.email, password: 'eight herons at dawn' };
const sessionsIn = async ({ store }: OwnerSite) =>
  (await store.read.select().from(store.tables.session)).length;

describe('signing in', () => {
  test('leads to the desk, and to the page that was asked for', async () => {
    const it = await ownerSite();
    const browser = it.visitor();
    const refused = await browser.get('/owner/new?x=1');
    expect(refused.status).toBe(303);
    const form = await browser.get(refused.headers.get('location')!);
    expect(form.status).toBe(200);
    const fields = await formOf(form);
    const signedIn = await browser.post('/owner/sign-in', { ...fields, ...owner });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/owner/new?x=1']);
    expect((await browser.get('/owner/new')).status).toBe(200);
  });

  test('capitals in the address do no harm, but in the password they do', async () => {
    const it = await ownerSite();
    const email = owner.email.toUpperCase();
    expect((await it.visitor().post('/owner/sign-in', { ...owner, email })).status).toBe(303);
    const password = owner.password.toUpperCase();
    expect((await it.visitor().post('/owner/sign-in', { ...owner, password })).status).toBe(401);
  });

  test.each([
    ['a wrong password', wrong],
    ['an unknown address', { ...owner, email: 'nobody@valley.example' }],
    ['nothing', {}],
  ])('%s gets the same answer, and no session', async (_, fields) => {
    const it = await ownerSite();
    const before = await sessionsIn(it);
    const browser = it.visitor();
    const response = await browser.post('/owner/sign-in', fields as Record<string, string>);
    expect(response.status).toBe(401);
    const $ = await pageOf(response);
    expect($('[role=alert]').text()).toBe('The address or the password is not right.');
    expect($('#password').val()).toBeUndefined();
    expect(browser.cookies.size).toBe(0);
    expect(await sessionsIn(it)).toBe(before);
  });

  test('the session that the browser had before is over', async () => {
    const it = await ownerSite();
    const browser = it.owner();
    const old = it.owner();
    expect((await old.get('/owner/new')).status).toBe(200);
    await browser.post('/owner/sign-in', owner);
    expect(browser.cookies.get('postrider')).not.toBe(it.session);
    expect((await browser.get('/owner/new')).status).toBe(200);
    expect((await old.get('/owner/new')).status).toBe(303);
  });

  test('the cookie can be read by no script and is sent from no other site', async () => {
    const it = await ownerSite();
    const cookieOf = async (site: OwnerSite) => {
      const response = await site.visitor().post('/owner/sign-in', owner);
      return response.headers.getSetCookie().find((line) => !line.includes('1970'))!;
    };
    expect(await cookieOf(it)).toMatch(
      /^postrider=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const secure = await ownerSite({ config: { baseUrl: 'https://news.example.org' } });
    expect(await cookieOf(secure)).toMatch(/^__Host-postrider=.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  test.each([
    ['//evil.example', '/owner'],
    ['https://evil.example/owner', '/owner'],
    ['/owner/../../evil', '/owner'],
    ['/owner/../evil', '/owner'],
    ['/\\evil.example', '/owner'],
    ['/owner/publications/valley', '/owner/publications/valley'],
    ['/mailbox', '/mailbox'],
  ])('asked for %s, it leads to %s', async (to, where) => {
    const it = await ownerSite();
    const response = await it.visitor().post('/owner/sign-in', { ...owner, to });
    expect(response.headers.get('location')).toBe(where);
    // Who is signed in already is sent on at once.
    const on = await it.owner().get(`/owner/sign-in?to=${encodeURIComponent(to)}`);
    expect([on.status, on.headers.get('location')]).toEqual([303, where]);
  });

  test('after thirty days the session is over', async () => {
    const it = await ownerSite();
    it.clock.forward(30 * 24 * 3600 + 1);
    expect((await it.owner().get('/owner/new')).status).toBe(303);
  });
});

describe('signing out', () => {
  test('ends the session itself, not just the cookie', async () => {
    const it = await ownerSite();
    const [browser, thief] = [it.owner(), it.owner()];
    const out = await browser.post('/owner/sign-out');
    expect([out.status, out.headers.get('location')]).toEqual([303, '/owner/sign-in?out']);
    expect(browser.cookies.size).toBe(0);
    expect((await pageOf(await browser.get('/owner/sign-in?out')))('[role=status]').text()).toContain(
      'signed out',
    );
    expect((await thief.get('/owner/new')).status).toBe(303);
  });

  test('a link can not do it', async () => {
    const it = await ownerSite();
    expect((await it.owner().get('/owner/sign-out')).status).toBe(405);
    expect((await it.owner().get('/owner/new')).status).toBe(200);
  });
});

describe('guessing', () => {
  /** Nobody hashes passwords here: it is counted before anyone looks at one. */
  async function guarded() {
    const tried: string[] = [];
    const signIn = async (email: string, password: string) => {
      tried.push(email);
      if (password !== owner.password) return undefined;
      return { id: 1, email, passwordHash: '', createdAt: new Date('2026-03-02T10:00:00Z') };
    };
    const startSession = async () => ({ token: 'token', expiresAt: new Date('2040-01-01') });
    const it = await site({ config: { trustProxy: 1 }, owner: { signIn, startSession } });
    const from = (at: number, fields: Record<string, string>) =>
      it.post('/owner/sign-in', fields, { headers: { origin: it.url, 'x-forwarded-for': `192.0.2.${at}` } });
    return { from, tried };
  }

  test('one network gets ten tries in fifteen minutes, right ones among them', async () => {
    const { from, tried } = await guarded();
    for (let at = 0; at < 10; at += 1) {
      expect((await from(1, { ...wrong, email: `${at}@valley.example` })).status).toBe(401);
    }
    const refused = await from(1, owner);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    expect((await pageOf(refused))('.lead').text()).toBe('Please try again in 15 minutes.');
    expect(tried.length).toBe(10);
    expect((await from(2, owner)).status).toBe(303);
  });

  test('one account gets twenty tries an hour, from however many networks', async () => {
    const { from, tried } = await guarded();
    for (let at = 0; at < 20; at += 1) {
      const email = at % 2 ? owner.email : owner.email.toUpperCase();
      expect((await from(at, { ...wrong, email })).status).toBe(401);
    }
    const refused = await from(99, owner);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(tried.length).toBe(20);
    expect((await from(99, { ...owner, email: 'other@valley.example' })).status).toBe(303);
  });
});

describe('what another site makes a browser send', () => {
  const foreign: [string, Record<string, string>][] = [
    ['a foreign origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a foreign origin, from an old browser', { origin: 'https://evil.example', 'sec-fetch-site': '' }],
    ['a site beside ours', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { origin: '', 'sec-fetch-site': 'none' }],
    ['no word of where it comes from', { origin: '', 'sec-fetch-site': '' }],
    ['a hidden origin', { origin: 'null', 'sec-fetch-site': '' }],
  ];
  /** A header set to '' is left out. */
  const bare = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

  test.each(foreign)('%s signs nobody in or out', async (_, headers) => {
    const it = await ownerSite();
    const send = (path: string, cookie: string) =>
      fetch(it.url + path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(owner),
        headers: { ...bare(headers), cookie },
      });
    const before = await sessionsIn(it);
    for (const path of ['/owner/sign-in', '/OWNER/Sign-In/', '/owner/sign-out']) {
      const response = await send(path, `postrider=${it.session}`);
      expect(response.status, path).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect((await pageOf(response))('h1').text()).toBe('That did not come from a page of ours');
    }
    expect(await sessionsIn(it)).toBe(before);
    expect((await it.owner().get('/owner/new')).status).toBe(200);
  });

  test('an old browser’s own origin is enough, and so is the word of a new one', async () => {
    const it = await ownerSite();
    for (const headers of [[['origin', it.url]], [['sec-fetch-site', 'same-origin']]] as [
      string,
      string,
    ][][]) {
      const body = new URLSearchParams(owner);
      const init = { method: 'POST', redirect: 'manual', body, headers } as const;
      expect((await fetch(`${it.url}/owner/sign-in`, init)).status).toBe(303);
    }
  });

  test('where BASE_URL is not what the browser shows, the answer says so', async () => {
    const it = await ownerSite({ config: { baseUrl: 'http://news.example.org' } });
    const headers = { origin: 'https://news.example.org', 'sec-fetch-site': 'same-origin' };
    const response = await it.visitor().post('/owner/sign-in', owner, { headers });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(
      'your browser is at https://news.example.org, but BASE_URL says http://news.example.org',
    );
  });
});

test('every page of the owner is kept nowhere and listed nowhere', async () => {
  const it = await ownerSite();
  for (const path of ['/owner', '/owner/sign-in', '/owner/new', '/Owner/nowhere/', '/owner/setup']) {
    const { headers } = await it.owner().get(path);
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
});
