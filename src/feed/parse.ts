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

/** Feeds put the newest first; a whole archive of thousands would only hold up the others. */
const mostEntries = 2_000;
const options = { maxItems: mostEntries };

const readers: Record<Format, (text: string) => RawFeed> = {
  rss: (text) => fromRss(parseRssFeed(text, options)),
  atom: (text) => fromAtom(parseAtomFeed(text, options)),
  rdf: (text) => fromRdf(parseRdfFeed(text, options)),
  json: (text) => fromJson(parseJsonFeed(text, options)),
};

/** Parses a body that came from `source.url`. Never throws, whatever the body holds. */
export function parseFeed(
  body: Uint8Array,
  source: { url: string; contentType: string | null },
): ParseResult {
  const text = decodeText(body, source.contentType).trim();
  const found = findFeed(text);
  const raw = found && readEntries(found.text, found.format);
  if (!raw) return { kind: 'not-a-feed', reason: whyNoFeed(text, source.url) };
  if (!('broken' in raw)) return { kind: 'feed', feed: toFeed(raw, found.format, source.url) };
  return {
    kind: 'not-a-feed',
    reason: `The feed at ${source.url} is broken and can't be read (${raw.broken}): its site has to repair it.`,
  };
}

/** The entries; null where it is no feed after all. */
function readEntries(text: string, format: Format): RawFeed | { broken: string } | null {
  try {
    return readers[format](text);
  } catch (error) {
    // The right root with nothing in it is an empty feed; only <feed> and JSON can be something else.
    if (error instanceof ParseError || (error instanceof DetectError && format === 'rss'))
      return { entries: [] };
    if (error instanceof DetectError) return null;
    const { cause, message } = error as Error;
    return { broken: cause instanceof Error ? cause.message : message };
  }
}

function toFeed(raw: RawFeed, format: Format, url: string): ParsedFeed {
  const declared = webAddress(raw.base, url);
  const link = webAddress(raw.link, declared ?? url)?.href ?? null;
  const base = { url: declared?.href ?? link ?? url, declared: declared !== null };
  const articles: ParsedArticle[] = [];
  const warnings: string[] = [];
  if (raw.entries.length === mostEntries)
    warnings.push(`Only the first ${mostEntries} entries of the feed are read.`);
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
