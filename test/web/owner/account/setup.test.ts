import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../../src/config.ts';
import { feedXml } from '../../../support/feed/feed-xml.ts';
import { type OriginServer, startOriginServer } from '../../../support/servers/origin-server.ts';
import { type OwnerSite, owner, ownerSite, type Visitor } from '../../../support/web/owner-site.ts';
import { formOf, pageOf } from '../../../support/web/site.ts';
import { seedPublication } from '../../../support/worlds/seed.ts';

const whereTo = (response: Response) => [response.status, response.headers.get('location')];
const account = { email: owner.email, password: owner.password };
const rowsIn = async ({ store: { read, tables } }: OwnerSite) => ({
  owners: (await read.select().from(tables.owner)).length,
  sessions: (await read.select().from(tables.session)).length,
  drafts: await read.select().from(tables.publicationDraft),
  publications: await read.select().from(tables.publication),
});

/** A site like those that WordPress makes: its page names a feed of articles and one of comments. */
async function valley(): Promise<OriginServer> {
  const origin = await startOriginServer();
  onTestFinished(() => origin.close());
  const link = (title: string, path: string) =>
    `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}">`;
  const head = `${link('The Valley Courier » Comments Feed', '/comments/feed/')}${link('The Valley Courier', '/feed/')}`;
  const page = `<!doctype html><html><head><title>The Valley Courier</title>${head}</head><body></body></html>`;
  origin.set('/', { headers: { 'content-type': 'text/html' }, body: page });
  const feed = { headers: { 'content-type': 'application/rss+xml' } };
  origin.set('/feed/', { ...feed, body: feedXml(origin.url, 4) });
  origin.set('/comments/feed/', { ...feed, body: feedXml(origin.url, 1) });
  return origin;
}

/** An owner who has had a site looked at. */
async function withDraft(): Promise<{ it: OwnerSite; browser: Visitor; origin: OriginServer }> {
  const [it, origin] = await Promise.all([ownerSite(), valley()]);
  const browser = it.owner();
  expect(whereTo(await browser.post('/owner/new', { site: origin.url }))).toEqual([303, '/owner/new/feed']);
  return { it, browser, origin };
}

async function chosen() {
  const begun = await withDraft();
  await begun.browser.post('/owner/new/feed', { feed: `${begun.origin.url}/feed/` });
  return begun;
}

describe('on an empty installation', () => {
  test('every way in leads to the set-up', async () => {
    const it = await ownerSite({ owned: false });
    const $ = await pageOf(await it.visitor().get('/'));
    expect($('a.button').attr('href')).toBe('/owner/setup');
    expect($('.command').text()).toContain('npx postrider publication add');
    for (const path of ['/owner', '/owner/new', '/owner/sign-in', '/owner/publications/x/install']) {
      expect(whereTo(await it.visitor().get(path)), path).toEqual([303, '/owner/setup']);
    }
    expect((await it.visitor().get('/owner/setup')).status).toBe(200);
  });

  test('with an owner but no publication, the way in leads to the site', async () => {
    const it = await ownerSite();
    const $ = await pageOf(await it.visitor().get('/'));
    expect($('a.button').attr('href')).toBe('/owner');
    expect(whereTo(await it.owner().get('/owner'))).toEqual([303, '/owner/new']);
  });
});

