/**
 * Which entry of a feed is which stored article: the rule of promise 2, "never twice". Pure. docs/articles.md tells it to
 * owners.
 *
 * An id is the feed's own id (guid) or the link; both may be wrong. `=` agrees, `≠` differs, `–` can't be compared (one
 * side has none, or two entries of this fetch share it, and then it tells nothing; a guid that is the link is none).
 * Other facts: title, words of the text, instant of publication, path of the link.
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
 * What is the article and reads differently is an edit; what is no article is new.
 */

export interface ArticleFacts {
  /** Canonical; '' or null for none. */
  guid: string | null;
  /** Canonical links: as given, and where it leads. */
  linkKeys: string[];
  /** The canonical link without its host; null for a front page, which many articles may link to. */
  pathKey: string | null;
  title: string;
  /** Of the text's words; '' where there are too few to tell. */
  wordsHash: string;
  publishedAt: Date | null;
}

export interface KnownArticle extends ArticleFacts {
  id: number;
  /** Of the same feed: another feed's guid counts only where it is unique in the world. */
  sameFeed: boolean;
}

export type Identity =
  | { kind: 'known'; id: number }
  /** Another entry of the same fetch is the same article. */
  | { kind: 'duplicate'; of: number }
  | { kind: 'new' };

type Agreement = '=' | '≠' | '–';
type FactName = 'guid' | 'link' | 'path' | 'title' | 'words' | 'instant';
/** An entry's facts, comparable; a link has several values. */
type Facts = Record<FactName, string[]>;

const factNames: FactName[] = ['guid', 'link', 'path', 'title', 'words', 'instant'];
/** Words never agree alone. */
const finders: FactName[] = ['guid', 'link', 'path', 'title', 'instant'];

/** Which of the known articles each entry is, in the order of the entries. Every known article is at most one entry. */
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
    // A front page is nobody's own link.
    link: pathKey === null ? [] : linkKeys.filter(Boolean),
    path: one(pathKey),
    title: one(titleKey(title)),
    words: one(wordsHash),
    instant: one(publishedAt ? String(publishedAt.getTime()) : null),
  };
}

/** Letters and digits alone: typography and spaces come and go. */
const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const agreement = (a: string[], b: string[]): Agreement =>
  a.length === 0 || b.length === 0 ? '–' : a.some((value) => b.includes(value)) ? '=' : '≠';

/**
 * Entries that stand in the fetch twice: a guid in common, and the title, the words, or link and instant; or a link,
 * and two of title, words and instant, of which one will do if either has no guid.
 */
function findDuplicates(all: Facts[]): Map<number, number> {
  const duplicates = new Map<number, number>();
  const firsts = new Map<string, number>();
  for (const [index, facts] of all.entries()) {
    const { asked, left } = twinKeys(facts);
    const first = asked.map((key) => firsts.get(key)).find((earlier) => earlier !== undefined);
    if (first !== undefined) duplicates.set(index, first);
    else for (const key of left) if (!firsts.has(key)) firsts.set(key, index);
  }
  return duplicates;
}

/** Keys by which an entry finds an earlier twin, and by which later ones find it. */
function twinKeys({ guid, link, title, words, instant }: Facts): { asked: string[]; left: string[] } {
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
  const alone = (who: string) => [
    ...join(`${who} link title`, link, title),
    ...join(`${who} link words`, link, words),
  ];
  const bare = guid.length === 0;
  return {
    asked: [...both, ...alone(bare ? 'any' : 'bare')],
    left: [...both, ...alone('any'), ...(bare ? alone('bare') : [])],
  };
}

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** A value that two different entries of one fetch have tells nothing about either. */
function withoutShared(all: Facts[], distinct: number[]): Facts[] {
  const counts = new Map<string, number>();
  for (const index of distinct)
    for (const name of factNames)
      for (const value of all[index]![name]) {
        const key = `${name} ${value}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  const own = (name: FactName, values: string[]) =>
    values.filter((value) => counts.get(`${name} ${value}`) === 1);
  return all.map(
    (facts) => Object.fromEntries(factNames.map((name) => [name, own(name, facts[name])])) as Facts,
  );
}

interface Stored {
  article: KnownArticle;
  facts: Facts;
}

function candidates(facts: Facts[], undated: Set<number>, distinct: number[], stored: Stored[]) {
  const index = new Map<string, Stored[]>();
  for (const each of stored)
    for (const name of finders)
      for (const value of each.facts[name]) listed(index, `${name} ${value}`).push(each);
  return distinct.flatMap((entry) => {
    const near = new Set(
      finders.flatMap((name) => facts[entry]![name].flatMap((value) => index.get(`${name} ${value}`) ?? [])),
    );
    return [...near].flatMap((each) => {
      const strength = strengthOf(facts[entry]!, undated.has(entry), each);
      return strength > 0 ? [{ entry, id: each.article.id, strength }] : [];
    });
  });
}

type Compared = Record<FactName, Agreement>;

/** 0 where the table says that the entry is not the article; more, the more agrees. */
function strengthOf(entry: Facts, isUndated: boolean, { article, facts }: Stored): number {
  const compared = Object.fromEntries(
    factNames.map((name) => [name, agreement(entry[name], facts[name])]),
  ) as Compared;
  // A short guid means something in its own feed only.
  if (!article.sameFeed && !isWorldwide(entry.guid[0] ?? '')) compared.guid = '–';
  const isTextAlone = isUndated && facts.instant.length === 0;
  return strengthByIds(compared) ?? strengthByText(compared, article.sameFeed, isTextAlone);
}

const countAgreeing = (compared: Compared, ...names: FactName[]): number =>
  names.filter((name) => compared[name] === '=').length;

/** The rows of the table in which the guid or the link agrees; null for all other rows. */
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

/** The rows of the table in which neither the guid nor the link agrees: text, date and path decide. */
function strengthByText(compared: Compared, sameFeed: boolean, isTextAlone: boolean): number {
  const count = (...names: FactName[]) => countAgreeing(compared, ...names);
  const places = count('path', 'instant');
  const isSameText = isTextAlone && count('title', 'words') === 2;
  const isNear = (count('title', 'words') > 0 && places > 0) || (sameFeed && (places === 2 || isSameText));
  const isNameless = compared.guid === '–' && compared.link === '–' && compared.title === '=';
  const isSameTitle = isNameless && (compared.words === '=' || compared.instant === '–');
  return isNear || isSameTitle ? count('title', 'words', 'instant', 'path') : 0;
}

/** Addresses, URNs, tags, UUIDs: no two feeds have the same by chance, as they have `17`. */
const isWorldwide = (guid: string): boolean => /[:/.]/.test(guid) || guid.length >= 20;
