import { expect, test } from 'vitest';
import { noFilters } from '../../../../src/model/issues/filters.ts';
import { aboutWords } from '../../../../src/text/reader/en/pages.ts';
import { pending, subscriber } from '../../../support/web/rows.ts';
import { pageOf, site } from '../../../support/web/site.ts';

const heading = async (response: Response) => (await pageOf(response))('h1').text();
const day = 24 * 3600_000;

test('the page says what comes and how often, and has one button', async () => {
  const it = await site({ subscribers: [pending] });
  const response = await it.get(it.confirmPath());
  expect(response.status).toBe(200);
  const $ = await pageOf(response);
  expect($('main').text()).toContain('every day at 8:00 Berlin time');
  expect($('button').text()).toBe('Yes, send me new articles');
  expect(it.changes).toEqual([]);
});

test.each([
  ['instant', 'each as soon as it appears'],
  ['weekly', 'every Monday at 8:00 UTC'],
  ['monthly', 'on the 1st of every month at 8:00 UTC'],
] as const)('%s reads as "%s"', async (cadence, words) => {
  const it = await site({ subscribers: [{ ...pending, cadence, timezone: 'UTC' }] });
  expect(await (await it.get(it.confirmPath())).text()).toContain(words);
});

test('what was chosen is said before and after confirming', async () => {
  const filters = { topics: ['Sport', 'Culture'], authors: [], words: [], without: [] };
  const it = await site({ subscribers: [{ ...pending, filters }] });
  const before = await (await it.get(it.confirmPath())).text();
  expect(before).toContain('Those about Sport and Culture come by email, every day at 8:00 Berlin time.');
  const after = await (await it.post(it.confirmPath(), {})).text();
  expect(after).toContain('New articles from The Harbour Light about Sport and Culture will come by email');
  const again = await (await it.get(it.confirmPath())).text();
  expect(again).toContain('New articles about Sport and Culture come by email');
});

test.each([
  [null, ''],
  [{ topics: ['Sport'], words: ['goal'] }, ' about Sport that fit your other choices'],
  [{ without: ['golf'] }, ' that fit your choices'],
])('%j reads as “articles%s”', (set, words) => {
  expect(aboutWords(set && { ...noFilters, ...set })).toBe(words);
});

test('the button confirms, and leads to the site and to the reader’s own page', async () => {
  const it = await site({ subscribers: [pending] });
  const response = await it.post(it.confirmPath(), {});
  expect(response.status).toBe(200);
  const $ = await pageOf(response);
  expect($('h1').text()).toBe('You are in');
  expect(it.changes).toEqual([['confirm', { subscriberId: 7, nonce: 'fresh' }]]);
  const links = $('.links a')
    .map((_, link) => $(link).attr('href'))
    .get();
  expect(links[0]).toBe('https://harbour.example/');
  expect((await it.get(links[1]!)).status).toBe(200);
});

test('pressing twice, and coming back later, say that the address is confirmed', async () => {
  const it = await site({ subscribers: [pending] });
  await it.post(it.confirmPath(), {});
  for (const response of [await it.post(it.confirmPath(), {}), await it.get(it.confirmPath())]) {
    expect(response.status).toBe(200);
    expect(await heading(response)).toBe('You follow The Harbour Light');
  }
});

test('an older link, and one of somebody who has left, are gone and lead back to the form', async () => {
  const left = { ...subscriber, state: 'unsubscribed' as const };
  for (const [row, nonce] of [
    [pending, 'old'],
    [left, 'fresh'],
  ] as const) {
    const it = await site({ subscribers: [row] });
    for (const response of [await it.get(it.confirmPath(nonce)), await it.post(it.confirmPath(nonce), {})]) {
      expect(response.status).toBe(410);
      const $ = await pageOf(response);
      expect($('h1').text()).toBe('This link is an old one');
      expect($('.links a').attr('href')).toBe('/follow/harbour');
    }
    expect(it.rows.get(7)!.state).toBe(row.state);
  }
});

test('a link older than a week is gone, and confirms nobody', async () => {
  const it = await site({ subscribers: [pending] });
  const path = it.confirmPath();
  it.later(7 * day + 1000);
  for (const response of [await it.get(path), await it.post(path, {})]) {
    expect(response.status).toBe(410);
    expect(await heading(response)).toBe('This link is too old');
  }
  expect(it.changes).toEqual([]);
});

test('a link of somebody erased is gone', async () => {
  const it = await site({ subscribers: [] });
  expect((await it.get(it.confirmPath())).status).toBe(410);
  expect((await it.post(it.confirmPath(), {})).status).toBe(410);
});

test('a link that was cut, changed or made for another page is not whole', async () => {
  const it = await site({ subscribers: [pending] });
  const whole = it.confirmPath();
  const paths = [
    whole.slice(0, -3),
    whole.replace('.', 'A.'),
    `/confirm/${it.unsubscribePath().split('/')[2]}`,
  ];
  for (const path of paths) {
    expect((await it.get(path)).status).toBe(404);
    const response = await it.post(path, {});
    expect(response.status).toBe(404);
    expect(await heading(response)).toBe('This link is not whole');
  }
  expect(it.changes).toEqual([]);
});
