/** What a reader chose to receive; null stands for everything. */
import { sha256 } from '../../lib/sha256.ts';

/** An article is wanted if it fits each list that is not empty. Case and spelling variants (NFKC) are the same. */
export interface Filters {
  /** Categories of which it has one. */
  topics: string[];
  /** Names of which its author is one. */
  authors: string[];
  /** Words or phrases of which its title or text has one. */
  words: string[];
  /** Words or phrases of which it has none. */
  without: string[];
}

/** What the filters look at. */
export interface Filtered {
  categories: string[];
  author: string | null;
  title: string;
  text: string;
}

export const noFilters: Filters = { topics: [], authors: [], words: [], without: [] };
const lists = ['topics', 'authors', 'words', 'without'] as const;

/** Bounds of what a reader may ask for, so that a filter is never long work. */
export const filterLimits = { entries: 50, length: 80 };

/**
 * What two spellings of one word or name have in common. By way of capitals, `ß` is `ss`; what is unseen (soft hyphens)
 * and the bend of an apostrophe do not count.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(/\s+/g, ' ')
    .trim();

const canonical = (entries: string[]): string[] =>
  [...new Set(entries.map(folded))].filter((entry) => entry !== '').sort();

/** Null where nothing is asked for, so that equal choices are one. */
export function usedFilters(filters: Filters | null): Filters | null {
  return filters && lists.some((name) => canonical(filters[name] ?? []).length > 0) ? filters : null;
}

/** One string for equal choices, whatever the order (jsonb reorders keys, so the object itself is never hashed). */
export function filtersHash(filters: Filters | null): string {
  const used = usedFilters(filters);
  if (!used) return '';
  const parts = lists.map((name) => [name, canonical(used[name] ?? [])]);
  return sha256(JSON.stringify(parts)).slice(0, 22);
}

/** An article as filters see it: each part is made when it is first asked for, once for however many filters. */
export interface Reading {
  topics(): Set<string>;
  author(): string;
  /** Title and text. */
  text(): string;
  /** The words of `text`. */
  words(): Set<string>;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

export function readingOf(article: Filtered): Reading {
  const text = once(() => folded(`${article.title}\n${article.text}`));
  return {
    topics: once(() => new Set(article.categories.map(folded))),
    author: once(() => folded(article.author ?? '')),
    text,
    words: once(() => new Set(wordsOf(text()))),
  };
}

/** Scripts that write without spaces between words: a word is found anywhere in them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{M}\p{N}]/u;

/** Whether `phrase` is in the text, and neither its beginning nor its end is within a word. */
function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const after = at + phrase.length;
    // Two code units hold the neighbour, whatever it is.
    if (endsInWord.test(text.slice(Math.max(0, at - 2), at))) continue;
    if (!beginsWithWord.test(text.slice(after, after + 2))) return true;
  }
  return false;
}

/** Finds whole words and phrases: `art` is not in `part`. The text is gone through only where all words of a phrase are in it. */
function finderOf(entry: string): (reading: Reading) => boolean {
  if (unspaced.test(entry)) return ({ text }) => text().includes(entry);
  const parts = wordsOf(entry);
  if (parts.length === 1 && parts[0] === entry) return ({ words }) => words().has(entry);
  return ({ words, text }) => parts.every((part) => words().has(part)) && hasPhrase(text(), entry);
}

/** Gives what tells whether an article is wanted, for a look at many articles with many filters. */
export function wantedBy(filters: Filters | null): (reading: Reading) => boolean {
  const used = usedFilters(filters);
  if (!used) return () => true;
  const topics = canonical(used.topics ?? []);
  const authors = new Set(canonical(used.authors ?? []));
  const words = canonical(used.words ?? []).map(finderOf);
  const without = canonical(used.without ?? []).map(finderOf);
  return (reading) => {
    if (topics.length > 0 && !topics.some((topic) => reading.topics().has(topic))) return false;
    if (authors.size > 0 && !authors.has(reading.author())) return false;
    if (words.length > 0 && !words.some((isIn) => isIn(reading))) return false;
    return !without.some((isIn) => isIn(reading));
  };
}

/** Gives what tells whether an article is wanted. */
export function matcherOf(filters: Filters | null): (article: Filtered) => boolean {
  const wants = wantedBy(filters);
  return (article) => wants(readingOf(article));
}

/** Whether the filters need an article's text, which is long. */
export const readText = (filters: Filters | null): boolean =>
  (filters?.words?.length ?? 0) > 0 || (filters?.without?.length ?? 0) > 0;
