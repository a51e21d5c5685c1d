/** The desk while a flood waits for the owner’s answer. */
import { describe, expect, test } from 'vitest';
import { answerFlood } from '../../../../src/actions/feeds/answer-flood.ts';
import { openNotices } from '../../../../src/store/notices/notices.ts';
import { insertPublication } from '../../../../src/store/publications/publications.ts';
import { home, look, parts, words } from '../../../support/web/desk-look.ts';
import { type OwnerSite, ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf } from '../../../support/web/site.ts';
import { seedArticles, seedFlood, titlesByState } from '../../../support/worlds/flood.ts';
import { seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

const path = `${home}/feeds/1`;

/** A publication with so many stopped articles, two readers who get articles at once, and one who gets digests. */
async function flooded(count: number, readers = true): Promise<OwnerSite> {
  const it = await ownerSite();
  const publication = await seedPublication(it.store);
  if (readers) {
    await seedReaders(it.store, publication, 2);
    await seedReaders(it.store, publication, 1, { cadence: 'weekly' }, 3);
  }
  await seedFlood(it.store, publication, it.clock(), count);
  return it;
}

/** Presses the button of an answer, as the page has it; gives where that leads, and what is said there. */
async function press(it: OwnerSite, answer: string, { from = undefined as string | undefined } = {}) {
  const browser = it.owner();
  const $ = await pageOf(await browser.get(path));
  const upto = from ?? $(`form:has([value=${answer}]) [name=upto]`).val();
  const response = await browser.post(path, { answer, upto: String(upto ?? '') });
  expect(response.status).toBe(303);
  const location = response.headers.get('location')!;
  const page = await pageOf(await browser.get(location));
  return { at: location.split('?')[0], said: page('.flash').text() };
}

describe('a flood at the desk', () => {
  test('is told of on the overview and in the list of publications, with a way to decide', async () => {
    const it = await flooded(27);
    const $ = await look(it, home);
    expect($('.notice h2').text()).toBe('27 new articles came at once from valley.example');
    expect($('.notice a').attr('href')).toBe(path);
    expect($('.feeds .mark').text()).toBe('Needs you');
    expect((await look(it, '/owner'))('.trouble').text()).toBe(
      '27 new articles came at once and wait for your word.',
    );
  });

  test('its page shows the newest ten, and how many more there are', async () => {
    const $ = await look(await flooded(27), path);
    expect($('h1').text()).toBe('27 new articles came at once');
    expect($('.lead').text()).toContain('Postrider asks first when it brings more than 10.');
    const rows = parts($, '.stopped li');
    expect(rows[0]).toEqual(['Story 1', '2 Mar 2026']);
    expect(rows).toHaveLength(11);
    expect($('.stopped li').last().text()).toBe('and 17 more articles');
    expect($('.stopped a').first().attr('href')).toBe('https://valley.example/Story%201');
  });

  test('each button says what will truly happen', async () => {
    const $ = await look(await flooded(27), path);
    const answers = $('.answers form').map((_, form) => [
      [$(form).find('button').text(), words($(form).find('p').text())],
    ]);
    expect(answers.get()).toEqual([
      [
        'Send all 27',
        '2 readers get one mail with all 27, now. 1 reader finds them in their next digest. What does not fit into a mail is counted at its end, with a link to the site. From now on, as many at once are usual for this feed.',
      ],
      [
        'Send only the newest',
        '2 readers get one mail with “Story 1”, now. 1 reader finds it in their next digest. The other 26 count as seen: nobody is mailed them.',
      ],
      ['Send nothing', 'All 27 count as seen: nobody is mailed any of them, now or later.'],
    ]);
  });

  test('without readers it says that no mail goes out; a single article is asked about as one', async () => {
    const $ = await look(await flooded(1, false), path);
    const answers = $('.answers form').map((_, form) => [
      [$(form).find('button').text(), words($(form).find('p').text())],
    ]);
    expect(answers.get()).toEqual([
      [
        'Send it',
        'Nobody follows yet, so no mail goes out. From now on, as many at once are usual for this feed.',
      ],
      ['Send nothing', 'It counts as seen: nobody is mailed it, now or later.'],
    ]);
  });

  test('more than become ready at a time are announced as several mails', async () => {
    const $ = await look(await flooded(201), path);
    expect($('#send-what').text()).toContain('2 readers get 2 mails with all 201, now.');
  });

  test.each([
    ['send', { held: 12 }, '12 articles go out now.'],
    ['newest', { held: 1, seen: 11 }, 'The newest article goes out now; 11 others count as seen.'],
    ['seen', { seen: 12 }, '12 articles count as seen. Nobody is mailed them.'],
  ])('“%s” is carried out and said', async (answer, counts, said) => {
    const it = await flooded(12);
    expect(await press(it, answer)).toEqual({ at: home, said });
    const states = Object.entries(await titlesByState(it.store)).map(([state, titles]) => [
      state,
      titles.length,
    ]);
    expect(Object.fromEntries(states)).toEqual(counts);
    expect(await openNotices(it.store, 1)).toEqual([]);
    expect((await look(it, home))('.notice').length).toBe(0);
  });

  test('what is sent goes out in one issue at “Send now”', async () => {
    const it = await flooded(12);
    await press(it, 'send');
    const browser = it.owner();
    await browser.post(`${home}/send`, { what: 'due' });
    const issues = await it.store.read.select().from(it.store.tables.issue);
    expect(issues.map(({ audience, upto }) => [audience, upto])).toEqual([[2, 12]]);
  });

  test('answered in two tabs, the first answer counts, and the second is told so', async () => {
    const it = await flooded(12);
    const $ = await look(it, path);
    const upto = String($('[name=upto]').first().val());
    await press(it, 'seen');
    expect(await press(it, 'send', { from: upto })).toEqual({
      at: home,
      said: 'That was decided before: nothing waits here any more.',
    });
    expect((await titlesByState(it.store)).held).toBeUndefined();
  });

  test('an answer is for what the page showed; what came later is asked about on its own', async () => {
    const it = await flooded(12);
    const upto = String((await look(it, path))('[name=upto]').first().val());
    await seedArticles(
      it.store,
      (await it.store.read.select().from(it.store.tables.publication))[0]!,
      it.clock(),
      ['Late'],
    );
    const { said } = await press(it, 'send', { from: upto });
    expect(said).toBe('12 articles go out now. 1 article came meanwhile, and still waits for you.');
    expect((await titlesByState(it.store)).stopped).toEqual(['Late']);
  });

  test.each([[{}], [{ answer: 'send' }], [{ answer: 'burn', upto: '99' }], [{ answer: 'send', upto: '-1' }]])(
    '%j is no answer: the page is shown again and nothing is done',
    async (fields) => {
      const it = await flooded(3);
      const response = await it.owner().post(path, fields as Record<string, string>);
      expect(response.headers.get('location')).toMatch(new RegExp(`^${path}\\?flash=`));
      expect((await titlesByState(it.store)).stopped).toHaveLength(3);
    },
  );

  test('once decided, the page says that nothing waits', async () => {
    const it = await flooded(3);
    await answerFlood(it, 1, 'seen');
    const $ = await look(it, path);
    expect($('h1').text()).toBe('Nothing waits here');
    expect($('main form').length).toBe(0);
  });

  test('a feed of another publication, or of none, is not found here', async () => {
    const it = await flooded(3);
    const facts = { slug: 'other', name: 'Other', siteUrl: 'https://other.example', createdAt: it.clock() };
    const sender = { fromName: 'Other', fromAddress: 'news@other.example' };
    await it.store.write((tx) =>
      insertPublication(tx, { ...facts, ...sender }, [{ url: 'https://other.example/feed', title: null }]),
    );
    for (const wrong of [`${home}/feeds/2`, `${home}/feeds/x`, `${home}/feeds/0`]) {
      expect((await it.owner().get(wrong)).status, wrong).toBe(404);
      expect((await it.owner().post(wrong, { answer: 'seen', upto: '99' })).status, wrong).toBe(404);
    }
    const other = '/owner/publications/other/feeds/1';
    expect((await it.owner().post(other, { answer: 'seen', upto: '99' })).status).toBe(404);
    expect((await titlesByState(it.store)).stopped).toHaveLength(3);
  });

  test('needs a sign-in, and a form of ours', async () => {
    const it = await flooded(3);
    expect((await it.visitor().get(path)).headers.get('location')).toContain('/owner/sign-in');
    const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } };
    expect((await it.owner().post(path, { answer: 'send', upto: '99' }, foreign)).status).toBe(403);
    expect((await titlesByState(it.store)).stopped).toHaveLength(3);
  });

  test('a title is shown as it is, and never as HTML', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await seedArticles(it.store, publication, it.clock(), ['<img src=x onerror=alert(1)>']);
    const html = await (await it.owner().get(path)).text();
    expect(html).toContain('&lt;img');
    expect(html).not.toContain('<img');
  });
});
