import { describe, expect, it } from 'vitest';
import { settingsDefaults } from '../../../../src/model/publications/settings/defaults.ts';
import {
  type FieldOf,
  type SettingsForm,
  settingsFields,
  settingsNames,
} from '../../../../src/model/publications/settings/fields.ts';
import { newForm } from '../../../../src/model/publications/settings/form.ts';
import type { SettingsProblem } from '../../../../src/model/publications/settings/problems.ts';
import { readSettings } from '../../../../src/model/publications/settings/read-settings.ts';
import { sentencesOf } from '../../../../src/text/owner/settings/problems.ts';

const form: SettingsForm = {
  ...newForm,
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
        ...settingsDefaults,
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

  it.each<[string, Partial<SettingsForm>, string, SettingsProblem['code']]>([
    ['no name', { name: ' \u0000 ' }, 'name', 'missing'],
    ['a name of novel length', { name: 'x'.repeat(101) }, 'name', 'text-too-long'],
    ['a slug that no address can have', { slug: 'a/b' }, 'slug', 'slug'],
    ['a sender without a domain', { fromAddress: 'news' }, 'fromAddress', 'no-at'],
    ['replies to nowhere', { replyTo: 'a b@example.org' }, 'replyTo', 'space-inside'],
    ['a site that is no web address', { siteUrl: 'mailto:news@valley.example' }, 'siteUrl', 'not-a-url'],
    ['a logo that is a script', { logoUrl: 'javascript:alert(1)' }, 'logoUrl', 'not-a-url'],
    [
      'a password in an address',
      { logoUrl: 'https://user:secret@valley.example/logo.png' },
      'logoUrl',
      'not-a-url',
    ],
    ['a colour by name', { color: 'red' }, 'color', 'color'],
    ['a language in words', { language: 'english language' }, 'language', 'language'],
    ['a hold beyond a week', { holdMinutes: '10081' }, 'holdMinutes', 'not-within'],
    ['a hold below nothing', { holdMinutes: '-1' }, 'holdMinutes', 'not-within'],
    ['a flood of none', { floodLimit: '0' }, 'floodLimit', 'not-within'],
    ['a flood beyond counting', { floodLimit: '10001' }, 'floodLimit', 'not-within'],
    ['a flood in words', { floodLimit: 'many' }, 'floodLimit', 'not-within'],
    ['an hour that no day has', { digestHour: '24' }, 'digestHour', 'hour'],
    ['a time zone on Mars', { timezone: 'Mars/Olympus' }, 'timezone', 'timezone'],
    ['no time zone', { timezone: '' }, 'timezone', 'timezone'],
    ['an eighth day of the week', { digestWeekday: '8' }, 'digestWeekday', 'weekday'],
    ['a day that few months have', { digestMonthDay: '30' }, 'digestMonthDay', 'month-day'],
    ['a day before the first', { digestMonthDay: '0' }, 'digestMonthDay', 'month-day'],
    ['quiet hours without an end', { quietTo: '' }, 'quietTo', 'quiet-half'],
    ['quiet hours without a beginning', { quietFrom: '' }, 'quietFrom', 'quiet-half'],
    ['quiet hours of no length', { quietTo: '22' }, 'quietTo', 'quiet-same'],
    ['quiet hours beyond the day', { quietTo: '24' }, 'quietTo', 'hour'],
    ['a digest that is never late', { lateHours: '0' }, 'lateHours', 'not-within'],
    ['a digest later than a week', { lateHours: '169' }, 'lateHours', 'not-within'],
    ['a mail of no articles', { mostArticles: '0' }, 'mostArticles', 'not-within'],
    ['a mail of too many articles', { mostArticles: '101' }, 'mostArticles', 'not-within'],
    ['an extent that digests have not', { digestExtent: 'half' }, 'digestExtent', 'not-a-choice'],
    ['groups that digests have not', { digestGroups: 'author' }, 'digestGroups', 'not-a-choice'],
    ['a font that is not offered', { font: 'toString' }, 'font', 'not-a-choice'],
    ['a tagline of two lines’ length', { tagline: 'x'.repeat(121) }, 'tagline', 'text-too-long'],
    ['a novel at the foot', { footNote: 'x'.repeat(501) }, 'footNote', 'text-too-long'],
    [
      'more topics than can be seen',
      { topics: Array.from({ length: 31 }, (_, at) => `t${at}`) },
      'topics',
      'too-many-topics',
    ],
    ['a topic of a sentence’s length', { topics: ['Town', 'x'.repeat(81)] }, 'topics', 'topic-too-long'],
    ['an unknown cadence', { defaultCadence: 'hourly' }, 'defaultCadence', 'not-a-choice'],
    ['a novel as postal address', { postal: 'x'.repeat(501) }, 'postal', 'text-too-long'],
    [
      'a social link of great length',
      { social: { ...form.social, youtube: `https://youtube.com/${'x'.repeat(200)}` } },
      'youtube',
      'text-too-long',
    ],
    [
      'a social link that is no link',
      { social: { ...form.social, wechat: 'data:text/html,x' } },
      'wechat',
      'not-a-url',
    ],
  ])('are refused with a sentence beside the field: %s', (_, change, field, code) => {
    const reading = readSettings({ ...form, ...change });
    const problems = reading.kind === 'wrong' ? reading.problems : {};
    expect(problems).toEqual({ [field]: expect.objectContaining({ code }) });
    expect(Object.values(sentencesOf(problems))).toEqual([expect.stringMatching(/^[A-Z“].*[.:]/)]);
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

it.each(settingsNames.filter((name) => settingsFields[name].kind === 'whole'))(
  'what is at a bound of %s is taken, and what is beyond is not',
  (name) => {
    const { min, max } = settingsFields[name as FieldOf<'whole'>];
    const kindOf = (value: number) => readSettings({ ...form, [name]: `${value}` }).kind;
    expect([min, max].map(kindOf)).toEqual(['valid', 'valid']);
    expect([min - 1, max + 1].map(kindOf)).toEqual(['wrong', 'wrong']);
  },
);

it('where several fields are wrong, each has its own problem', () => {
  const wrong = { name: '', color: 'red', lateHours: 'x', social: { ...form.social, wechat: 'ftp://x' } };
  expect(readSettings({ ...form, ...wrong })).toEqual({
    kind: 'wrong',
    problems: {
      name: { code: 'missing' },
      color: { code: 'color' },
      lateHours: { code: 'not-within', min: 1, max: 168 },
      wechat: { code: 'not-a-url' },
    },
  });
});

it('of half quiet hours, only the missing half is told', () => {
  expect(readSettings({ ...form, quietFrom: '99', quietTo: '' })).toEqual({
    kind: 'wrong',
    problems: { quietTo: { code: 'quiet-half' } },
  });
});
