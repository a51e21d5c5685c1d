/** All public routes together: methods, spellings and headers of each. */
import { describe, expect, test } from 'vitest';
import type { Site } from '../support/web/app.ts';
import { mail, mailboxWith } from '../support/web/mails.ts';
import { pending, publication } from '../support/web/rows.ts';
import { pageOf, site } from '../support/web/site.ts';

const paths = (it: Site) => ({
  start: '/',
  follow: '/follow/harbour',
  confirm: it.confirmPath(),
  unsubscribe: it.unsubscribePath(),
  manage: it.managePath(),
  fresh: it.freshPath(),
  erase: `${it.freshPath()}/erase`,
  address: it.addressPath('ada@new.example'),
  lostLink: '/manage',
  mailbox: '/mailbox',
  mail: '/mailbox/1',
  mailHtml: '/mailbox/1/html',
  ping: '/ping',
  healthz: '/healthz',
  readyz: '/readyz',
  nowhere: '/nowhere',
});
const open = () => site({ mailbox: mailboxWith(mail) });

test('each route answers each method as it should', async () => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];
  const table: Record<string, number[]> = {};
  for (const name of Object.keys(paths(await open())) as (keyof ReturnType<typeof paths>)[]) {
    const it = await open();
    table[name] = [];
    for (const method of methods)
      table[name].push((await fetch(it.url + paths(it)[name], { method })).status);
  }
  expect(table).toEqual({
    start: [200, 200, 405, 405, 405, 405],
    follow: [200, 200, 422, 405, 405, 405],
    confirm: [200, 200, 200, 405, 405, 405],
    unsubscribe: [200, 200, 200, 405, 405, 405],
    // What none of the page's forms sends changes nothing.
    manage: [200, 200, 422, 405, 405, 405],
    fresh: [200, 200, 422, 405, 405, 405],
    erase: [200, 200, 200, 405, 405, 405],
    address: [200, 200, 200, 405, 405, 405],
    lostLink: [200, 200, 422, 405, 405, 405],
    mailbox: [200, 200, 405, 405, 405, 405],
    mail: [200, 200, 405, 405, 405, 405],
    mailHtml: [200, 200, 405, 405, 405, 405],
    // What is no ping is told so in XML, with 200.
    ping: [405, 405, 200, 405, 405, 405],
    healthz: [200, 200, 405, 405, 405, 405],
    readyz: [200, 200, 405, 405, 405, 405],
    nowhere: [404, 404, 404, 404, 404, 404],
  });
  const { url } = await open();
  expect((await fetch(url, { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
});

test('fetching any page any number of times, by GET or HEAD, changes nothing', async () => {
  const it = await site({ subscribers: [pending], mailbox: mailboxWith(mail) });
  const before = structuredClone([...it.rows]);
  for (const path of Object.values(paths(it))) {
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      await fetch(`${it.url}${path}?action=undo&List-Unsubscribe=One-Click&cadence=weekly`, { method });
    }
  }
  expect(it.changes).toEqual([]);
  expect([...it.rows]).toEqual(before);
});

test('capitals and a slash at the end do no harm', async () => {
  const it = await open();
  const [, word, token] = it.unsubscribePath().split('/');
  for (const path of [
    '/Follow/Harbour/',
    '/FOLLOW/HARBOUR',
    `/${word!.toUpperCase()}/${token}/`,
    '/Healthz/',
  ]) {
    expect((await it.get(path)).status, path).toBe(200);
  }
});

describe('headers', () => {
  test('no page sets a cookie, loads foreign scripts or can be framed', async () => {
    const it = await open();
    for (const path of Object.values(paths(it))) {
      const { headers } = await it.get(path);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      if (path.endsWith('/html')) continue;
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test('pages behind a key are neither kept nor listed', async () => {
    const it = await open();
    const { confirm, unsubscribe, manage, fresh, erase, address, lostLink, mailbox } = paths(it);
    const readers = [confirm, unsubscribe, manage, fresh, erase, address, lostLink];
    for (const path of [...readers, mailbox, '/confirm/broken']) {
      const { headers } = await it.get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    }
  });

  test('HTTPS is insisted on only where the installation has it', async () => {
    const plain = await open();
    expect((await plain.get('/')).headers.get('strict-transport-security')).toBeNull();
    const secure = await site({ config: { baseUrl: 'https://news.example.org' } });
    expect((await secure.get('/')).headers.get('strict-transport-security')).toMatch(/^max-age=/);
  });

  test('styles, script and icon are kept for a year, and a look for a day', async () => {
    const it = await open();
    const $ = await pageOf(await it.get('/follow/harbour'));
    const files = $('link[href], script[src]')
      .map((_, tag) => $(tag).attr('href') ?? $(tag).attr('src'))
      .get();
    expect(files.length).toBe(4);
    for (const path of files) {
      const response = await it.get(path);
      expect(response.status).toBe(200);
      const seconds = path.startsWith('/look/') ? 86_400 : 31_536_000;
      expect(response.headers.get('cache-control')).toContain(`max-age=${seconds}`);
    }
    expect(files).toContain('/look/0b6e5f.css');
    for (const path of ['/assets/pages-old.css', '/look/nonsense.css', '/look/0b6e5f']) {
      expect((await it.get(path)).status).toBe(404);
    }
  });
});

describe('the start page', () => {
  test('lists the publications and says what the owner has to know', async () => {
    const it = await site({ notice: 'Mail waits: SMTP_URL is not set.', mailbox: mailboxWith() });
    const $ = await pageOf(await it.get('/'));
    expect($('.publications a').attr('href')).toBe('/follow/harbour');
    expect($('.notice').text()).toBe('Mail waits: SMTP_URL is not set.');
    expect($('a[href="/mailbox"]').length).toBe(1);
  });

  test('shows the mailbox to nobody but this machine', async () => {
    const it = await site({ mailbox: mailboxWith() });
    const $ = await pageOf(await it.get('/', { headers: { 'x-forwarded-for': '192.0.2.1' } }));
    expect($('a[href="/mailbox"]').length).toBe(0);
  });

  test('says how to make the first publication', async () => {
    const it = await site({ publications: [] });
    const words = (await pageOf(await it.get('/')))('.command').text();
    expect(words).toContain(
      'npx postrider publication add SLUG --name NAME --site URL --from "NAME <ADDRESS>"',
    );
  });
});

describe('status', () => {
  test('/healthz says ok', async () => {
    expect(await (await (await open()).get('/healthz')).text()).toBe('ok');
  });

  test('/readyz is 503 as soon as one part does not answer', async () => {
    const ok = { name: 'database', ok: true, detail: 'answers' };
    const bad = { name: 'smtp', ok: false, detail: 'refuses connections' };
    expect((await (await site({ ready: [ok] })).get('/readyz')).status).toBe(200);
    const response = await (await site({ ready: [ok, bad] })).get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, checks: [ok, bad] });
  });
});

describe('when something breaks', () => {
  test('the visitor gets a number that is in the log, and no stack trace', async () => {
    const broken = () => Promise.reject(new Error('secret detail'));
    const it = await site({ reader: { publicationBySlug: broken } });
    const response = await it.get('/follow/harbour');
    expect(response.status).toBe(500);
    const html = await response.text();
    expect(html).not.toMatch(/secret detail|\.ts/);
    const reference = /number: ([0-9a-f]{10})/.exec(html)![1];
    const entry = it.lines.map((line) => JSON.parse(line)).find((line) => line.reference === reference);
    expect(entry).toMatchObject({ route: '/follow/:slug', err: { message: 'secret detail' } });
  });

  test('an address that can not be decoded is refused without a trace', async () => {
    const it = await open();
    const response = await it.get('/confirm/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/decode|\.js/);
  });

  test('no token is ever in the log', async () => {
    const broken = () => Promise.reject(new Error('away'));
    for (const reader of [{}, { subscriberWithPublication: broken }]) {
      const it = await site({ subscribers: [pending], publications: [publication], reader });
      const all = [
        it.confirmPath(),
        it.unsubscribePath(),
        it.managePath(),
        it.freshPath(),
        it.addressPath('ada@new.example'),
        `${it.confirmPath()}%E0%A4%A`,
      ];
      for (const path of all) {
        await it.get(path);
        await it.post(path, {});
      }
      const log = it.lines.join('');
      expect(log).toContain('/confirm/:token');
      for (const path of all) expect(log).not.toContain(path.split('/')[2]!.slice(0, 20));
    }
  });
});
