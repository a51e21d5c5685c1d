/** Which language a page speaks: the reader's, else the publication's, else the browser's. */
import { describe, expect, test } from 'vitest';
import { readerText } from '../../../src/text/reader/catalogues.ts';
import { mailboxWith } from '../../support/web/mails.ts';
import { pending, publication, subscriber } from '../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../support/web/site.ts';

const german = { ...publication, language: 'de-AT', name: 'Hafenblatt', topics: ['Hafen'] };
const inGerman = { headers: { 'accept-language': 'de-CH, en;q=0.5' } };
const ofReaders = { publications: [german], subscribers: [{ ...subscriber, language: 'de-AT' }] };

/** What is on a page in words, without what the publication or a reader brings in. */
async function look(response: Response) {
  const $ = await pageOf(response);
  return {
    $,
    language: $('html').attr('lang'),
    direction: $('html').attr('dir'),
    heading: $('h1').text(),
    words: $('body').text(),
  };
}

/** English that no German page has. */
const english = /\b(the|your|you|with|from|mail to|address|follow)\b/i;

describe('a publication in German', () => {
  test('has its form in German, and what becomes of it', async () => {
    const it = await site({ publications: [german] });
    const response = await it.get('/follow/harbour');
    const form = await formOf(response.clone());
    const page = await look(response);
    expect(page).toMatchObject({ language: 'de', direction: 'ltr', heading: 'Hafenblatt per E-Mail folgen' });
    page.$('option').remove();
    expect(page.$('body').text()).not.toMatch(english);
    expect(page.$('optgroup').first().attr('label')).toBe('Afrika');

    const wrong = await look(await it.post('/follow/harbour', { ...form, email: 'ada@example' }));
    expect(wrong.$('#email-problem').text()).toBe(
      'Nach „example“ fehlt die Endung: Bitte ergänzen Sie sie, etwa .de oder .org.',
    );
    const email = 'ada@example.org';
    expect((await look(await it.post('/follow/harbour', { email }))).heading).toBe('Noch ein Klick');
    it.later(3000);
    const answer = await look(await it.post('/follow/harbour', { ...form, email }));
    expect(answer).toMatchObject({ language: 'de', heading: 'Sehen Sie in Ihrem Postfach nach' });
    expect(it.changes).toMatchObject([
      ['follow', 'harbour', { consent: 'Eingetragen im Formular „Hafenblatt per E-Mail folgen“' }],
    ]);
  });

  test('answers its bar in German, whatever the browser speaks', async () => {
    const it = await site({ publications: [german] });
    const headers = { accept: 'application/json', 'accept-language': 'en' };
    const answer = await it.post('/follow/harbour', { email: 'ada @example.org' }, { headers });
    expect(await answer.json()).toEqual({
      kind: 'wrong',
      problems: { email: 'In der Adresse steht ein Leerzeichen: Bitte löschen Sie es.' },
    });
  });

  test('has its bar and its frame in German', async () => {
    const it = await site({ publications: [german] });
    const script = await (await it.get('/embed/harbour.js')).text();
    expect(script).toContain('"lang":"de"');
    for (const words of ['Per E-Mail folgen', 'Teilen', 'Täglich', 'Nur zu bestimmten Themen'])
      expect(script).toContain(words);
    for (const show of ['', '?show=share', '?show=wechat']) {
      const page = await look(await it.get(`/embed/harbour${show}`));
      expect(page.language).toBe('de');
      expect(page.words).not.toMatch(english);
    }
  });
});

describe('a reader who chose German', () => {
  const paths = [
    ...(['confirmPath', 'unsubscribePath', 'managePath', 'freshPath'] as const),
    ...(['erasePath', 'newAddressPath'] as const),
  ];

  test.each(paths)('has every page in it: %s', async (name) => {
    const it = await site(ofReaders);
    const more = {
      erasePath: () => `${it.freshPath()}/erase`,
      newAddressPath: () => it.addressPath('ada@new.example'),
    };
    const page = await look(await it.get({ ...it, ...more }[name]()));
    page.$('option, .masthead').remove();
    expect(page).toMatchObject({ language: 'de', direction: 'ltr' });
    expect(page.$('body').text()).not.toMatch(english);
  });

  test('confirms in it, whatever the publication speaks now', async () => {
    const it = await site({ subscribers: [{ ...pending, language: 'de' }] });
    expect((await look(await it.get(it.confirmPath()))).heading).toBe('Neue Artikel von The Harbour Light?');
    expect((await look(await it.post(it.confirmPath(), {}))).heading).toBe('Sie sind dabei');
  });

  test.each(['pending', 'unsubscribed', 'bounced', 'complained'] as const)(
    'is told in it that they get nothing: %s',
    async (state) => {
      const it = await site({ subscribers: [{ ...subscriber, language: 'de', state }] });
      const page = await look(await it.get(it.managePath()));
      page.$('.masthead').remove();
      expect(page.language).toBe('de');
      expect(page.$('body').text().replaceAll(publication.name, '')).not.toMatch(english);
    },
  );

  test('leaves and comes back in it', async () => {
    const it = await site(ofReaders);
    const left = await look(await it.post(it.unsubscribePath(), {}));
    expect(left.heading).toBe('Sie haben Hafenblatt abbestellt');
    const back = await look(await it.post(it.unsubscribePath(), { action: 'undo' }));
    expect(back.heading).toBe('Schön, dass Sie wieder da sind');
  });

  test.each([
    [{ action: 'when', cadence: 'hourly' }, 'Bitte wählen Sie eine dieser Möglichkeiten.'],
    [{ action: 'what', words: 'x'.repeat(101) }, 'ist zu lang'],
    [{ action: 'pause', until: 'soon' }, 'Bitte wählen Sie einen Tag'],
    [{ action: 'language', language: 'tlh' }, 'Bitte wählen Sie eine Sprache'],
    [{ action: 'dance' }, 'war nicht lesbar'],
  ])('is told in it what is wrong: %j', async (fields, words) => {
    const it = await site(ofReaders);
    const page = await look(await it.post(it.managePath(), fields));
    expect(page.$('.problem').text()).toContain(words);
  });
});

