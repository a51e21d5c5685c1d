/** Parses RSS, Atom or JSON Feed to articles, or returns a code that says why the text is no feed. */

import { oneLine } from '../../lib/one-line.ts';
import type { FeedWarning, ParseProblem } from '../../model/feeds/feed-problems.ts';
import { decodeText } from '../http/decode.ts';
import { firstAddress, isRelative, unknownBase } from './addresses.ts';
import { type Base, type ParsedArticle, plainTitleOf, toArticle } from './article.ts';
import { type Address, type Hints, maxEntries, type RawFeed } from './entries.ts';
import { readJsonFeed } from './json-feed.ts';
import { type FoundFeed, findFeed, whyNoFeed } from './sniff.ts';
import { repairXml } from './xml/repair.ts';
import { readXmlFeed } from './xml-feed.ts';

export type { Enclosure, ParsedArticle } from './article.ts';

export interface ParsedFeed {
  title: string | null;
  link: string | null;
  language: string | null;
  /** As people call it: `RSS 2.0`, `Atom 1.0`, `JSON Feed 1.1`. */
  format: string;
  /** In the feed's order, without repetitions. */
  articles: ParsedArticle[];
  /** What the feed says about how often to ask. */
  hints: Hints;
  /** WebSub hubs, absolute, and the feed's own address as it gives it. */
  hubs: string[];
  self: string | null;
  /** Warnings about entries that were left out or cut. */
  warnings: FeedWarning[];
}

export type ParseResult = { kind: 'feed'; feed: ParsedFeed } | { kind: 'not-a-feed'; problem: ParseProblem };

export interface Source {
  /** The address of the body; null for a file, whose path is no base for links. */
  url: string | null;
  contentType: string | null;
  /** True keeps entries that show nothing to a reader. */
  keepBlank?: boolean;
}

/** Parses a body. Pure; never throws, whatever the body holds. */
export function parseFeed(body: Uint8Array, source: Source): ParseResult {
  const text = decodeText(body, source.contentType).trim();
  const found = findFeed(text);
  const raw = found && readFeed(found, source.url);
  if (!raw) return { kind: 'not-a-feed', problem: whyNoFeed(text, source.url) };
  if ('broken' in raw)
    return { kind: 'not-a-feed', problem: { code: 'broken', url: source.url, detail: raw.broken } };
  const feed = toFeed(raw, source);
  if (found.kind === 'xml' && breaksOff(found.text)) feed.warnings.push({ code: 'breaks-off' });
  return { kind: 'feed', feed };
}

function readFeed(found: FoundFeed, url: string | null): RawFeed | { broken: string } | null {
  if (found.kind === 'xml') return readXmlFeed(repairXml(found.text, found.prolog), url ?? unknownBase);
  try {
    return readJsonFeed(found.text);
  } catch (error) {
    // Any other broken text that starts with a brace is no feed.
    return /jsonfeed\.org\/version/.test(found.text.slice(0, 1000))
      ? { broken: (error as Error).message }
      : null;
  }
}

function breaksOff(text: string): boolean {
  const [tag, name] = /^<([\w.:-]+)[^>]*>/.exec(text.slice(0, 100_000)) ?? [];
  return !tag?.endsWith('/>') && !text.includes(`</${name}`);
}

function toFeed(raw: RawFeed, source: Source): ParsedFeed {
  const start = source.url ?? firstOf(raw.self, unknownBase) ?? unknownBase;
  const link = firstOf(raw.links, raw.base ?? start);
  const base = link ?? raw.base ?? start;
  return {
    title: plainTitleOf(raw.title) || null,
    link,
    language: oneLine(raw.language ?? '').slice(0, 35) || null,
    format: raw.format,
    ...toArticles(raw, base, source.keepBlank ?? false),
    hints: raw.hints,
    hubs: [...new Set(raw.hubs.map((hub) => firstOf([hub], start)).filter((hub) => hub !== null))],
    self: firstOf(raw.self, start),
  };
}

function toArticles(raw: RawFeed, base: Base, keepBlank: boolean): Pick<ParsedFeed, 'articles' | 'warnings'> {
  const articles: ParsedArticle[] = [];
  const warnings: FeedWarning[] = [];
  if (raw.unread > 0) warnings.push({ code: 'too-many-entries', max: maxEntries });
  if (base === unknownBase && isRelative(raw)) warnings.push({ code: 'relative-addresses' });
  const seen = new Set<string>();
  for (const entry of raw.entries) {
    const { article, warning, blank } = toArticle(entry, base);
    if (warning) warnings.push(warning);
    if (blank && !keepBlank) continue;
    const key = sameness(article);
    if (!blank && seen.has(key)) warnings.push({ code: 'repeated-entry', title: article.title });
    else articles.push(article);
    seen.add(key);
  }
  return { articles, warnings };
}

/**
 * Returns a key that only repetitions share: two articles can have the same link, or by mistake the same guid, but not
 * all of it.
 */
const sameness = ({ guid, linkKey, title, contentHash }: ParsedArticle): string =>
  JSON.stringify([guid, linkKey, guid && linkKey ? '' : title, guid || linkKey ? '' : contentHash]);

const firstOf = (addresses: Address[], base: string): string | null =>
  firstAddress(addresses, base)?.href ?? null;
