import { describe, expect, it } from 'vitest';
import {
  type Filtered,
  type Filters,
  filterLimits,
  filtersHash,
  matcherOf,
  noFilters,
  readingOf,
  usedFilters,
  wantedBy,
} from '../../../src/model/issues/filters.ts';
import { unlessItHangs } from '../../support/growth.ts';

const article = (set: Partial<Filtered> = {}): Filtered => ({
  categories: ['Local News', 'Sport'],
  author: 'Ada Wren',
  title: 'The ferry stays',
  text: '',
  ...set,
});
const wants = (filters: Partial<Filters>, set: Partial<Filtered> = {}): boolean =>
  matcherOf({ ...noFilters, ...filters })(article(set));
const inText = (word: string, text: string): boolean => wants({ words: [word] }, { title: '', text });

it('wants everything where nothing is asked for', () => {
  expect(matcherOf(null)(article())).toBe(true);
  expect(wants({ topics: ['', '  '], words: [' '], without: [''] })).toBe(true);
});

it('wants one of the topics, whatever their case, width and spaces', () => {
  expect(wants({ topics: ['Weather', 'SPORT'] })).toBe(true);
  expect(wants({ topics: ['  local   news '] })).toBe(true);
  expect(wants({ topics: ['Ｓｐｏｒｔ'] })).toBe(true);
  expect(wants({ topics: ['Local'] })).toBe(false);
  expect(wants({ topics: ['Sport'] }, { categories: [] })).toBe(false);
});

it('wants one of the authors, by the whole name', () => {
  expect(wants({ authors: ['ben oak', 'ADA WREN'] })).toBe(true);
  expect(wants({ authors: ['Ada'] })).toBe(false);
  expect(wants({ authors: ['Ada'] }, { author: null })).toBe(false);
});

it('wants what fits every list', () => {
  expect(wants({ topics: ['Sport'], authors: ['Ada Wren'], words: ['ferry'], without: ['bridge'] })).toBe(
    true,
  );
  expect(wants({ topics: ['Sport'], authors: ['Ben Oak'] })).toBe(false);
  expect(wants({ topics: ['Sport'], words: ['bridge'] })).toBe(false);
  expect(wants({ topics: ['Sport'], without: ['bridge', 'FERRY'] })).toBe(false);
});

it('looks for words in the title and in the text', () => {
  expect(wants({ words: ['ferry'] })).toBe(true);
  expect(wants({ words: ['harbour'] }, { text: 'In the harbour.' })).toBe(true);
  expect(wants({ words: ['stays in'] }, { text: 'in the harbour.' })).toBe(true);
});

describe('a word', () => {
  it.each([
    ['art', 'Modern art.', true],
    ['art', 'A part of it', false],
    ['art', 'An artist', false],
    ['art', '(art)', true],
    ['art', 'art', true],
    ['art', 'art2', false],
    ['art', 'ärt', false],
    ['the ferry', 'On the\n  ferry.', true],
    ['the ferry', 'On the ferryboat', false],
    ['the ferry', 'Bathe ferry', false],
    ['the ferry', 'Bathe ferry and the ferry', true],
    ['ferry the', 'The ferry', false],
    ["don't", 'They don’t.', true],
    ['cooperate', 'They co\u00adoperate.', true],
    ['STRASSE', 'In der Straße', true],
    ['istanbul', 'İSTANBUL', true],
    ['οδος', 'ΟΔΟΣ', true],
    ['café', 'cafe\u0301', true],
    ['café', 'cafe', false],
    ['ﬁn', 'fin', true],
    ['हिन', 'हिन्दी', false],
    ['हिन्दी', 'यह हिन्दी है', true],
    ['𝒜rt', 'art', true],
    ['art', '𐐀art', false],
  ])('%j in %j: %j', (word, text, expected) => {
    expect(inText(word, text)).toBe(expected);
  });

  it.each([
    ['渡し', '昔の渡し舟', true],
    ['中国', '中国人', true],
    ['カナ', 'ｶﾅ', true],
    ['ไทย', 'ภาษาไทยง่าย', true],
    ['中国', '中 国', false],
  ])('is found anywhere where no spaces are written: %j in %j: %j', (word, text, expected) => {
    expect(inText(word, text)).toBe(expected);
  });

  it.each([
    ['c++', 'In C++, say', true],
    ['c++', 'In c', false],
    ['c++', 'In c++11', false],
    ['.net', 'For .NET.', true],
    ['.net', 'asp.net', false],
    ['a.b', 'a-b', false],
    ['a.*', 'abc', false],
    ['(x|y)', 'x', false],
    ['(x|y)', 'f (x|y)', true],
    ['[a-z]', 'b', false],
    ['\\b', 'b', false],
    ['$5', 'for $5', true],
    ['$5', 'for $50', false],
    ['^the', 'the', false],
    ['at&t', 'AT&T', true],
    ['++', 'c ++ d', true],
  ])('is no pattern: %j in %j: %j', (word, text, expected) => {
    expect(inText(word, text)).toBe(expected);
  });
});

