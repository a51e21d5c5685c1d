/** The desk’s first page and settings, and who is kept out of all of it. */
import { describe, expect, test } from 'vitest';
import { fontStacks } from '../../../../src/model/publications/digest.ts';
import { pausePublication } from '../../../../src/store/publications/publications.ts';
import { busySite, home, inMinutes, look, parts } from '../../../support/web/desk-look.ts';
import { type OwnerSite, ownerSite } from '../../../support/web/owner-site.ts';
import { formOf, pageOf } from '../../../support/web/site.ts';
import { failFeeds, seedIssue } from '../../../support/worlds/desk-world.ts';
import { publish, seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

describe('the first page', () => {
  test('names each publication with its readers, its last issue and what is under way', async () => {
    const it = await busySite();
    const garden = await seedPublication(it.store, { slug: 'garden', name: 'A Garden' });
    await seedReaders(it.store, garden, 1);
    const $ = await look(it, '/owner');
    expect(parts($, '.desk-list li')).toEqual([
      ['A Garden', '1 active reader', 'No issue yet'],
      [
        'The Valley Courier',
        '1,621 active readers',
        'Last issue: New articles, 1 minute ago · 187 mails on their way',
      ],
    ]);
    expect($('.desk-list a').first().attr('href')).toBe('/owner/publications/garden');
    expect($('a[href="/owner/new"]').text()).toBe('Add a publication');
  });

  test('says what needs the owner, in a sentence for each part', async () => {
    const it = await ownerSite({ parts: { notice: 'No mail leaves yet.' } });
    const publication = await seedPublication(it.store);
    const readers = await seedReaders(it.store, publication, 10);
    await failFeeds(it.store, it.clock(), 3);
    await it.store.write((tx) => pausePublication(tx, publication.id, inMinutes(it, 30), '550 no'));
    const counts = { sent: 9, failed: 1 };
    await seedIssue(it.store, publication, readers, { subject: 'News', createdAt: it.clock(), counts });
    const $ = await look(it, '/owner');
    expect(parts($, '.desk-list li')[0]!.slice(3)).toEqual([
      'Sending rests: the mail server refuses.',
      'A feed could not be fetched, 3 times in a row.',
      '1 of the 10 mails of the last issue failed.',
    ]);
    expect(parts($, '.parts li')).toEqual([
      ['Database', 'In order', 'Everything is kept in one file on this machine (SQLite).'],
      ['Queue', 'Not yet', 'The queue is being opened. Mail and polls wait until it is.'],
      ['Mail', 'Needs you', expect.stringMatching(/^No mail can leave: set SMTP_URL/)],
    ]);
    expect($('.notice').text()).toBe('No mail leaves yet.');
  });

  test('a poll that failed once, a rest that is over and a few bad addresses are no trouble', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    const readers = await seedReaders(it.store, publication, 100);
    await failFeeds(it.store, it.clock(), 2);
    await it.store.write((tx) => pausePublication(tx, publication.id, inMinutes(it, -1), '550 no'));
    const counts = { sent: 95, failed: 5 };
    await seedIssue(it.store, publication, readers, { subject: 'News', createdAt: it.clock(), counts });
    expect((await look(it, '/owner'))('.desk-list .trouble').length).toBe(0);
  });
});

describe('the settings', () => {
  test('are saved, and the page says so once', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const browser = it.owner();
    const form = await formOfSettings(it);
    const saved = await browser.post(`${home}/settings`, { ...form, name: 'The Hill Courier', slug: 'hill' });
    expect(saved.status).toBe(303);
    const $ = await pageOf(await browser.get(saved.headers.get('location')!));
    expect($('[role=status]').text()).toContain('Saved.');
    expect($('#name').val()).toBe('The Hill Courier');
    const [row] = await it.store.read.select().from(it.store.tables.publication);
    expect(row).toMatchObject({ name: 'The Hill Courier', slug: 'valley' });
  });

  test('the limit of a flood and the whole text of a feed are kept, and can be taken back', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    await seedPublication(it.store, { slug: 'hill' });
    const browser = it.owner();
    const { publication, feed } = it.store.tables;
    const kept = async () => ({
      limits: (await it.store.read.select().from(publication)).map(({ floodLimit }) => floodLimit),
      fullText: (await it.store.read.select().from(feed)).map(({ fullText }) => fullText),
    });
    const form = await formOfSettings(it);
    expect([form.floodLimit, form['fullText-1']]).toEqual(['', undefined]);
    // The other feed is not this publication's.
    const fields = { ...form, floodLimit: '25', 'fullText-1': 'on', 'fullText-2': 'on' };
    expect((await browser.post(`${home}/settings`, fields)).status).toBe(303);
    expect(await kept()).toEqual({ limits: [25, null], fullText: [true, false] });
    const filled = await formOfSettings(it);
    expect([filled.floodLimit, filled['fullText-1']]).toEqual(['25', 'on']);
    await browser.post(`${home}/settings`, form);
    expect(await kept()).toEqual({ limits: [null, null], fullText: [false, false] });
  });

  test('a wrong one is told at its field, and nothing is saved', async () => {
    const it = await ownerSite();
    const before = await seedPublication(it.store);
    const fields = {
      ...(await formOfSettings(it)),
      name: 'New',
      fromAddress: 'news@',
      holdMinutes: 'ten',
      floodLimit: '0',
      'fullText-1': 'on',
    };
    const response = await it.owner().post(`${home}/settings`, fields);
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('#fromAddress-problem').length).toBe(1);
    expect($('#holdMinutes-problem').text()).toContain('whole minutes');
    expect($('#floodLimit-problem').text()).toBe('Give a whole number from 1 to 10000, or leave it empty.');
    expect($('[name=fullText-1]').attr('checked')).toBeDefined();
    expect($('.notice.wrong a').last().text()).toBe('Ask me when more than this come at once');
    expect($('#name').val()).toBe('New');
    const [feed] = await it.store.read.select().from(it.store.tables.feed);
    expect(feed!.fullText).toBe(false);
    const [row] = await it.store.read.select().from(it.store.tables.publication);
    expect(row).toEqual(before);
  });
});

