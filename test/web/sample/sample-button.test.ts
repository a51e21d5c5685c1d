/** The sample site’s button that publishes the next article. */
import { expect, test } from 'vitest';
import { sampleArticles } from '../../../src/text/sample/articles.ts';
import type { Site } from '../../support/web/app.ts';
import { mailboxWith } from '../../support/web/mails.ts';
import { sampleWith } from '../../support/web/sample-port.ts';
import { pageOf, site } from '../../support/web/site.ts';

const total = sampleArticles.length;
const open = (count = 4) => site({ sample: sampleWith(count), mailbox: mailboxWith() });
const own = { 'sec-fetch-site': 'same-origin' };
const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
/** As a reader somewhere else asks, whom a proxy passes on. */
const elsewhere = { 'x-forwarded-for': '192.0.2.1' };
const press = (it: Site, headers: Record<string, string>) => it.post('/sample/publish', {}, { headers });
const outOf = async (it: Site) => (await pageOf(await it.get('/sample/')))('.story').length;

test('the button brings out the next article, and says what happens now', async () => {
  const it = await open();
  const $ = await pageOf(await it.get('/sample/'));
  expect($('.sample-bar form').attr('action')).toBe('/sample/publish');
  const response = await press(it, own);
  expect(response.status).toBe(303);
  const to = response.headers.get('location')!;
  expect(to).toBe(`/sample/${sampleArticles[4]!.slug}/?out`);
  const page = await pageOf(await it.get(to));
  expect(page('h1').text()).toBe(sampleArticles[4]!.title);
  expect(page('.said').text()).toBe(
    'It is out. Readers who chose “at once” get it within seconds: look in the mailbox. 4 more articles wait to come out.',
  );
});

test('the button is gone when all articles are out', async () => {
  const it = await open(total - 1);
  const last = (await press(it, own)).headers.get('location')!;
  const $ = await pageOf(await it.get(last));
  expect($('.sample-bar button').length).toBe(0);
  expect($('.said').text()).toContain('All articles are out.');
  const response = await press(it, own);
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sample/']);
});

test('the button is there for this machine and for a signed-in owner, and for nobody else', async () => {
  const it = await open();
  const bar = async (headers: Record<string, string>) =>
    (await pageOf(await it.get('/sample/?out', { headers })))('.sample-bar');
  expect((await bar({})).find('button, a[href="/mailbox"]').length).toBe(2);
  const others = await bar(elsewhere);
  expect(others.find('button, a[href="/mailbox"], .said').length).toBe(0);
  expect(others.find('a[href="/owner"]').length).toBe(1);
  const refused = await press(it, { ...own, ...elsewhere });
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('Only its owner can publish here');
  expect(await outOf(it)).toBe(4);
});

test('the button obeys an owner who is somewhere else', async () => {
  const owner = { id: 1, email: 'ada@example.org', passwordHash: '', createdAt: new Date() };
  const it = await site({ sample: sampleWith(4), owner: { sessionOwner: async () => owner } });
  const response = await press(it, { ...own, ...elsewhere, cookie: 'postrider=session' });
  expect(response.status).toBe(303);
});

test('the button obeys no other site, and no program that names none', async () => {
  const it = await open();
  const others: Record<string, string>[] = [
    foreign,
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of others) {
    const response = await press(it, headers);
    expect(response.status, JSON.stringify(headers)).toBe(403);
  }
  expect(await outOf(it)).toBe(4);
});

test('the button is a button only: fetching changes nothing', async () => {
  const it = await open();
  for (const method of ['GET', 'HEAD'])
    expect((await it.get('/sample/publish', { method, headers: own })).status).toBe(405);
  expect(await outOf(it)).toBe(4);
});
