/**
 * Decides which stored article an entry of a feed is. This is the rule of promise 2, "never twice". The functions have no
 * side effects. docs/articles.md explains the rule to owners.
 *
 * An id is the feed's own id (guid) or the link. Both may be wrong. `=`: they agree. `≠`: they differ. `–`: they can't be
 * compared, because one side has none, or because two entries of this fetch share it (it identifies neither then). A guid
 * that is the link counts as none. The other facts: title, words of the text, instant of publication, path of the link.
 *
 * | guid | link | the entry is the article if                                                            |
 * |------|------|----------------------------------------------------------------------------------------|
 * | =    | =    | always                                                                                 |
 * | =    | –    | always                                                                                 |
 * | –    | =    | unless title, words and instant all differ: a page with another article each day       |
 * | =    | ≠    | one other fact agrees: else a feed that gives its ids out again                        |
 * | ≠    | =    | two of title, words and instant agree: else two articles with one link                 |
 * | ≠ –  | ≠ –  | title or words agree, and path or instant; in one feed also path and instant, or title  |
 * |      |      | and words where neither has a date                                                      |
 * | –    | –    | also: title and words; or the title, if neither has a date                             |
 *
 * If the entry is the article but its text differs, it is an edit. If it is no stored article, it is new.
 */

export interface ArticleFacts {
  /** The canonical guid; '' or null for none. */
  guid: string | null;
  /** Canonical links: the link in the feed, and its address after redirects. */
  linkKeys: string[];
  /** The canonical link without its host; null for a front page, which many articles may link to. */
  pathKey: string | null;
  title: string;
  /** A hash of the words of the text; '' if there are too few words to identify it. */
  wordsHash: string;
  publishedAt: Date | null;
}

export interface KnownArticle extends ArticleFacts {
  id: number;
  /** Whether the article is of the same feed. A guid of another feed counts only if it is unique in the world. */
  sameFeed: boolean;
}

export type Identity =
  | { kind: 'known'; id: number }
  /** Another entry of the same fetch is the same article. `of` is its index. */
  | { kind: 'duplicate'; of: number }
  | { kind: 'new' };

type Agreement = '=' | '≠' | '–';
type FactName = 'guid' | 'link' | 'path' | 'title' | 'words' | 'instant';
/** The facts of an entry in a form that can be compared. A link has several values. */
type Facts = Record<FactName, string[]>;

const factNames: FactName[] = ['guid', 'link', 'path', 'title', 'words', 'instant'];
/** The facts by which articles are looked up. `words` is missing because no row of the table needs the words alone. */
const indexedFacts: FactName[] = ['guid', 'link', 'path', 'title', 'instant'];

/**
 * @returns which known article each entry is, in the order of the entries. No known article is given to two entries.
 */
export function identify(entries: ArticleFacts[], known: KnownArticle[]): Identity[] {
  const all = entries.map(factsOf);
  const duplicates = findDuplicates(all);
  const distinct = entries.map((_, index) => index).filter((index) => !duplicates.has(index));
  const facts = withoutShared(all, distinct);
  const stored = known.map((article) => ({ article, facts: factsOf(article) }));
  const undated = new Set(distinct.filter((index) => entries[index]!.publishedAt === null));
  const pairs = candidates(facts, undated, distinct, stored).toSorted((a, b) => b.strength - a.strength);
  const result: Identity[] = entries.map(() => ({ kind: 'new' }));
  const taken = new Set<number>();
  for (const { entry, id } of pairs) {
    if (taken.has(id) || result[entry]!.kind === 'known') continue;
    result[entry] = { kind: 'known', id };
    taken.add(id);
  }
  for (const [index, of] of duplicates) result[index] = { kind: 'duplicate', of };
  return result;
}

function factsOf({ guid, linkKeys, pathKey, title, wordsHash, publishedAt }: ArticleFacts): Facts {
  const one = (value: string | null): string[] => (value ? [value] : []);
  return {
    guid: guid && linkKeys.includes(guid) ? [] : one(guid),
    // A link to a front page identifies no article.
    link: pathKey === null ? [] : linkKeys.filter(Boolean),
    path: one(pathKey),
    title: one(titleKey(title)),
    words: one(wordsHash),
    instant: one(publishedAt ? String(publishedAt.getTime()) : null),
  };
}

/** Returns only letters and digits, because feeds often change typography and spaces. */
const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const agreement = (a: string[], b: string[]): Agreement =>
  a.length === 0 || b.length === 0 ? '–' : a.some((value) => b.includes(value)) ? '=' : '≠';

/**
 * Finds entries that are twice in the fetch. They share the guid, and the title, the words, or link and instant. Or they
 * share the link, and two of title, words and instant; one of title and words is enough if either entry has no guid.
 *
 * @returns the index of the first entry, by the index of its duplicate
 */
function findDuplicates(all: Facts[]): Map<number, number> {
  const duplicates = new Map<number, number>();
  const firsts = new Map<string, number>();
  for (const [index, facts] of all.entries()) {
    const { lookups, stored } = duplicateKeys(facts);
    const first = lookups.map((key) => firsts.get(key)).find((earlier) => earlier !== undefined);
    if (first !== undefined) duplicates.set(index, first);
    else for (const key of stored) if (!firsts.has(key)) firsts.set(key, index);
  }
  return duplicates;
}

