/** What a reader chose to receive; null stands for everything. */
import { createHash } from 'node:crypto';

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

/** What two spellings of one word or name have in common. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

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
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Scripts that write without spaces between words: a word is found anywhere in them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Finds whole words and phrases: `art` is not in `part`. */
function finderOf(entries: string[]): ((text: string) => boolean) | null {
  const wanted = canonical(entries);
  if (wanted.length === 0) return null;
  const patterns = wanted.map((entry) => {
    const escaped = entry.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return unspaced.test(entry) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
  });
  const pattern = new RegExp(patterns.join('|'), 'u');
  return (text) => pattern.test(text);
}

/** Gives what tells whether an article is wanted; made once for many articles. */
export function matcherOf(filters: Filters | null): (article: Filtered) => boolean {
  const used = usedFilters(filters);
  if (!used) return () => true;
  const topics = new Set(canonical(used.topics ?? []));
  const authors = new Set(canonical(used.authors ?? []));
  const words = finderOf(used.words ?? []);
  const without = finderOf(used.without ?? []);
  return (article) => {
    if (topics.size > 0 && !article.categories.some((category) => topics.has(folded(category)))) return false;
    if (authors.size > 0 && !authors.has(folded(article.author ?? ''))) return false;
    if (!words && !without) return true;
    const text = folded(`${article.title}\n${article.text}`);
    return (words?.(text) ?? true) && !without?.(text);
  };
}

/** Whether the filters need an article's text, which is long. */
export const readText = (filters: Filters | null): boolean =>
  (filters?.words?.length ?? 0) > 0 || (filters?.without?.length ?? 0) > 0;
