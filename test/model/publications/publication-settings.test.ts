import { describe, expect, it } from 'vitest';
import {
  readSettings,
  type SettingsForm,
  slugOf,
} from '../../../src/model/publications/publication-settings.ts';

const form: SettingsForm = {
  name: ' The Valley  Courier ',
  slug: 'Courier',
  siteUrl: 'valley.example',
  language: 'en-GB',
  fromName: 'The Valley Courier',
  fromAddress: 'news@valley.example',
  replyTo: '',
  postal: 'Mill Lane 1\r\nLower Valley',
  color: '#0B6E5F',
  logoUrl: '',
  font: 'serif',
  tagline: ' News of  the valley ',
  footNote: 'Written at the mill.\r\nWith love.',
  mostArticles: '15',
  digestExtent: 'whole',
  digestGroups: 'category',
  welcome: 'on',
  goodbye: '',
  timezone: 'Europe/Berlin',
  defaultCadence: 'daily',
  digestHour: '8',
  digestWeekday: '5',
  digestMonthDay: '31',
  quietFrom: '22',
  quietTo: '7',
  lateHours: '168',
  topics: ['Town Hall', ' town  hall', '', 'Food & Market'],
  holdMinutes: '10',
  floodLimit: '',
  fullText: [],
  social: {
    youtube: 'youtube.com/@valley',
    linkedin: '',
    instagram: '',
    wechat: '',
    whatsapp: '',
    messenger: '',
  },
};

describe('settings of a publication', () => {
  it('are stored tidied: spaces, capitals, missing schemes, line ends', () => {
    expect(readSettings(form)).toEqual({
      kind: 'valid',
      settings: {
        name: 'The Valley Courier',
        slug: 'courier',
        siteUrl: 'https://valley.example',
        language: 'en',
        fromName: 'The Valley Courier',
        fromAddress: 'news@valley.example',
        replyTo: null,
        postal: 'Mill Lane 1\nLower Valley',
        color: '#0b6e5f',
        logoUrl: null,
        font: 'serif',
        tagline: 'News of the valley',
        footNote: 'Written at the mill.\nWith love.',
        mostArticles: 15,
        digestExtent: 'whole',
        digestGroups: 'category',
        welcome: true,
        goodbye: false,
        timezone: 'Europe/Berlin',
        defaultCadence: 'daily',
        digestHour: 8,
        digestWeekday: 5,
        digestMonthDay: 31,
        quietFrom: 22,
        quietTo: 7,
        lateHours: 168,
        topics: ['Town Hall', 'Food & Market'],
        holdMinutes: 10,
        floodLimit: null,
        social: { youtube: 'https://youtube.com/@valley' },
      },
    });
  });

  it.each<[string, Partial<SettingsForm>, string]>([
    ['no name', { name: ' \u0000 ' }, 'name'],
    ['a name of novel length', { name: 'x'.repeat(101) }, 'name'],
    ['a slug that no address can have', { slug: 'a/b' }, 'slug'],
    ['a sender without a domain', { fromAddress: 'news' }, 'fromAddress'],
    ['replies to nowhere', { replyTo: 'a b@example.org' }, 'replyTo'],
    ['a site that is no web address', { siteUrl: 'mailto:news@valley.example' }, 'siteUrl'],
    ['a logo that is a script', { logoUrl: 'javascript:alert(1)' }, 'logoUrl'],
    ['a password in an address', { logoUrl: 'https://user:secret@valley.example/logo.png' }, 'logoUrl'],
    ['a colour by name', { color: 'red' }, 'color'],
    ['a language in words', { language: 'english language' }, 'language'],
    ['a hold beyond a week', { holdMinutes: '10081' }, 'holdMinutes'],
    ['a hold below nothing', { holdMinutes: '-1' }, 'holdMinutes'],
    ['a flood of none', { floodLimit: '0' }, 'floodLimit'],
    ['a flood beyond counting', { floodLimit: '10001' }, 'floodLimit'],
    ['a flood in words', { floodLimit: 'many' }, 'floodLimit'],
    ['an hour that no day has', { digestHour: '24' }, 'digestHour'],
    ['a time zone on Mars', { timezone: 'Mars/Olympus' }, 'timezone'],
    ['no time zone', { timezone: '' }, 'timezone'],
    ['an eighth day of the week', { digestWeekday: '8' }, 'digestWeekday'],
    ['a day that few months have', { digestMonthDay: '30' }, 'digestMonthDay'],
    ['a day before the first', { digestMonthDay: '0' }, 'digestMonthDay'],
    ['quiet hours without an end', { quietTo: '' }, 'quietTo'],
    ['quiet hours without a beginning', { quietFrom: '' }, 'quietFrom'],
    ['quiet hours of no length', { quietTo: '22' }, 'quietTo'],
    ['quiet hours beyond the day', { quietTo: '24' }, 'quietTo'],
    ['a digest that is never late', { lateHours: '0' }, 'lateHours'],
    ['a digest later than a week', { lateHours: '169' }, 'lateHours'],
    ['a mail of no articles', { mostArticles: '0' }, 'mostArticles'],
    ['a mail of too many articles', { mostArticles: '101' }, 'mostArticles'],
    ['an extent that digests have not', { digestExtent: 'half' }, 'digestExtent'],
    ['groups that digests have not', { digestGroups: 'author' }, 'digestGroups'],
    ['a font that is not offered', { font: 'toString' }, 'font'],
    ['a tagline of two lines’ length', { tagline: 'x'.repeat(121) }, 'tagline'],
    ['a novel at the foot', { footNote: 'x'.repeat(501) }, 'footNote'],
    ['more topics than can be seen', { topics: Array.from({ length: 31 }, (_, at) => `t${at}`) }, 'topics'],
    ['a topic of a sentence’s length', { topics: ['Town', 'x'.repeat(81)] }, 'topics'],
    ['an unknown cadence', { defaultCadence: 'hourly' }, 'defaultCadence'],
    ['a novel as postal address', { postal: 'x'.repeat(501) }, 'postal'],
    [
      'a social link of great length',
      { social: { ...form.social, youtube: `https://youtube.com/${'x'.repeat(200)}` } },
      'youtube',
    ],
    ['a social link that is no link', { social: { ...form.social, wechat: 'data:text/html,x' } }, 'wechat'],
  ])('are refused with a sentence beside the field: %s', (_, change, field) => {
    const reading = readSettings({ ...form, ...change });
    expect(reading.kind === 'wrong' && Object.keys(reading.problems)).toEqual([field]);
    expect(reading.kind === 'wrong' && Object.values(reading.problems)[0]).toMatch(/^[A-Z“].*[.:]/);
  });
});