/** Returns the keys to look up an earlier duplicate with, and the keys under which later entries find this one. */
function duplicateKeys(facts: Facts): { lookups: string[]; stored: string[] } {
  const { guid, link, title, words, instant } = facts;
  const join = (name: string, ...lists: string[][]): string[] =>
    lists.reduce((keys, list) => keys.flatMap((key) => list.map((value) => `${key}\n${value}`)), [name]);
  const both = [
    ...join('guid title', guid, title),
    ...join('guid words', guid, words),
    ...join('guid link instant', guid, link, instant),
    ...join('link title words', link, title, words),
    ...join('link title instant', link, title, instant),
    ...join('link words instant', link, words, instant),
  ];
  const withoutGuid = (prefix: string) => [
    ...join(`${prefix} link title`, link, title),
    ...join(`${prefix} link words`, link, words),
  ];
  const hasNoGuid = guid.length === 0;
  return {
    lookups: [...both, ...withoutGuid(hasNoGuid ? 'any' : 'bare')],
    stored: [...both, ...withoutGuid('any'), ...(hasNoGuid ? withoutGuid('bare') : [])],
  };
}

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Removes values that several different entries of one fetch share, because such a value identifies none of them. */
function withoutShared(all: Facts[], distinct: number[]): Facts[] {
  const counts = new Map<string, number>();
  for (const index of distinct)
    for (const name of factNames)
      for (const value of all[index]![name]) {
        const key = `${name} ${value}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  const unique = (name: FactName, values: string[]) =>
    values.filter((value) => counts.get(`${name} ${value}`) === 1);
  return all.map(
    (facts) => Object.fromEntries(factNames.map((name) => [name, unique(name, facts[name])])) as Facts,
  );
}

interface Stored {
  article: KnownArticle;
  facts: Facts;
}

function candidates(facts: Facts[], undated: Set<number>, distinct: number[], stored: Stored[]) {
  const index = new Map<string, Stored[]>();
  for (const each of stored)
    for (const name of indexedFacts)
      for (const value of each.facts[name]) listed(index, `${name} ${value}`).push(each);
  return distinct.flatMap((entry) => {
    const near = new Set(
      indexedFacts.flatMap((name) =>
        facts[entry]![name].flatMap((value) => index.get(`${name} ${value}`) ?? []),
      ),
    );
    return [...near].flatMap((each) => {
      const strength = strengthOf(facts[entry]!, undated.has(entry), each);
      return strength > 0 ? [{ entry, id: each.article.id, strength }] : [];
    });
  });
}

type Compared = Record<FactName, Agreement>;

/**
 * Returns 0 if, by the table, the entry is not the article. Otherwise, the more facts agree the higher the number is.
 */
function strengthOf(entry: Facts, isUndated: boolean, { article, facts }: Stored): number {
  const compared = Object.fromEntries(
    factNames.map((name) => [name, agreement(entry[name], facts[name])]),
  ) as Compared;
  // A short guid is unique only in its own feed.
  if (!article.sameFeed && !isWorldwide(entry.guid[0] ?? '')) compared.guid = '–';
  const isTextAlone = isUndated && facts.instant.length === 0;
  return strengthByIds(compared) ?? strengthByText(compared, article.sameFeed, isTextAlone);
}

const countAgreeing = (compared: Compared, ...names: FactName[]): number =>
  names.filter((name) => compared[name] === '=').length;

/** Applies the rows of the table in which the guid or the link agrees. Returns null for all other rows. */
function strengthByIds(compared: Compared): number | null {
  const { guid, link } = compared;
  const others = countAgreeing(compared, 'title', 'words', 'instant', 'path');
  if (guid === '=' && link !== '≠') return 200 + others;
  if (link === '=' && guid === '–') {
    const differs = (['title', 'words', 'instant'] as const).every((name) => compared[name] === '≠');
    return differs ? 0 : 100 + others;
  }
  if (guid === '=') return others > 0 ? 50 + others : 0;
  if (link !== '=') return null;
  return countAgreeing(compared, 'title', 'words', 'instant') > 1 ? 50 + others : 0;
}

/** Applies the rows of the table in which neither the guid nor the link agrees. Text, date and path decide there. */
function strengthByText(compared: Compared, sameFeed: boolean, isTextAlone: boolean): number {
  const count = (...names: FactName[]) => countAgreeing(compared, ...names);
  const places = count('path', 'instant');
  const isSameText = isTextAlone && count('title', 'words') === 2;
  const isNear = (count('title', 'words') > 0 && places > 0) || (sameFeed && (places === 2 || isSameText));
  const isNameless = compared.guid === '–' && compared.link === '–' && compared.title === '=';
  const isSameTitle = isNameless && (compared.words === '=' || compared.instant === '–');
  return isNear || isSameTitle ? count('title', 'words', 'instant', 'path') : 0;
}

/**
 * Whether a guid is an address, URN, tag or UUID. Two feeds don't share such a guid by chance, as they may share `17`.
 */
const isWorldwide = (guid: string): boolean => /[:/.]/.test(guid) || guid.length >= 20;
