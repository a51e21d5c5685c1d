/** What a forwarded mail must not open: it needs a link that was mailed a moment ago. */
import { describe, expect, test } from 'vitest';
import { signUpsPerHour } from '../../../../src/web/http/limits.ts';
import { validAddress } from '../../../support/addresses.ts';
import type { Site, SiteOptions } from '../../../support/web/app.ts';
import { publication, subscriber } from '../../../support/web/rows.ts';
import { pageOf, site } from '../../../support/web/site.ts';

const minute = 60_000;
const second = { ...publication, id: 2, slug: 'lighthouse', name: 'The Lighthouse' };
const twin = { ...subscriber, id: 8, publicationId: 2, state: 'unsubscribed' as const };
const stranger = {
  ...subscriber,
  id: 9,
  publicationId: 2,
  address: 'bo@example.org',
  addressKey: 'bo@example.org',
};
const both: SiteOptions = { publications: [publication, second], subscribers: [subscriber, twin, stranger] };
const newAddress = { action: 'address', email: 'ada@new.example' };
const heading = async (response: Response) => (await pageOf(response))('h1').text();

describe.each([
  ['the link in every mail', (it: Site) => it.managePath()],
  [
    'a fresh link after its 30 minutes',
    (it: Site) => {
      const path = it.freshPath();
      it.later(31 * minute);
      return path;
    },
  ],
])('%s', (_, pathOf) => {
  test('shows no other publication, no form for another address, no data and no way to erase', async () => {
    const it = await site(both);
    const html = await (await it.get(pathOf(it))).text();
    expect(html).toContain('Send me a fresh link');
    expect(html).not.toMatch(/The Lighthouse|Change your address|Download|\/erase/);
  });

  test('does not change the address', async () => {
    const it = await site(both);
    const response = await it.post(pathOf(it), newAddress);
    expect(response.status).toBe(403);
    expect(await heading(response)).toBe('This needs a fresh link');
    expect(it.changes).toEqual([]);
  });

  test('does not give the data', async () => {
    const it = await site(both);
    const response = await it.post(pathOf(it), { action: 'download' });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test('does not erase, nor show the page for it', async () => {
    const it = await site(both);
    const path = `${pathOf(it)}/erase`;
    for (const response of [await it.get(path), await it.post(path, {})]) {
      expect(response.status).toBe(403);
      expect(await heading(response)).toBe('This needs a fresh link');
    }
    expect(it.changes).toEqual([]);
    expect(it.rows.get(7)!.erasedAt).toBeNull();
  });

  test('has a fresh one mailed, with the same answer however often', async () => {
    const it = await site(both);
    const path = pathOf(it);
    const answers = [];
    for (const n of [1, 2, 3, 4]) {
      const response = await it.post(path, { action: 'link' });
      expect(response.status, `${n}`).toBe(200);
      answers.push((await pageOf(response))('#fresh [role=status]').text());
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('A fresh link is on its way to your address.');
    expect(it.changes).toEqual(Array(4).fill(['sendLink', 7]));
  });

  test('still does what harms nobody', async () => {
    const it = await site(both);
    const response = await it.post(pathOf(it), { action: 'tracking' });
    expect(response.status).toBe(200);
    expect(it.changes).toEqual([['changeChoices', 7, { tracking: false }]]);
  });
});

test('a fresh link says when its time is over, and offers another', async () => {
  const it = await site();
  const path = it.freshPath();
  it.later(29 * minute);
  expect((await pageOf(await it.get(path)))('#address').length).toBe(1);
  it.later(2 * minute);
  const $ = await pageOf(await it.get(path));
  expect($('#fresh').text()).toContain('The link that you opened is older than 30 minutes');
  expect($('#fresh button').text()).toBe('Send me a fresh link');
});

test('a link of another kind, or one that was changed, opens nothing', async () => {
  const it = await site();
  const token = (path: string) => path.split('/')[2]!;
  for (const forged of [
    token(it.unsubscribePath()),
    token(it.addressPath('ada@new.example')),
    token(it.freshPath()).replace('.', 'A.'),
    `${token(it.freshPath())}x`,
  ]) {
    for (const path of [`/manage/${forged}`, `/manage/${forged}/erase`]) {
      const responses = [await it.get(path), await it.post(path, { action: 'download' })];
      for (const response of responses) expect(response.status, path).toBe(404);
    }
  }
  expect(it.changes).toEqual([]);
  const $ = await pageOf(await it.get('/manage/cut'));
  expect(
    $('.links a')
      .map((_, a) => $(a).attr('href'))
      .get(),
  ).toContain('/manage');
});

describe('a fresh link', () => {
  test('shows everything that the address follows, each with its own page, and nothing of others', async () => {
    const it = await site(both);
    const $ = await pageOf(await it.get(it.freshPath()));
    expect(
      $('#others li')
        .map((_, row) => $(row).text())
        .get(),
    ).toEqual(['The Harbour LightYou follow · This page', 'The LighthouseYou have left']);
    const other = await pageOf(await it.get($('#others a').attr('href')!));
    expect(other('h1').text()).toBe('You do not follow The Lighthouse at the moment');
    expect(other('#others li').length).toBe(2);
    expect($.html()).not.toContain('bo@example.org');
  });

  test('does not live longer by going from page to page', async () => {
    const it = await site(both);
    let path = it.freshPath();
    for (const n of [1, 2, 3]) {
      it.later(9 * minute);
      const $ = await pageOf(await it.get(path));
      expect($('#others li').length, `${n}`).toBe(2);
      path = $('#others a').attr('href')!;
    }
    it.later(4 * minute);
    expect((await pageOf(await it.get(path)))('#others').length).toBe(0);
    expect((await it.post(path, { action: 'download' })).status).toBe(403);
  });

  test('gives the data as a file that no cache keeps', async () => {
    const it = await site(both);
    const response = await it.post(it.freshPath(), { action: 'download' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ address: 'ada@example.org' });
    expect(it.changes).toEqual([]);
  });

  test('erases everything by one button, after saying what that is', async () => {
    const it = await site(both);
    const page = await pageOf(await it.get(it.freshPath()));
    const path = page('#data a').attr('href')!;
    const $ = await pageOf(await it.get(path));
    expect($('.lead').text()).toContain('ada@example.org');
    expect($('.publications li').length).toBe(2);
    expect($('main button').length).toBe(1);
    expect(it.changes).toEqual([]);
    const done = await it.post(path, {});
    expect(done.status).toBe(200);
    expect(await heading(done)).toBe('Everything about you is erased');
    expect(it.changes).toEqual([['eraseSubscriber', 7]]);
    // Every link of an erased reader leads to the page that says so.
    for (const dead of [it.managePath(), it.freshPath(), path, it.managePath()]) {
      expect((await it.get(dead)).status).toBe(410);
      expect((await it.post(dead, { action: 'link' })).status).toBe(410);
    }
    expect(it.changes).toEqual([['eraseSubscriber', 7]]);
    expect(it.rows.get(9)!.erasedAt).toBeNull();
  });

  test('is a key like the others: not kept, not listed, and no cookie', async () => {
    const it = await site(both);
    for (const path of [
      it.freshPath(),
      `${it.freshPath()}/erase`,
      it.addressPath('ada@new.example'),
      '/manage',
    ]) {
      const { headers } = await it.get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('another address', () => {
  test('is asked at that address, with the same answer whatever is known of it', async () => {
    const it = await site(both);
    const response = await it.post(it.freshPath(), { ...newAddress, email: ' Bo@Example.org ' });
    expect(response.status).toBe(200);
    const said = (await pageOf(response))('#address [role=status]').text();
    expect(said).toMatch(/^A mail is on its way to Bo@Example\.org\. Press the button in it within 2 days/);
    expect(it.changes).toEqual([['askForAddress', 7, validAddress('Bo@example.org')]]);
    expect(it.rows.get(7)!.address).toBe('ada@example.org');
  });

  test.each([
    ['ada@', 'after the'],
    ['', 'There is no address'],
    ['ADA@example.org', 'This is the address that you have.'],
  ])('"%s" is refused with a sentence and kept', async (email, sentence) => {
    const it = await site();
    const response = await it.post(it.freshPath(), { action: 'address', email });
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('#email-problem').text()).toContain(sentence);
    expect($('#email').attr('value')).toBe(email);
    expect(it.changes).toEqual([]);
  });

  test('one new address is asked three times a day, whoever asks', async () => {
    const bo = { ...stranger, publicationId: 1 };
    const it = await site({ subscribers: [subscriber, bo] });
    const boPath = `/manage/${it.tokens.fresh.make({ subscriberId: 9 }, it.clock())}`;
    const answers = new Set<string>();
    for (const path of [it.freshPath(), it.freshPath(), boPath, boPath, boPath])
      answers.add((await pageOf(await it.post(path, newAddress)))('#address [role=status]').text());
    expect(answers.size).toBe(1);
    expect(it.changes.map(([verb, id]) => [verb, id])).toEqual([
      ['askForAddress', 7],
      ['askForAddress', 7],
      ['askForAddress', 9],
    ]);
  });

  test('from one network, few are asked in an hour', async () => {
    const it = await site();
    for (let n = 0; n < signUpsPerHour; n++)
      expect((await it.post(it.freshPath(), { ...newAddress, email: `n${n}@new.example` })).status).toBe(200);
    const response = await it.post(it.freshPath(), newAddress);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await pageOf(response))('#email').attr('value')).toBe(newAddress.email);
    expect(it.changes).toHaveLength(signUpsPerHour);
  }, 20_000);
});