describe('a page that is nobody’s', () => {
  const { pages, manage } = readerText('de');
  const nobody = { subscribers: [] };

  test.each([
    ['/', pages.start.title],
    ['/nowhere', pages.problem.notFoundTitle],
    ['/follow/nowhere', pages.problem.noPublicationTitle],
    ['/embed/nowhere', pages.problem.noPublicationTitle],
    ['/manage', manage.lost.title],
    ['/confirm/cut', pages.link.invalidTitle],
    ['/manage/cut', pages.link.invalidTitle],
    ['/address/cut', pages.link.invalidTitle],
  ])('speaks the language of the browser: %s', async (path, heading) => {
    const it = await site(nobody);
    const asked = await it.get(path, inGerman);
    expect(asked.headers.get('vary')).toMatch(/\bAccept-Language\b/);
    expect(await look(asked)).toMatchObject({ language: 'de', heading });
    for (const language of ['en-GB, de;q=0.5', 'fr', '*', ''])
      expect(await look(await it.get(path, { headers: { 'accept-language': language } }))).toMatchObject({
        language: 'en',
      });
  });

  test('takes the second language of a browser whose first there is not', async () => {
    const it = await site(nobody);
    const page = await look(await it.get('/nowhere', { headers: { 'accept-language': 'fr, de;q=0.7' } }));
    expect(page.language).toBe('de');
  });

  test('a link whose time is over, a reader who is gone and what broke speak it as well', async () => {
    const it = await site({
      subscribers: [],
      reader: { allPublications: () => Promise.reject(new Error('away')) },
    });
    const gone = it.managePath();
    expect((await look(await it.get(gone, inGerman))).heading).toBe(pages.unsubscribe.unknownTitle);
    expect((await look(await it.get(it.confirmPath(), inGerman))).heading).toBe(pages.confirm.staleTitle);
    expect((await look(await it.get('/', inGerman))).heading).toBe(pages.problem.brokenTitle);
    const refused = await it.get('/manage', { ...inGerman, method: 'DELETE' });
    expect((await look(refused)).heading).toBe(pages.problem.methodTitle);
    const old = [it.confirmPath(), it.addressPath('ada@new.example')] as const;
    it.later(30 * 24 * 3600_000);
    expect((await look(await it.get(old[0], inGerman))).heading).toBe(pages.confirm.expiredTitle);
    expect((await look(await it.get(old[1], inGerman))).heading).toBe(manage.address.expiredTitle);
  });

  test('a lost link is asked for in it', async () => {
    const it = await site(nobody);
    const form = await formOf(await it.get('/manage'));
    const wrong = await look(await it.post('/manage', { ...form, email: 'ada' }, inGerman));
    expect(wrong.$('.problem').text()).toContain('fehlt das @');
    it.later(3000);
    const sent = await look(await it.post('/manage', { ...form, email: 'ada@example.org' }, inGerman));
    expect(sent.heading).toBe(manage.lost.sentTitle);
  });
});

test('what only owners see stays in English: the first steps, the mailbox, the desk', async () => {
  const empty = await site({ publications: [], mailbox: mailboxWith(), notice: 'Mail waits.' });
  for (const path of ['/', '/mailbox', '/owner/sign-in'])
    expect((await look(await empty.get(path, inGerman))).language).toBe('en');
  const it = await site({ notice: 'Mail waits.' });
  expect((await look(await it.get('/', inGerman))).$('.notice').attr('lang')).toBe('en');
  for (const path of ['/mailbox/nowhere/at/all', '/sample/nowhere/at/all'])
    expect([path, (await look(await it.get(path, inGerman))).language]).toEqual([path, 'en']);
  const refused = await it.get('/owner/sign-in', {
    method: 'DELETE',
    headers: { ...inGerman.headers, 'sec-fetch-site': 'same-origin' },
  });
  expect([refused.status, (await look(refused)).language]).toEqual([405, 'en']);
});
