/** Holds what the corpus of feeds expects, in feedparser's names, against what Postrider reads. */
import { cleanHtml } from '../../../src/feed/clean/clean.ts';
import { plainLine, plainTitle } from '../../../src/feed/clean/plain-text.ts';
import { parseDate } from '../../../src/feed/parse/dates.ts';
import type { ParsedArticle, ParsedFeed } from '../../../src/feed/parse/parse.ts';
import { oneLine } from '../../../src/lib/one-line.ts';
import { type Expression, type Literal, type Path, readExpression } from './python-literal.ts';

export type Verdict =
  | { kind: 'holds' }
  /** It asks only that the text can be read, or that nothing crashes. */
  | { kind: 'no-crash' }
  | { kind: 'fails'; what: string }
  /** Postrider carries nothing of the kind. */
  | { kind: 'no-fact'; what: string };

/** What a file of the corpus states: its expectation, and the headers it wants to be served with. */
export interface Statement {
  expectation: string;
  headers: Record<string, string>;
}

/** @throws where no expectation is stated */
export function statementIn(text: string): Statement {
  const expectation = /^\s*Expect:\s*(.+)$/m.exec(text)?.[1];
  if (!expectation) throw new Error('no expectation is stated');
  const headers = Array.from(text.matchAll(/^\s*Header:\s*([\w-]+)\s*:\s*(.+)$/gm), ([, name, value]) => [
    name!.toLowerCase(),
    value!.trim(),
  ]);
  return { expectation: expectation.trim(), headers: Object.fromEntries(headers) };
}

/** Judges an expectation; `feed` is null where the text was refused. */
export function judge(expectation: string, feed: ParsedFeed | null): Verdict {
  const expression = readExpression(expectation);
  const verdicts = conjuncts(expression).map((part) => judgePart(part, feed, expectation));
  const known = verdicts.filter((verdict) => verdict !== null);
  return (
    known.find(({ kind }) => kind === 'fails') ??
    known.find(({ kind }) => kind === 'holds') ??
    known[0] ?? { kind: 'no-crash' }
  );
}

const conjuncts = (expression: Expression): Expression[] =>
  expression.kind === 'and' ? expression.of.flatMap(conjuncts) : [expression];

/** Null for what only says that the text is well-formed, or that nothing crashes. */
function judgePart(part: Expression, feed: ParsedFeed | null, whole: string): Verdict | null {
  if (part.kind === 'literal') return null;
  if (part.kind === 'not') {
    const verdict = judgePart(part.of, feed, whole);
    if (verdict?.kind === 'holds') return { kind: 'fails', what: `not ${verdict.kind}` };
    return verdict?.kind === 'fails' ? { kind: 'holds' } : verdict;
  }
  if (part.kind === 'and') throw new Error('conjunctions are taken apart before');
  const { path } = part;
  if (isOtherRelation(part)) return { kind: 'no-fact', what: 'entries.links.rel' };
  if (path[0] === 'bozo') return null;
  const what = path.join('.').replace(/\.\d+/g, '');
  const fact = factOf(path, feed, whole);
  if (fact === null) return { kind: 'no-fact', what };
  if (part.kind === 'path') return fact(true) ? { kind: 'holds' } : { kind: 'fails', what };
  if (part.value === null) return fact(null) !== part.equal ? { kind: 'fails', what } : { kind: 'holds' };
  return fact(part.value) === part.equal ? { kind: 'holds' } : { kind: 'fails', what };
}

const isOtherRelation = (part: Expression): boolean =>
  part.kind === 'compare' &&
  part.path.at(-1) === 'rel' &&
  part.value !== 'alternate' &&
  part.value !== 'enclosure';

/** Says whether a fact is as expected; null asks whether it is missing. */
type Fact = (expected: Literal) => boolean;

function factOf(path: Path, feed: ParsedFeed | null, whole: string): Fact | null {
  const [first, second, ...rest] = path;
  if (first === 'version') return (expected) => formats[String(expected)] === feed?.format;
  if (first === 'feed') return feedFact([second!, ...rest].join('.'), feed);
  if (first !== 'entries') return null;
  const name = rest.join('.');
  const article = feed?.articles[Number(second)];
  const fact = articleFact(name, article, whole);
  return fact && (article ? fact : () => false);
}

const formats: Record<string, string> = {
  rss090: 'RSS 0.90',
  rss091n: 'RSS 0.91',
  rss091u: 'RSS 0.91',
  rss092: 'RSS 0.92',
  rss093: 'RSS 0.93',
  rss094: 'RSS 0.94',
  rss10: 'RSS 1.0',
  rss20: 'RSS 2.0',
  rss: 'RSS',
  cdf: 'CDF',
  atom: 'Atom',
  atom03: 'Atom 0.3',
  atom10: 'Atom 1.0',
  atom01: 'Atom 0.1',
  atom02: 'Atom 0.2',
};