describe('the one-time secret', () => {
  test('opens the next step, however it is typed, and the step can be taken up again', async () => {
    const it = await ownerSite({ owned: false });
    const typed = [
      it.secret,
      it.secret.toLowerCase(),
      ` ${it.secret.replaceAll('-', ' ')}`,
      it.secret.replaceAll('-', ''),
    ];
    for (const secret of typed) {
      const browser = it.visitor();
      expect(whereTo(await browser.post('/owner/setup', { secret }))).toEqual([303, '/owner/setup/account']);
      expect((await browser.get('/owner/setup/account')).status).toBe(200);
      expect(whereTo(await browser.get('/owner/setup'))).toEqual([303, '/owner/setup/account']);
    }
  });

  test('a wrong one is refused beside its field and opens nothing', async () => {
    const it = await ownerSite({ owned: false });
    const browser = it.visitor();
    const response = await browser.post('/owner/setup', { secret: 'ABCD-EFGH-JKMN-PQRS' });
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('#secret').val()).toBe('ABCD-EFGH-JKMN-PQRS');
    expect($('#secret-problem').text()).toContain('This is not the secret.');
    expect(browser.cookies.size).toBe(0);
    expect(whereTo(await browser.get('/owner/setup/account'))).toEqual([303, '/owner/setup']);
    expect(whereTo(await browser.post('/owner/setup/account', account))).toEqual([303, '/owner/setup']);
    expect((await rowsIn(it)).owners).toBe(0);
  });

  test('one network gets ten tries in fifteen minutes', async () => {
    const it = await ownerSite({ owned: false });
    for (let at = 0; at < 10; at += 1) {
      expect((await it.visitor().post('/owner/setup', { secret: `${at}` })).status).toBe(422);
    }
    const refused = await it.visitor().post('/owner/setup', { secret: it.secret });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  test('its cookie is good for an hour, can be read by no script and can not be forged', async () => {
    const it = await ownerSite({ owned: false });
    const browser = it.visitor();
    const given = await browser.post('/owner/setup', { secret: it.secret });
    expect(given.headers.get('set-cookie')).toMatch(
      /^postrider-setup=.*Max-Age=3600;.*HttpOnly; SameSite=Lax$/,
    );
    it.clock.forward(3601);
    expect(whereTo(await browser.get('/owner/setup/account'))).toEqual([303, '/owner/setup']);
    const forger = it.visitor();
    forger.cookies.set('postrider-setup', 'eyJlIjo5OTk5OTk5OTk5fQ.AAAAAAAAAAAAAAAAAAAAAA');
    expect(whereTo(await forger.get('/owner/setup/account'))).toEqual([303, '/owner/setup']);
  });
});

describe('the first account', () => {
  async function withPass() {
    const it = await ownerSite({ owned: false });
    const browser = it.visitor();
    await browser.post('/owner/setup', { secret: it.secret });
    return { it, browser };
  }

  test('is made, signed in, and closes the set-up', async () => {
    const { it, browser } = await withPass();
    const second = it.visitor();
    await second.post('/owner/setup', { secret: it.secret });
    expect(whereTo(await browser.post('/owner/setup/account', account))).toEqual([303, '/owner/new']);
    expect([...browser.cookies.keys()]).toEqual(['postrider']);
    expect((await browser.get('/owner/new')).status).toBe(200);
    for (const path of ['/owner/setup', '/owner/setup/account', '/Owner/Setup/']) {
      expect(whereTo(await second.get(path))).toEqual([303, '/owner/sign-in']);
      expect(whereTo(await second.post(path, { ...account, secret: it.secret }))).toEqual([
        303,
        '/owner/sign-in',
      ]);
    }
    expect((await rowsIn(it)).owners).toBe(1);
  });

  test.each([
    ['email', { email: 'olive@valley', password: owner.password }, /valley/],
    ['password', { email: owner.email, password: 'short one' }, /at least 10 characters/],
  ])(
    'a bad %s is told beside its field; the address stays, the password does not',
    async (field, fields, words) => {
      const { it, browser } = await withPass();
      const response = await browser.post('/owner/setup/account', fields);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).not.toContain(fields.password);
      const $ = await pageOf(new Response(html));
      expect($('.problem').length).toBe(1);
      expect($(`#${field}-problem`).text()).toMatch(words);
      expect($(`#${field}`).attr('aria-invalid')).toBe('true');
      expect($('#email').val()).toBe(fields.email);
      expect((await rowsIn(it)).owners).toBe(0);
    },
  );

  test('spaces at the ends of a password are a part of it', async () => {
    const { it, browser } = await withPass();
    const spaced = { ...account, password: ' two spaces ' };
    expect((await browser.post('/owner/setup/account', spaced)).status).toBe(303);
    const trimmed = { ...spaced, password: 'two spaces' };
    expect((await it.visitor().post('/owner/sign-in', trimmed)).status).toBe(401);
    expect((await it.visitor().post('/owner/sign-in', spaced)).status).toBe(303);
  });
});