describe('the settings of mails and digests', () => {
  const typed = {
    font: 'typewriter',
    tagline: 'News of the valley',
    footNote: 'Written at the mill.',
    mostArticles: '5',
    digestExtent: 'whole',
    digestGroups: 'feed',
    welcome: 'on',
    goodbye: 'on',
    timezone: 'Europe/Berlin',
    defaultCadence: 'weekly',
    digestHour: '7',
    digestWeekday: '5',
    digestMonthDay: '31',
    quietFrom: '22',
    quietTo: '7',
    lateHours: '48',
  };

  test('are kept as they were sent, and shown so again', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const browser = it.owner();
    const former = await formOfSettings(it);
    expect((await browser.post(`${home}/settings`, { ...former, ...typed })).status).toBe(303);
    const [row] = await it.store.read.select().from(it.store.tables.publication);
    expect(row).toMatchObject({
      font: 'typewriter',
      tagline: 'News of the valley',
      footNote: 'Written at the mill.',
      mostArticles: 5,
      digestExtent: 'whole',
      digestGroups: 'feed',
      welcome: true,
      goodbye: true,
      timezone: 'Europe/Berlin',
      defaultCadence: 'weekly',
      digestHour: 7,
      digestWeekday: 5,
      digestMonthDay: 31,
      quietFrom: 22,
      quietTo: 7,
      lateHours: 48,
    });
    expect(await formOfSettings(it)).toEqual({ ...former, ...typed });
    await browser.post(`${home}/settings`, former);
    expect(await formOfSettings(it)).toEqual(former);
  });

  test('keep a time zone under the name that it has today', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    // Browsers give this one by its former name, and the script then adds it to the list.
    const form = { ...(await formOfSettings(it)), timezone: 'Europe/Kiev' };
    expect((await it.owner().post(`${home}/settings`, form)).status).toBe(303);
    expect((await formOfSettings(it)).timezone).toBe('Europe/Kyiv');
    const [row] = await it.store.read.select().from(it.store.tables.publication);
    expect(row!.timezone).toBe('Europe/Kyiv');
  });

  test('are folded away, and unfolded where one of them is wrong', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const folds = async (response: Response) => {
      const $ = await pageOf(response);
      return $('details.settings[open] h2').map((_, title) => $(title).text());
    };
    expect((await folds(await it.owner().get(`${home}/settings`))).get()).toEqual([]);
    const form = { ...(await formOfSettings(it)), ...typed, quietTo: '', mostArticles: 'all' };
    const response = await it.owner().post(`${home}/settings`, form);
    expect(response.status).toBe(422);
    expect((await folds(response.clone())).get()).toEqual(['When mails come', 'How mails look']);
    const $ = await pageOf(response);
    expect($('#quietTo-problem').text()).toContain('need both');
    expect($('#mostArticles').val()).toBe('all');
    expect(
      $('.notice.wrong a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual(['#quietTo', '#mostArticles']);
  });

  test('show each font in itself', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const $ = await pageOf(await it.owner().get(`${home}/settings`));
    const css = await (await it.owner().get($('link[rel=stylesheet]').first().attr('href')!)).text();
    for (const [name, stack] of Object.entries(fontStacks)) {
      expect($(`.font-${name}`).text()).not.toBe('');
      expect(css).toContain(`.font-${name}{font-family:${stack}}`);
    }
  });
});

