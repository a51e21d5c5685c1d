import { describe, expect, it } from 'vitest';
import { readSettings, type SettingsForm, slugOf } from '../../src/model/publication-settings.ts';

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
  holdMinutes: '10',
  floodLimit: '',
  fullText: [],
  defaultCadence: 'daily',
  digestHour: '8',
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
        holdMinutes: 10,
        floodLimit: null,
        defaultCadence: 'daily',
        digestHour: 8,
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

it('a slug is made of any name', () => {
  expect(slugOf('The Valley Courier!')).toBe('the-valley-courier');
  expect(slugOf('Zürich à la carte')).toBe('zurich-a-la-carte');
  expect(slugOf('新聞')).toBe('news');
  expect(slugOf(`${'long '.repeat(30)}name`).length).toBeLessThanOrEqual(40);
});
