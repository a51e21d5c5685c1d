/** One raw entry to the article that is stored. */
import { createHash } from 'node:crypto';
import { webAddress } from './address.ts';
import { cleanHtml, longestHtml } from './clean.ts';
import { parseDate } from './dates.ts';
import type { Content, RawEntry } from './entries.ts';
import { linkKey } from './identity.ts';
import { withinMeasure } from './measure.ts';
import { collapsed, excerpt, htmlToText, plainLine, plainTitle } from './plain-text.ts';

export interface ParsedArticle {
  /** The feed's own id of the entry. */
  guid: string | null;
  url: string;
  /** Canonical link: what two spellings of one address have in common. */
  linkKey: string;
  /** Plain text, never empty. */
  title: string;
  author: string | null;
  published: Date | null;
  updated: Date | null;
  /** Cleaned by the allow-list, links absolute. */
  html: string;
  text: string;
  /** Plain text on one line, at most 300 characters. */
  summary: string;
  /** The picture that the feed names, else the first one in `html`. */
  imageUrl: string | null;
  commentsUrl: string | null;
  commentCount: number | null;
  categories: string[];
  /** Of what a reader sees: title, author, html and picture. */
  contentHash: string;
}

/** What the feed's relative addresses refer to; `declared` if it says so itself with xml:base. */
export interface Base {
  url: string;
  declared: boolean;
}

const longestTitle = 300;
const longestSummary = 300;

/** The article, or none where there is nothing to link to. A warning is a sentence for the owner. */
export function toArticle(entry: RawEntry, feedBase: Base): { article?: ParsedArticle; warning?: string } {
  const base = within(entry.base, feedBase);
  const title = plainTitleOf(entry.title);
  const url = addressOf(entry, base.url);
  if (!url)
    return { warning: `${title ? `“${title}”` : 'An entry without a title'} has no link and was left out.` };
  const html = bodyHtml(entry.body, base, url);
  const line = plainLine(html);
  const shown = {
    title: title || excerpt(line, 80) || url.host + url.pathname,
    author: listed(entry.authors).join(', ') || null,
    html,
    imageUrl: pictureOf(entry, html, base.url),
  };
  const article = {
    ...shown,
    guid: entry.guid ? bounded(entry.guid) : null,
    url: url.href,
    linkKey: bounded(linkKey(url.href)),
    published: parseDate(entry.published) ?? parseDate(entry.updated),
    updated: parseDate(entry.updated),
    text: htmlToText(html),
    summary: excerpt(shortText(entry.summary) || line, longestSummary),
    commentsUrl: webAddress(entry.comments, base.url)?.href ?? null,
    commentCount: countOf(entry.commentCount),
    categories: listed(entry.categories),
    contentHash: hash(JSON.stringify([shown.title, shown.author, shown.html, shown.imageUrl])),
  };
  if ((entry.body?.value.length ?? 0) <= longestHtml) return { article };
  return {
    article,
    warning: `“${shown.title}” is longer than ${longestHtml} characters: the rest was cut off.`,
  };
}

/** A title as plain text on one line, possibly empty. */
export function plainTitleOf(title: Content | undefined): string {
  const value = title?.value.slice(0, 2_000) ?? '';
  return excerpt(title?.html ? plainTitle(value) : value, longestTitle);
}

/** `base` as written, seen from another. */
function within(base: string | undefined, outer: Base): Base {
  const url = webAddress(base, outer.url);
  return url ? { url: url.href, declared: true } : outer;
}

function addressOf({ links, guid }: RawEntry, base: string): URL | null {
  for (const link of links) {
    const url = webAddress(link, base);
    if (url) return url;
  }
  return webAddress(guid);
}

function bodyHtml(body: Content | undefined, entryBase: Base, article: URL): string {
  if (!body) return '';
  const base = within(body.base, entryBase);
  // Pages are what relative links are mostly written for, unless the link leads to another site.
  const onSite = !base.declared && article.host === new URL(base.url).host;
  return cleanHtml(body.html ? body.value : textToHtml(body.value), onSite ? article.href : base.url);
}

const textToHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replace(/\n/g, '<br>')}</p>`)
    .join('\n');

function shortText(summary: Content | undefined): string {
  if (!summary) return '';
  const value = summary.value.slice(0, 10_000);
  return (summary.html ? plainLine(withinMeasure(value)) : collapsed(value))
    .replace(/\s*The post .{1,300} appeared first on .{1,150}$/, '') // Yoast SEO's line under WordPress excerpts
    .replace(/\s*\[(?:…|\.{3})\]$/, '…');
}

/** The feed's picture, else the first one in the text; not the author's portrait that WordPress.com puts first. */
function pictureOf(entry: RawEntry, html: string, base: string): string | null {
  for (const picture of entry.pictures) {
    const url = webAddress(picture, base);
    if (url && !/(^|\.)gravatar\.com$/.test(url.host)) return url.href;
  }
  for (const [, src, width] of html.matchAll(/<img src="([^"]+)" alt="[^"]*"(?: width="(\d+)")?/g)) {
    if (!width || Number(width) >= 100) return src!.replace(/&amp;/g, '&');
  }
  return null;
}

function listed(names: (string | undefined)[]): string[] {
  const unique = new Map<string, string>();
  for (const name of names) {
    const plain = plainTitleOf(name ? { value: name, html: true } : undefined);
    if (plain && !unique.has(plain.toLowerCase())) unique.set(plain.toLowerCase(), plain);
  }
  return [...unique.values()].slice(0, 50);
}

const countOf = (count: number | undefined): number | null =>
  Number.isInteger(count) && count! >= 0 && count! < 2 ** 31 ? count! : null;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Short enough for an index of any database. */
const bounded = (key: string): string => (key.length <= 500 ? key : `${key.slice(0, 400)}#${hash(key)}`);