it.each([
  ['', null],
  ['1', 1],
  ['10000', 10_000],
])('from “%s” new articles at once on, the limit of a flood is %s', (floodLimit, limit) => {
  const reading = readSettings({ ...form, floodLimit });
  expect(reading.kind === 'valid' && reading.settings.floodLimit).toBe(limit);
});

it('what may be left open is left open', () => {
  const nothing = { quietFrom: '', quietTo: '', tagline: ' ', footNote: '\r\n', topics: [' '] };
  const reading = readSettings({ ...form, ...nothing });
  expect(reading.kind === 'valid' && reading.settings).toMatchObject({
    quietFrom: null,
    quietTo: null,
    tagline: null,
    footNote: null,
    topics: [],
  });
});

it('what is at a bound is taken', () => {
  const topics = Array.from({ length: 30 }, (_, at) => `${'x'.repeat(78)}${at + 10}`);
  const most = { topics, lateHours: '1', mostArticles: '100', digestMonthDay: '28', quietFrom: '0' };
  const long = { tagline: 'x'.repeat(120), footNote: 'x'.repeat(500) };
  expect(readSettings({ ...form, ...most, ...long }).kind).toBe('valid');
});

it('a slug is made of any name', () => {
  expect(slugOf('The Valley Courier!')).toBe('the-valley-courier');
  expect(slugOf('Zürich à la carte')).toBe('zurich-a-la-carte');
  expect(slugOf('新聞')).toBe('news');
  expect(slugOf(`${'long '.repeat(30)}name`).length).toBeLessThanOrEqual(40);
});
