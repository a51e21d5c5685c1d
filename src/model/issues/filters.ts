/** Filters: which articles a subscriber chose to receive. Null means all articles. */
import { sha256 } from '../../lib/sha256.ts';

/**
 * An article is wanted if it fits each list that is not empty. Upper and lower case and variants of letters (NFKC) are
 * equal.
 */
export interface Filters {
  /** The article has at least one of these categories. */
  topics: string[];
  /** The author has one of these names. */
  authors: string[];
  /** The title or text has at least one of these words or phrases. */
  words: string[];
  /** The title and text have none of these words or phrases. */
  without: string[];
}

/** The parts of an article that filters need. */
export interface Filtered {
  categories: string[];
  author: string | null;
  title: string;
  text: string;
}

export const noFilters: Filters = { topics: [], authors: [], words: [], without: [] };
const lists = ['topics', 'authors', 'words', 'without'] as const;

/** The maximum number of entries in a list, and of characters in an entry, so that a filter never takes long. */
export const filterLimits = { entries: 50, length: 80 };

/**
 * Two spellings of one word or name have the same folded form. The text is first turned into capitals, so that `ß`
 * becomes `ss`. Invisible characters (soft hyphens) are removed, and all apostrophes become straight.
 *
 * @returns the folded form of a text
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

/** @returns null for filters without entries, so that both forms of "all articles" are equal */
export function usedFilters(filters: Filters | null): Filters | null {
  return filters && lists.some((name) => canonical(filters[name] ?? []).length > 0) ? filters : null;
}

/**
 * @returns the same string for equal filters, in any order. The object itself is not hashed, because jsonb reorders
 * keys.
 */
export function filtersHash(filters: Filters | null): string {
  const used = usedFilters(filters);
  if (!used) return '';
  const parts = lists.map((name) => [name, canonical(used[name] ?? [])]);
  return sha256(JSON.stringify(parts)).slice(0, 22);
}

/**
 * An article, prepared for filters. Each part is made at its first use and kept, because many filters read one article.
 */
export interface Reading {
  topics(): Set<string>;
  author(): string;
  /** The folded title and text. */
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

/** Scripts without spaces between words. A word of such a script is searched for anywhere in the text. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{M}\p{N}]/u;

/** Returns whether the text has `phrase`, with a word boundary before and after it. */
function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const after = at + phrase.length;
    // The character before or after has at most two code units.
    if (endsInWord.test(text.slice(Math.max(0, at - 2), at))) continue;
    if (!beginsWithWord.test(text.slice(after, after + 2))) return true;
  }
  return false;
}

/**
 * Returns a function that finds a whole word or phrase (`art` is not in `part`). A phrase is searched for only if the
 * text has all of its words.
 */
function finderOf(entry: string): (reading: Reading) => boolean {
  if (unspaced.test(entry)) return ({ text }) => text().includes(entry);
  const parts = wordsOf(entry);
  if (parts.length === 1 && parts[0] === entry) return ({ words }) => words().has(entry);
  return ({ words, text }) => parts.every((part) => words().has(part)) && hasPhrase(text(), entry);
}

/**
 * @returns a function that says whether an article is wanted. Prepare each article once to compare it with many
 * filters.
 */
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

/** @returns a function that says whether an article is wanted */
export function matcherOf(filters: Filters | null): (article: Filtered) => boolean {
  const wants = wantedBy(filters);
  return (article) => wants(readingOf(article));
}

/** Whether the filters need the text of articles. Texts are long, so they are read only then. */
export const readText = (filters: Filters | null): boolean =>
  (filters?.words?.length ?? 0) > 0 || (filters?.without?.length ?? 0) > 0;