describe('the topics that the form offers', () => {
  test('are ticked among the categories of the articles, and others are typed', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await publish(it.store, publication, ['One', 'Two'], { categories: ['Sport', 'Town'] });
    await publish(it.store, publication, ['Three'], { categories: ['sport'] });
    const browser = it.owner();
    const settings = async () => pageOf(await browser.get(`${home}/settings`));
    const $ = await settings();
    expect(parts($, '.topics .choices')).toEqual([['Sport in 3 articles', 'Town in 2 articles']]);
    expect($('.topics [checked]').length).toBe(0);
    const body = new URLSearchParams(await formOfSettings(it));
    for (const topic of ['Sport', 'Town']) body.append('topics', topic);
    body.set('otherTopics', 'Elections\r\n\r\nsport\r\nPolls, and more');
    expect((await browser.post(`${home}/settings`, {}, { body })).status).toBe(303);
    const kept = async () =>
      (await it.store.read.select().from(it.store.tables.publication)).map(({ topics }) => topics);
    expect(await kept()).toEqual([['Sport', 'Town', 'Elections', 'Polls, and more']]);
    const filled = await settings();
    expect(
      filled('.topics [checked]')
        .map((_, box) => filled(box).attr('value'))
        .get(),
    ).toEqual(['Sport', 'Town']);
    expect(filled('#otherTopics').val()).toBe('Elections\nPolls, and more');
    expect((await pageOf(await it.visitor().get('/follow/valley')))('[name=topics]').length).toBe(4);
    body.delete('topics');
    body.set('otherTopics', '');
    await browser.post(`${home}/settings`, {}, { body });
    expect(await kept()).toEqual([[]]);
  });

  test('that are too many are told, and stay as they were sent', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const many = Array.from({ length: 31 }, (_, at) => `Topic ${at}`).join('\n');
    const form = { ...(await formOfSettings(it)), otherTopics: many };
    const response = await it.owner().post(`${home}/settings`, form);
    const $ = await pageOf(response);
    expect($('#topics-problem').text()).toMatch(/^These are 31 topics\./);
    expect($('#topics').closest('details').attr('open')).toBeDefined();
    expect($('#otherTopics').val()).toBe(many);
  });
});

async function formOfSettings(it: OwnerSite): Promise<Record<string, string>> {
  const html = await (await it.owner().get(`${home}/settings`)).text();
  // The first form of the page signs out.
  return formOf(new Response(html.replace(/<form class="signed-in".*?<\/form>/s, '')));
}

describe('what is not there', () => {
  test.each([
    ['/owner/publications/nope', 'There is no such publication'],
    ['/owner/publications/nope/readers', 'There is no such publication'],
    ['/owner/publications/nope/preview/mail', 'There is no such publication'],
    [`${home}/readers/4711`, 'There is no such reader'],
    [`${home}/readers/1e3`, 'There is no such reader'],
    [`${home}/feeds/4711`, 'There is no such feed'],
    [`${home}/nothing`, 'There is nothing here'],
    ['/owner/nothing', 'There is nothing here'],
  ])('%s is a page of the desk that says “%s”', async (path, title) => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const response = await it.owner().get(path);
    expect(response.status).toBe(404);
    const $ = await pageOf(response);
    expect($('h1').text()).toBe(title);
    expect($('.signed-in').length).toBe(1);
  });
});

describe('strangers', () => {
  test('see no page of the desk, whatever the spelling, and change nothing', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    const [id] = await seedReaders(it.store, publication, 1);
    const pages = ['', '/preview', '/preview/mail', '/readers', `/readers/${id}`, '/settings', '/nothing'];
    const posts = ['/poll', '/send', '/test', '/resume', '/readers', '/settings'];
    const ends = ['suppress', 'allow', 'refuse', 'erase'].map((end) => `/readers/${id}/${end}`);
    for (const path of [...pages, ...posts, ...ends].map((page) => home + page)) {
      for (const spelling of [
        path,
        `${path}/`,
        path.replace('/owner', '/OWNER').replace('valley', 'Valley'),
      ]) {
        const visitor = it.visitor();
        for (const response of [
          await visitor.get(spelling),
          await visitor.post(spelling, { address: 'a@b.example' }),
        ]) {
          expect([response.status, response.headers.get('location')?.split('?')[0]], spelling).toEqual([
            303,
            '/owner/sign-in',
          ]);
        }
      }
    }
    const { read, tables } = it.store;
    expect(await read.select().from(tables.subscriber)).toMatchObject([
      { id, address: 'reader1@example.net' },
    ]);
    expect(await read.select().from(tables.suppression)).toEqual([]);
    expect(await read.select().from(tables.publication)).toEqual([publication]);
  });
});
