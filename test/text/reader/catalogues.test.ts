/** Every catalogue says all that the English one says, and in its own words. */
import { describe, expect, it } from 'vitest';
import { filterLimits, noFilters } from '../../../src/model/issues/filters.ts';
import { catalogues, english, readerText } from '../../../src/text/reader/catalogues.ts';

type Leaf = [path: string, value: unknown];

/** Every sentence and every function that makes one, by where it stands. */
function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path ? `${path}.${key}` : key));
}

const at = new Date('2026-03-05T08:00:00Z');
const digestTime = { digestHour: 8, digestWeekday: 3, digestMonthDay: 31 };
const schedule = { cadence: 'weekly', timezone: 'Europe/Berlin', hour: 8, weekday: 3, monthDay: 31 };
const filters = { ...noFilters, topics: ['Art', 'Sea'], words: ['tide'] };

/** What a function is called with where it takes something else than names and numbers. */
const samples: Record<string, unknown[]> = {
  'mail.kind': ['weekly', 5],
  'mail.why': ['Harbour', 'monthly'],
  'mail.confirm.schedule': [schedule],
  'mail.confirm.only': [filters],
  'pages.cadences': [digestTime],
  'pages.confirm.lead': [schedule, filters],
  'pages.confirm.doneLead': ['Harbour', schedule, filters],
  'pages.confirm.alreadyLead': [schedule, filters],
  'manage.dayWords': ['2026-03-05'],
  'manage.timeWords': [at, 'Europe/Berlin'],
  'manage.when.next': [at, 'Europe/Berlin'],
  'manage.when.saved': [schedule],
  'manage.when.savedPaused': [schedule],
  'manage.pause.outside': ['2026-03-05', '2026-03-06'],
  'manage.pause.paused': ['2026-03-05'],
  'manage.pause.saved': ['2026-03-05'],
  'manage.tracking.since': [at, 'Europe/Berlin'],
  'manage.what.tooLong': ['tide', filterLimits.length],
  'addresses.brackets': [{ inner: 'Harbour' }],
  ...Object.fromEntries(
    ['invisible', 'local-character', 'domain-character'].map((code) => [
      `addresses.${code}`,
      [{ character: 'Harbour' }],
    ]),
  ),
  ...Object.fromEntries(
    ['domain-hyphen', 'no-ending'].map((code) => [`addresses.${code}`, [{ label: 'Harbour' }]]),
  ),
  'embed.visit': ['youtube', 'Harbour'],
  'embed.shareOn': ['linkedin'],
};
const numbers =
  /(readingTime|reply|moreOnSite|subjectMore|linkAge|expiredLead|limitLead|hourName|monthDayName|newest|tooMany)$/;

/** What a sentence says of the samples, as text. */
function said([path, value]: Leaf): string {
  if (typeof value !== 'function') return String(value);
  const given = samples[path] ?? (numbers.test(path) ? [7, 'Harbour'] : ['Harbour', 'Seaview']);
  const words: unknown = value(...given);
  return leavesOf(words, '')
    .map(([, part]) => part)
    .join(' ');
}

/** What is the same in every language: names, what stands for itself, and what says nothing by itself. */
const same = ['pages.product', 'pages.follow.region', 'embed.code', 'manage.pause.title'];

const others = catalogues.filter(({ code }) => code !== 'en').map((text) => [text.name, text] as const);
const expected = leavesOf(english, '');

describe.each(others)('in %s', (_name, text) => {
  const leaves = leavesOf(text, '');

  it('there is every sentence, of the same kind', () => {
    const kinds = (all: Leaf[]) => all.map(([path, value]) => `${path}: ${typeof value}`).sort();
    expect(kinds(leaves)).toEqual(kinds(expected));
  });

  it('every sentence says something, and nothing that was no word', () => {
    for (const leaf of leaves) {
      const words = said(leaf);
      expect(words.trim(), leaf[0]).not.toBe('');
      expect(words, leaf[0]).not.toMatch(/undefined|null|NaN|\[object|Invalid|\$\{|=>/);
    }
  });

  it('no sentence is left in English', () => {
    const inEnglish = new Map(expected.map((leaf) => [leaf[0], said(leaf)]));
    const left = leaves.filter((leaf) => said(leaf) === inEnglish.get(leaf[0])).map(([path]) => path);
    expect(left.filter((path) => !same.includes(path))).toEqual([]);
  });

  it('every name and address that comes in goes out', () => {
    const names = (leaf: Leaf) => ['Harbour', 'Seaview'].filter((name) => said(leaf).includes(name));
    const inEnglish = new Map(expected.map((leaf) => [leaf[0], names(leaf)]));
    for (const leaf of leaves) expect(names(leaf), leaf[0]).toEqual(inEnglish.get(leaf[0]));
  });
});

describe('German', () => {
  const german = readerText('de');
  const lines = leavesOf(german, '').map((leaf) => [leaf[0], said(leaf)] as const);

  it('is set with its own quotation marks and dashes', () => {
    for (const [path, words] of lines) {
      expect(words, path).not.toMatch(/["”‘’]|[^\s]—|\w'\w/);
      expect(words.split('„').length, path).toBe(words.split('“').length);
    }
  });

  it.each([
    ['instant', 'jeden, sobald er erscheint'],
    ['daily', 'jeden Tag um 8:00\u00a0Uhr (Ortszeit Berlin)'],
    ['weekly', 'jeden Mittwoch um 8:00\u00a0Uhr (Ortszeit Berlin)'],
    ['monthly', 'am letzten Tag jedes Monats um 8:00\u00a0Uhr (Ortszeit Berlin)'],
  ] as const)('says when mail comes: %s', (cadence, words) => {
    const when = { ...schedule, cadence };
    expect(german.pages.confirm.lead(when, null)).toBe(`Per E-Mail bekommen Sie neue Artikel: ${words}.`);
  });

  it.each([
    [{ topics: ['Sport'] }, 'neue Artikel zum Thema Sport: jeden'],
    [{ topics: ['Sport', 'Kultur'] }, 'neue Artikel zu den Themen Sport und Kultur: jeden'],
    [{ authors: ['Ada'] }, 'neue Artikel, die zu Ihrer Auswahl passen: jeden'],
    [{ topics: ['Sport'], without: ['Ball'] }, 'zum Thema Sport, die zu Ihrer übrigen Auswahl passen: jeden'],
  ])('says what comes: %j', (chosen, words) => {
    const when = { ...schedule, cadence: 'instant' as const };
    expect(german.pages.confirm.alreadyLead(when, { ...noFilters, ...chosen })).toContain(words);
  });

  it('says days and times as Germans write them', () => {
    expect(german.manage.dayWords('2026-03-05')).toBe('5. März 2026');
    expect(german.manage.timeWords(at, 'Europe/Berlin')).toBe('5.3.2026, 9:00');
  });
});

it.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['en-GB', 'en'],
  ['tlh', 'en'],
  ['', 'en'],
  ['no language', 'en'],
])('for the language “%s” there is %s', (language, code) => {
  expect(readerText(language).code).toBe(code);
});