function feedFact(name: string, feed: ParsedFeed | null): Fact | null {
  if (name === 'title' || name === 'title_detail.value') return title(feed?.title ?? '');
  if (name === 'link' || name === 'links.0.href') return address(feed?.link);
  if (name === 'language') return (expected) => (feed?.language ?? null) === expected;
  return null;
}

function articleFact(name: string, article: ParsedArticle | undefined, whole: string): Fact | null {
  const [, list, position, key] = /^(\w+)\.(\d+)\.?(\w*)$/.exec(name) ?? [];
  const enclosure = article?.enclosures[Number(position)];
  if (name === 'title' || name === 'title_detail.value') return title(article?.title ?? '');
  if (/^(summary|description)(_detail\.value)?$/.test(name)) return shortText(article);
  if (list === 'content' && key === 'value') return richText(article?.html ?? '');
  if (list === 'content' && key === 'src') return address(enclosure?.url);
  if (name === 'link') return address(article?.url);
  if (list === 'links' && key === 'href')
    return /\['rel'\] == '(?!alternate)/.test(whole) ? null : address(article?.url);
  if (list === 'links' && key === 'rel') return relation(article, Number(position));
  if (name === 'guidislink') return () => article?.url === article?.guid;
  if (name === 'id' || name === 'guid') return (expected) => (article?.guid ?? null) === expected;
  if (/^(published|updated|created)(_parsed)?$/.test(name)) return date(name, article);
  if (name === 'comments' || name === 'wfw_comment' || name === 'wfw_commentrss')
    return address(article?.commentsUrl);
  if (name === 'slash_comments' || name === 'thr_total')
    return (expected) => article?.commentCount === Number(expected);
  if (name === 'author' || name === 'author_detail.name' || (list === 'authors' && key === 'name'))
    return author(article?.author ?? '');
  if (name === 'category' || (list === 'tags' && /^(term|label)$/.test(key ?? '')))
    return ofCategory(article?.categories ?? []);
  if (list === 'enclosures' && /^(href|url)$/.test(key ?? '')) return address(enclosure?.url);
  if (list === 'enclosures' && key === 'type') return (expected) => enclosure?.type === expected;
  if (list === 'enclosures' && key === 'length') return (expected) => enclosure?.length === Number(expected);
  if (list === 'media_thumbnail' && position === '0' && key === 'url') return address(article?.imageUrl);
  if (list === 'media_content' && position === '0' && key === 'url')
    return (expected) =>
      [article?.imageUrl, ...(article?.enclosures ?? []).map(({ url }) => url)].some((url) =>
        address(url)(expected),
      );
  return null;
}

/** Ours is plain text, theirs cleaned HTML. One that is empty is made up from the text. */
const title =
  (ours: string): Fact =>
  (expected) =>
    expected === null
      ? ours === ''
      : [plainTitle(String(expected)), oneLine(String(expected)), ''].includes(
          String(expected).trim() === '' ? '' : ours,
        );

const address =
  (ours: string | null | undefined): Fact =>
  (expected) =>
    expected === null ? !ours : URL.canParse(String(expected)) && new URL(String(expected)).href === ours;

/** Of relations, we carry pages and enclosures. */
const relation =
  (article: ParsedArticle | undefined, position: number): Fact =>
  (expected) =>
    expected === 'alternate' ? Boolean(article?.url) : Boolean(article?.enclosures[position]);

/** What is read, and where its links lead. */
const seen = (html: string): string =>
  JSON.stringify([plainLine(html), Array.from(html.matchAll(/ href="([^"]+)"/g), ([, href]) => href)]);

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Theirs is cleaned HTML, or plain text. */
const richText =
  (ours: string): Fact =>
  (expected) =>
    expected === null
      ? ours === ''
      : [cleanHtml(String(expected), 'https://unused.example'), escaped(String(expected))]
          .map(seen)
          .includes(seen(ours));

/** Where it is the whole text too, its links count; else we keep it as plain text. */
const shortText =
  (article: ParsedArticle | undefined): Fact =>
  (expected) => {
    const theirs = [plainLine(String(expected)), oneLine(String(expected))];
    const html = article?.html ?? '';
    return theirs.includes(plainLine(html))
      ? richText(html)(expected)
      : theirs.includes(article?.summary ?? '');
  };

function date(name: string, article: ParsedArticle | undefined): Fact {
  const ours = /^(published|created)/.test(name) ? article?.published : article?.updated;
  return (expected) => {
    if (expected === null) return !ours;
    const [year, month, day, hour, minute, second] = (Array.isArray(expected) ? expected : []) as number[];
    const time = Array.isArray(expected)
      ? Date.UTC(year!, month! - 1, day, hour, minute, second)
      : parseDate(String(expected))?.getTime();
    return ours?.getTime() === time;
  };
}

/** Theirs has the address besides the name. */
const author =
  (ours: string): Fact =>
  (expected) =>
    ours.split(', ').includes(String(expected).replace(/\s*\(\S+@\S+\)$/, '')) || ours === expected;

const ofCategory =
  (ours: string[]): Fact =>
  (expected) =>
    expected === null ? ours.length === 0 : ours.includes(String(expected));