describe('the hash', () => {
  const hash = (filters: Partial<Filters>) => filtersHash({ ...noFilters, ...filters });

  it('is one for equal choices, whatever the order, the case and how often they are named', () => {
    const first = hash({ topics: ['Sport', 'News'], words: ['Ferry', ' '] });
    expect(hash({ words: ['FERRY'], topics: ['news', 'sport', 'News '] })).toBe(first);
    expect(filtersHash({ words: ['ferry'], topics: ['News', 'Sport'] } as Filters)).toBe(first);
  });

  it('is another for another list, and for words that only look joined', () => {
    const hashes = [
      hash({ topics: ['a'] }),
      hash({ authors: ['a'] }),
      hash({ words: ['a'] }),
      hash({ without: ['a'] }),
      hash({ topics: ['a', 'b'] }),
      hash({ topics: ['a b'] }),
      hash({ topics: ['a","b'] }),
      hash({ topics: ['a'], words: ['b'] }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is empty where nothing is asked for', () => {
    expect(filtersHash(null)).toBe('');
    expect(hash({ topics: [' '], without: [''] })).toBe('');
    expect(usedFilters({ ...noFilters, topics: ['\u00ad'] })).toBeNull();
  });
});

it('reads an article once for many filters', () => {
  let reads = 0;
  const read = readingOf({
    ...article(),
    get text() {
      reads += 1;
      return 'A ferry.';
    },
  });
  const filters = ['ferry', 'mill', 'a ferry', 'the mill'].map((word) => ({ ...noFilters, words: [word] }));
  expect(filters.map((each) => wantedBy(each)(read))).toEqual([true, false, true, false]);
  expect(wantedBy({ ...noFilters, topics: ['Sport'] })(readingOf(article()))).toBe(true);
  expect(reads).toBe(1);
});

describe('as much as a reader may ask for, in a text of 400 kB', () => {
  const { entries, length } = filterLimits;
  const many = (make: (n: number) => string) =>
    Array.from({ length: entries }, (_, n) => make(n).slice(0, length));
  const repeat = (part: string) => part.repeat(Math.ceil(400_000 / part.length));
  it.each([
    [
      'prose',
      many((n) => `the ferry stayed at its landing until noon of the day ${n}`),
      repeat('The ferry stayed at its landing until noon of the day, and the river rose. '),
    ],
    ['one letter', many((n) => `${'a '.repeat(30)}${'a'.repeat(n + 1)}`), repeat('a ')],
    ['letters in a row', many((n) => `${'a'.repeat(78 - n)}!`), repeat('a')],
    ['signs', many((n) => `${'.'.repeat(70)}${n}`), repeat('.')],
    ['no spaces', many((n) => `${'渡'.repeat(79 - n)}し`), repeat('渡')],
    [
      'phrases that begin within a word, over and over',
      Array.from({ length: 20 }, (_, n) => `a${' ab ba'.repeat(n).slice(0, 3 * n)} ab`),
      `a ${repeat('ba ab ')}`,
    ],
  ])('is looked for without hanging: %s', (_kind, words, text) => {
    const found = unlessItHangs(() => wants({ words }, { text }));
    const without = unlessItHangs(() => wants({ without: words }, { text }));
    expect(found).toBe(!without);
  });

  it('the text is made ready once, however many words are looked for', () => {
    let times = 0;
    const article = {
      categories: [],
      author: null,
      title: 'The ferry',
      get text() {
        times += 1;
        return 'stayed at its landing';
      },
    };
    expect(matcherOf({ ...noFilters, without: many((n) => `the day ${n}`) })(article)).toBe(true);
    expect(times).toBe(1);
  });
});
