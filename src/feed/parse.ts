/** Parses what was fetched: RSS, Atom or JSON Feed to articles, or a sentence on why it is none. */
import { DetectError, ParseError, parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { webAddress } from './address.ts';
import { type ParsedArticle, plainTitleOf, toArticle } from './article.ts';
import { decodeText } from './decode.ts';
import { fromAtom, fromJson, fromRdf, fromRss, type RawFeed } from './entries.ts';
import { collapsed } from './plain-text.ts';
import { type Format, findFeed, whyNoFeed } from './sniff.ts';

export type { ParsedArticle } from './article.ts';

export interface ParsedFeed {
  title: string | null;
  link: string | null;
  language: string | null;
  format: Format;
  /** In the feed's order, each once. */
  articles: ParsedArticle[];
  /** Sentences for the owner on entries that were left out or cut. */
  warnings: string[];
}

export type ParseResult = { kind: 'feed'; feed: ParsedFeed } | { kind: 'not-a-feed'; reason: string };

const readers: Record<Format, (text: string) => RawFeed> = {
  rss: (text) => fromRss(parseRssFeed(text)),
  atom: (text) => fromAtom(parseAtomFeed(text)),
  rdf: (text) => fromRdf(parseRdfFeed(text)),
  json: (text) => fromJson(parseJsonFeed(text)),
};

/** Parses a body that came from `source.url`. Never throws, whatever the body holds. */
export function parseFeed(
  body: Uint8Array,
  source: { url: string; contentType: string | null },
): ParseResult {
  const text = decodeText(body, source.contentType).trim();
  const found = findFeed(text);
  if (!found) return { kind: 'not-a-feed', reason: whyNoFeed(text, source.url) };
  try {
    return { kind: 'feed', feed: toFeed(readers[found.format](found.text), found.format, source.url) };
  } catch (error) {
    // The right root with nothing in it is an empty feed; only <feed> and JSON can be something else.
    if (error instanceof ParseError || (error instanceof DetectError && found.format === 'rss'))
      return { kind: 'feed', feed: toFeed({ entries: [] }, found.format, source.url) };
    if (error instanceof DetectError) return { kind: 'not-a-feed', reason: whyNoFeed(text, source.url) };
    const { cause, message } = error as Error;
    const detail = cause instanceof Error ? cause.message : message;
    return {
      kind: 'not-a-feed',
      reason: `The feed at ${source.url} is broken and can't be read (${detail}): its site has to repair it.`,
    };
  }
}

function toFeed(raw: RawFeed, format: Format, url: string): ParsedFeed {
  const declared = webAddress(raw.base, url);
  const link = webAddress(raw.link, declared ?? url)?.href ?? null;
  const base = { url: declared?.href ?? link ?? url, declared: declared !== null };
  const articles: ParsedArticle[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  for (const entry of raw.entries) {
    const { article, warning } = toArticle(entry, base);
    if (warning) warnings.push(warning);
    if (!article) continue;
    const keys = [`link ${article.linkKey}`, ...(article.guid ? [`guid ${article.guid}`] : [])];
    if (keys.some((key) => seen.has(key)))
      warnings.push(`“${article.title}” is in the feed twice: only the first one counts.`);
    else articles.push(article);
    for (const key of keys) seen.add(key);
  }
  return {
    title: plainTitleOf(raw.title) || null,
    link,
    language: collapsed(raw.language ?? '').slice(0, 35) || null,
    format,
    articles,
    warnings,
  };
}
