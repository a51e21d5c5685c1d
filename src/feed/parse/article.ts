/** One raw entry to the article that is stored. */
import { escapeHtml } from '../../lib/html-escape.ts';
import { oneLine } from '../../lib/one-line.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { ArticleContent } from '../../model/feeds/article.ts';
import type { FeedWarning } from '../../model/feeds/feed-problems.ts';
import { cleanHtml, maxHtmlLength } from '../clean/clean.ts';
import { excerpt, htmlToText, plainLine, plainTitle } from '../clean/plain-text.ts';
import { bounded, linkKey } from '../links/link-key.ts';
import { withinTagLimit } from '../links/measure.ts';
import { firstAddress } from './addresses.ts';
import { parseDate } from './dates.ts';
import type { Address, Content, RawEntry } from './entries.ts';

export interface ParsedArticle extends Omit<ArticleContent, 'url' | 'publishedAt'> {
  /** The feed's own id of the entry. */
  guid: string | null;
  /** Null for entries without a page, of podcasts say. */
  url: string | null;
  /** Canonical link: what two spellings of one address have in common; '' without a link. */
  linkKey: string;
  /** Null where the feed doesn't say when it was published. */
  published: Date | null;
  updated: Date | null;
  enclosures: Enclosure[];
  /** Of what a reader sees: title, author, html and picture. */
  contentHash: string;
}

/** A file that comes with an article; its address is absolute. */
export interface Enclosure {
  url: string;
  type: string | null;
  /** In bytes. */
  length: number | null;
}

/** What relative addresses refer to where no xml:base says so: the site, else where the feed came from. */
export type Base = string;

const maxTitleLength = 300;
const maxSummaryLength = 300;
const maxEnclosures = 50;

/** The article; `blank` if a reader would see nothing of it. A warning is a sentence for the owner. */
export function toArticle(
  entry: RawEntry,
  base: Base,
): { article: ParsedArticle; blank: boolean; warning?: FeedWarning } {
  const title = plainTitleOf(entry.title);
  const url = firstAddress(entry.links, base);
  const html = bodyHtml(entry.body, base, url);
  const line = plainLine(html);
  const enclosures = enclosuresOf(entry, base);
  const shown = {
    author: listed(entry.authors).join(', ') || null,
    html,
    imageUrl: pictureOf(entry, html, base),
  };
  const blank = !title && !url && !html && !shown.imageUrl && enclosures.length === 0;
  const name = title || nameFor(line, url, enclosures[0]?.url ?? shown.imageUrl);
  const article = {
    ...shown,
    title: name,
    guid: entry.guid ? bounded(guidOf(entry.guid, base)) : null,
    url: url?.href ?? null,
    linkKey: url ? linkKey(url.href) : '',
    published: firstDate(entry.published),
    updated: firstDate(entry.updated),
    text: htmlToText(html),
    summary: excerpt(shortText(entry.summary) || line, maxSummaryLength),
    commentsUrl: firstAddress(entry.comments, base)?.href ?? null,
    commentCount: wholeNumber(entry.commentCount),
    categories: listed(entry.categories),
    enclosures,
    contentHash: sha256(JSON.stringify([name, shown.author, shown.html, shown.imageUrl])),
  };
  const warning = warningOn(entry, article, blank);
  return { article, blank, ...(warning ? { warning } : {}) };
}

function warningOn(entry: RawEntry, { title }: ParsedArticle, blank: boolean): FeedWarning | undefined {
  if (blank) return { code: 'blank-entry' };
  if ((entry.body?.value.length ?? 0) <= maxHtmlLength) return undefined;
  return { code: 'long-entry', title, max: maxHtmlLength };
}

/** What stands for a title that is missing. */
function nameFor(line: string, url: URL | null, file: string | null | undefined): string {
  if (line) return excerpt(line, 80);
  if (url) return url.host + url.pathname;
  return file ? file.replace(/[?#].*$/, '').replace(/^.*\/(?=.)/, '') : '…';
}

/** A title as plain text on one line, possibly empty. */
export function plainTitleOf(title: Content | undefined): string {
  const value = title?.value.slice(0, 2_000) ?? '';
  return excerpt(title?.html ? plainTitle(value) : value, maxTitleLength);
}

/** An id as written, unless it is a path: that means an address. */
const guidOf = (guid: Address, base: Base): string =>
  (/^\.{0,2}\/(?!\/)/.test(guid.value) && firstAddress([guid], base)?.href) || guid.value;

function firstDate(dates: string[]): Date | null {
  for (const text of dates) {
    const date = parseDate(text);
    if (date) return date;
  }
  return null;
}

function enclosuresOf(entry: RawEntry, base: Base): Enclosure[] {
  const files = new Map<string, Enclosure>();
  for (const { type, length, ...address } of entry.enclosures) {
    const url = firstAddress([address], base)?.href;
    if (!url || files.has(url) || files.size === maxEnclosures) continue;
    // 0 is what RSS has for a length that nobody knows.
    files.set(url, {
      url,
      type: oneLine(type ?? '').slice(0, 100) || null,
      length: wholeNumber(length) || null,
    });
  }
  return [...files.values()];
}

function bodyHtml(body: Content | undefined, feedBase: Base, article: URL | null): string {
  if (!body) return '';
  // Pages are what relative links are mostly written for, unless the link leads to another site.
  const onSite = article && article.host === new URL(feedBase).host ? article.href : feedBase;
  const base = body.base ?? onSite;
  // A loose <! would swallow what follows as a comment.
  const html = body.html ? body.value.replace(/<!(?!--|\[|doctype)/gi, '&lt;!') : textToHtml(body.value);
  return cleanHtml(html, base);
}

const textToHtml = (text: string): string =>
  escapeHtml(text)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replace(/\n/g, '<br>')}</p>`)
    .join('\n');

function shortText(summary: Content | undefined): string {
  if (!summary) return '';
  const value = summary.value.slice(0, 10_000);
  return (summary.html ? plainLine(withinTagLimit(value)) : oneLine(value))
    .replace(/\s*The post .{1,300} appeared first on .{1,150}$/, '') // Yoast SEO's line under WordPress excerpts
    .replace(/\s*\[(?:…|\.{3})\]$/, '…');
}

/** The feed's picture, else the first one in the text; not the author's portrait that WordPress.com puts first. */
function pictureOf(entry: RawEntry, html: string, base: Base): string | null {
  for (const picture of entry.pictures) {
    const url = firstAddress([picture], base);
    if (url && !/(^|\.)gravatar\.com$/.test(url.host)) return url.href;
  }
  for (const [, src, width] of html.matchAll(/<img src="([^"]+)" alt="[^"]*"(?: width="(\d+)")?/g)) {
    if (!width || Number(width) >= 100) return src!.replace(/&amp;/g, '&');
  }
  return null;
}

function listed(names: string[]): string[] {
  const unique = new Map<string, string>();
  for (const name of names.slice(0, 200)) {
    const plain = plainTitleOf({ value: name, html: true });
    if (plain && !unique.has(plain.toLowerCase())) unique.set(plain.toLowerCase(), plain);
  }
  return [...unique.values()].slice(0, 50);
}

/** Null for what is no whole number that every database holds. */
function wholeNumber(value: string | number | undefined): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : null;
}