describe('the site', () => {
  test('its feeds are found and shown, the one of comments last and the first one chosen', async () => {
    const { browser, origin } = await withDraft();
    const $ = await pageOf(await browser.get('/owner/new/feed'));
    const feeds = $('input[name=feed]');
    expect(feeds.map((_, input) => $(input).val()).get()).toEqual([
      `${origin.url}/feed/`,
      `${origin.url}/comments/feed/`,
    ]);
    expect(feeds.filter('[checked]').val()).toBe(`${origin.url}/feed/`);
    const first = $('.feed').first();
    expect(first.text()).toContain('The Valley Courier');
    expect(first.text()).toContain('4 articles, newest 1 March 2026');
    expect(first.find('.headlines span').first().text()).toBe('Story 4: the river & the bridge');
    expect($('.feed').last().text()).toContain('One article, newest 1 March 2026');
  });

  test('what can not be found is told in place, with what was typed', async () => {
    const it = await ownerSite();
    const browser = it.owner();
    for (const [site, words] of [
      ['not an address', /is not a web address/],
      ['http://127.0.0.1:1/', /127\.0\.0\.1/],
    ] as const) {
      const response = await browser.post('/owner/new', { site });
      expect(response.status).toBe(422);
      const $ = await pageOf(response);
      expect($('#site').val()).toBe(site);
      expect($('#site-problem').text()).toMatch(words);
    }
    expect((await rowsIn(it)).drafts).toEqual([]);
  });

  test('is kept: leaving and coming back goes on, and starting over forgets it', async () => {
    const { it, browser } = await withDraft();
    const notice = async () => (await pageOf(await browser.get('/owner/new')))('.begun');
    expect((await notice()).find('a').attr('href')).toBe('/owner/new/feed');
    expect((await notice()).text()).toContain('The Valley Courier');
    const [draft] = (await rowsIn(it)).drafts;
    await browser.post('/owner/new/feed', { feed: draft!.feeds[0]!.url });
    expect((await notice()).find('a').attr('href')).toBe('/owner/new/details');
    expect(whereTo(await browser.post('/owner/new/over'))).toEqual([303, '/owner/new']);
    expect((await notice()).length).toBe(0);
    for (const path of ['/owner/new/feed', '/owner/new/details', '/owner/new/preview']) {
      expect(whereTo(await browser.get(path)), path).toEqual([303, '/owner/new']);
    }
  });

  test('the preview is the mail in a frame without scripts, of a feed that was found', async () => {
    const { browser, origin } = await withDraft();
    const page = await browser.get('/owner/new/feed');
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const frame = (await pageOf(page))('iframe');
    expect(frame.attr('sandbox')).not.toContain('allow-scripts');
    const mail = await browser.get(frame.attr('src')!);
    expect(mail.status).toBe(200);
    expect(mail.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(mail.headers.get('content-security-policy')).toContain('sandbox');
    const $ = await pageOf(mail);
    expect($('body').text()).toContain('Story 4: the river & the bridge');
    expect($('head base').attr('target')).toBe('_blank');
    for (const feed of [`${origin.url}/`, '']) {
      expect((await browser.get(`/owner/new/preview?feed=${encodeURIComponent(feed)}`)).status).toBe(404);
    }
  });

  test('a feed and a width can be looked at by links', async () => {
    const { browser } = await withDraft();
    const $ = await pageOf(await browser.get('/owner/new/feed'));
    const other = await pageOf(await browser.get(`/owner/new/feed${$('[data-look]').attr('href')}`));
    expect(other('input[checked]').val()).toMatch(/comments\/feed\/$/);
    expect(other('.preview').text()).toContain('Made of the newest article.');
    expect(other('iframe').attr('src')).toMatch(/comments%2Ffeed%2F$/);
    const phone = $('.widths a').last().attr('href')!;
    expect((await pageOf(await browser.get(`/owner/new/feed${phone}`)))('.stage').attr('class')).toBe(
      'stage phone',
    );
  });

  test('a feed that was not found can not be chosen', async () => {
    const { it, browser } = await withDraft();
    for (const feed of ['https://elsewhere.example/feed/', '']) {
      const response = await browser.post('/owner/new/feed', { feed });
      expect(response.status).toBe(422);
      expect((await pageOf(response))('#feed-problem').text()).toBe('Choose one of these feeds.');
    }
    expect((await rowsIn(it)).drafts[0]!.feedUrl).toBeNull();
    expect(whereTo(await browser.get('/owner/new/details'))).toEqual([303, '/owner/new/feed']);
    expect(whereTo(await browser.post('/owner/new/details'))).toEqual([303, '/owner/new/feed']);
  });
});

test('the sample site is made by one button, once, and shown', async () => {
  const it = await ownerSite();
  const browser = it.owner();
  for (let press = 0; press < 2; press += 1) {
    expect(whereTo(await browser.post('/owner/new/sample'))).toEqual([303, '/sample/']);
  }
  expect((await rowsIn(it)).publications.length).toBe(1);
  expect((await browser.get('/sample/')).status).toBe(200);
});

describe('the details', () => {
  test('are filled in with what the feed and the owner’s account say', async () => {
    const { browser, origin } = await chosen();
    expect(await formOfDetails(browser)).toMatchObject({
      name: 'The Valley Courier',
      slug: 'the-valley-courier',
      siteUrl: `${origin.url}/`,
      fromName: 'The Valley Courier',
      fromAddress: owner.email,
      replyTo: '',
      color: '#1f5fbf',
      holdMinutes: '10',
      defaultCadence: 'instant',
      digestHour: '8',
      digestWeekday: '1',
      digestMonthDay: '1',
      quietFrom: '',
      quietTo: '',
      lateHours: '12',
      mostArticles: '20',
      digestExtent: 'excerpt',
      digestGroups: 'none',
      font: 'sans',
      tagline: '',
      footNote: '',
      timezone: 'UTC',
      language: 'en',
      youtube: '',
    });
  });

  test('take the time zone of the browser, by a script, until something was sent', async () => {
    const { browser } = await chosen();
    const zone = async (response: Response) => (await pageOf(response))('#timezone');
    const page = await browser.get('/owner/new/details');
    const script = (await pageOf(page.clone()))('script[src]').attr('src')!;
    expect((await zone(page)).attr('data-own-zone')).toBe('');
    expect(await (await browser.get(script)).text()).toContain('select[data-own-zone]');
    const form = { ...(await formOfDetails(browser)), timezone: 'UTC', name: '' };
    expect(
      (await zone(await browser.post('/owner/new/details', form))).attr('data-own-zone'),
    ).toBeUndefined();
  });

  test('make a publication that can be followed, with its feed imported, and end the draft', async () => {
    const { it, browser, origin } = await chosen();
    const form = {
      ...(await formOfDetails(browser)),
      name: 'Courier & Sons',
      slug: 'Courier',
      postal: 'Mill Lane 1\r\nValley',
      color: '#0B6E5F',
      youtube: 'youtube.com/@courier',
    };
    const made = await browser.post('/owner/new/details', form);
    expect(whereTo(made)).toEqual([303, '/owner/publications/courier/install?new']);
    const { drafts, publications } = await rowsIn(it);
    expect(drafts).toEqual([]);
    expect(publications).toMatchObject([
      {
        slug: 'courier',
        name: 'Courier & Sons',
        fromAddress: owner.email,
        postal: 'Mill Lane 1\nValley',
        color: '#0b6e5f',
        social: { youtube: 'https://youtube.com/@courier' },
        lastSeq: 0,
      },
    ]);
    const { read, tables } = it.store;
    expect((await read.select().from(tables.feed)).map(({ url }) => url)).toEqual([`${origin.url}/feed/`]);
    expect((await read.select().from(tables.article)).length).toBe(4);
    expect((await it.visitor().get('/follow/courier')).status).toBe(200);
    expect(whereTo(await browser.get('/owner/new/details'))).toEqual([303, '/owner/new']);
  });

  test('without scripts, a colour that was picked counts unless one was typed', async () => {
    const { browser } = await chosen();
    const form = await formOfDetails(browser);
    const colors = async (set: Record<string, string>) => {
      // The empty name keeps the form from being taken.
      const response = await browser.post('/owner/new/details', { ...form, ...set, name: '' });
      return (await pageOf(response))('#color').val();
    };
    expect(await colors({ colorPicked: '#aa0000' })).toBe('#aa0000');
    expect(await colors({ colorPicked: '#aa0000', color: '#00aa00' })).toBe('#00aa00');
    expect(await colors({})).toBe('#1f5fbf');
  });

  test('what is wrong is told beside each field, with links to them, and nothing typed is lost', async () => {
    const { it, browser } = await chosen();
    const typed = {
      name: '',
      slug: 'no spaces',
      fromAddress: 'olive@valley',
      color: 'red',
      holdMinutes: 'ten',
      linkedin: 'ftp://valley.example',
      postal: 'Mill Lane 1',
    };
    const response = await browser.post('/owner/new/details', {
      ...(await formOfDetails(browser)),
      ...typed,
    });
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    for (const [name, value] of Object.entries(typed)) {
      expect($(`#${name}`).val(), name).toBe(value);
      expect($(`#${name}-problem`).length, name).toBe(name === 'postal' ? 0 : 1);
    }
    expect($('[role=alert]').text()).toContain('6 fields need another look');
    const links = $('[role=alert] a')
      .map((_, link) => $(link).attr('href'))
      .get();
    expect(links).toEqual(['#name', '#slug', '#color', '#fromAddress', '#linkedin', '#holdMinutes']);
    // What is folded is unfolded where a field in it is wrong.
    const folds = $('details.settings').map((_, fold) => [
      [$(fold).find('h2').text(), 'open' in fold.attribs],
    ]);
    expect(folds.get()).toEqual([
      ['When mails come', false],
      ['How mails look', false],
      ['More', true],
    ]);
    const { drafts, publications } = await rowsIn(it);
    expect([drafts.length, publications.length]).toEqual([1, 0]);
  });

  test('a short name that is taken is told, and the next one suggested', async () => {
    const { browser, origin } = await chosen();
    await browser.post('/owner/new/details', await formOfDetails(browser));
    await browser.post('/owner/new', { site: origin.url });
    await browser.post('/owner/new/feed', { feed: `${origin.url}/feed/` });
    const form = await formOfDetails(browser);
    expect(form.slug).toBe('the-valley-courier-2');
    const response = await browser.post('/owner/new/details', { ...form, slug: 'the-valley-courier' });
    expect(response.status).toBe(422);
    expect((await pageOf(response))('#slug-problem').text()).toContain('has this short name');
  });

  /** What the page's form would send: the first form on it signs out. */
  async function formOfDetails(browser: Visitor): Promise<Record<string, string>> {
    const $ = await pageOf(await browser.get('/owner/new/details'));
    return formOf(new Response($.html($('main form'))));
  }
});

describe('the follow bar’s page', () => {
  async function installed() {
    const begun = await chosen();
    const $ = await pageOf(await begun.browser.get('/owner/new/details'));
    const form = await formOf(new Response($.html($('main form'))));
    await begun.browser.post('/owner/new/details', { ...form, slug: 'courier', name: 'Courier "&" <Sons>' });
    const look = async (way: string) =>
      pageOf(await begun.browser.get(`/owner/publications/courier/install?way=${way}`));
    return { ...begun, look };
  }

  test('shows the bar, and what to paste for each kind of site', async () => {
    const { it, look } = await installed();
    const $ = await look('html');
    expect($('iframe.bar').attr('src')).toBe('/embed/courier');
    expect($('#snippet').text()).toContain(`<script src="${it.url}/embed/courier.js"`);
    expect((await look('form'))('#snippet').text()).toContain(`action="${it.url}/follow/courier"`);
    expect((await look('frame'))('#snippet').text()).toContain(
      'title="Follow Courier &quot;&amp;&quot; &lt;Sons&gt; by email"',
    );
    expect((await look('moving'))('#snippet').text()).toBe(`${it.url}/follow/courier`);
    const wordpress = await look('wordpress');
    expect(wordpress('.how').text()).toContain('Custom HTML');
    expect(wordpress('#ping').text()).toBe(`${it.url}/ping`);
  });

  test('the plain form follows, from whatever site it stands on', async () => {
    const { it, look } = await installed();
    const form = await pageOf(new Response((await look('form'))('#snippet').text()));
    const response = await fetch(form('form').attr('action')!, {
      method: 'POST',
      headers: { origin: 'https://valley.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ [form('input').attr('name')!]: 'ada@example.org' }),
    });
    expect(response.status).toBe(200);
    expect(response.url).toBe(`${it.url}/follow/courier`);
  });

  test('right after the set-up it says that all is ready', async () => {
    const { browser } = await installed();
    const $ = await pageOf(await browser.get('/owner/publications/courier/install?new'));
    expect($('h1').text()).toBe('Courier "&" <Sons> can be followed now');
    expect($('.steps [aria-current]').text()).toBe('Follow bar');
    expect(whereTo(await browser.get('/owner/publications/nowhere/install'))).toEqual([404, null]);
  });

  test('the start page lists the publication then, and leads owners to the desk', async () => {
    const { it } = await installed();
    const $ = await pageOf(await it.visitor().get('/'));
    expect($('.publications a').attr('href')).toBe('/follow/courier');
    expect($('.desk-link').attr('href')).toBe('/owner');
  });
});

describe('who may do what', () => {
  const pages = ['/owner/new', '/owner/new/feed', '/owner/new/preview', '/owner/new/details'];
  const posts = [
    '/owner/new',
    '/owner/new/over',
    '/owner/new/sample',
    '/owner/new/feed',
    '/owner/new/details',
  ];

  test('nobody gets anywhere without signing in', async () => {
    const { it, origin } = await chosen();
    const before = await rowsIn(it);
    const fields = { site: origin.url, feed: `${origin.url}/comments/feed/`, name: 'X', slug: 'x' };
    const thief = it.visitor();
    thief.cookies.set('postrider', 'A'.repeat(43));
    for (const visitor of [it.visitor(), thief]) {
      for (const path of [...pages, '/OWNER/New/', '/owner/publications/x/install']) {
        expect((await visitor.get(path)).headers.get('location')).toBe(
          `/owner/sign-in?to=${encodeURIComponent(path)}`,
        );
      }
      for (const path of posts) {
        expect(whereTo(await visitor.post(path, fields)), path).toEqual([303, '/owner/sign-in']);
      }
    }
    expect(await rowsIn(it)).toEqual(before);
  });

  test('no other site can make an owner’s browser do anything', async () => {
    const { it, browser, origin } = await chosen();
    const before = await rowsIn(it);
    const fields = { site: origin.url, feed: `${origin.url}/comments/feed/`, name: 'X', slug: 'x' };
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: it.url, 'sec-fetch-site': 'cross-site' },
    ]) {
      for (const path of [...posts, '/owner/setup', '/owner/setup/account', '/owner/sign-out']) {
        expect((await browser.post(path, fields, { headers })).status, path).toBe(403);
      }
    }
    const cookie = `postrider=${it.session}`;
    for (const path of posts) {
      const init = { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } };
      expect((await fetch(it.url + path, init)).status, path).toBe(403);
    }
    expect(await rowsIn(it)).toEqual(before);
  });

  test('each page answers each method as it should', async () => {
    const { it } = await chosen();
    const ask = async (path: string, method: string) => {
      const headers = { cookie: `postrider=${it.session}`, origin: it.url };
      return (await fetch(it.url + path, { method, headers, redirect: 'manual' })).status;
    };
    for (const path of ['/owner/new', '/owner/new/feed', '/owner/new/details']) {
      expect([await ask(path, 'HEAD'), await ask(path, 'PUT'), await ask(path, 'DELETE')]).toEqual([
        200, 405, 405,
      ]);
    }
    for (const path of ['/owner/new/over', '/owner/new/sample', '/owner/sign-out']) {
      expect([await ask(path, 'GET'), await ask(path, 'PUT')]).toEqual([405, 405]);
    }
  });
});

test('a private address is not looked at unless the installation allows it', async () => {
  const origin = await valley();
  const it = await ownerSite({ config: { allowPrivateFeeds: readConfig({}).allowPrivateFeeds } });
  const response = await it.owner().post('/owner/new', { site: origin.url });
  expect(response.status).toBe(422);
  expect(origin.requests).toEqual([]);
});

test('the sample site is refused with a reason where another publication has its name', async () => {
  const site = await ownerSite();
  await seedPublication(site.store, { slug: 'sample' });
  const answer = await site.owner().post('/owner/new/sample');
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('slug');
});
