/** Extracts the whole article from its web page, for feeds that have only the beginning. */
import { createRequire } from 'node:module';
import { oneLine } from '../../lib/one-line.ts';
import { decodeText } from '../http/decode.ts';
import { webAddress } from '../links/address.ts';
import { depthOf, tagCount, textOnly, withoutParts } from '../links/measure.ts';
import { isBoilerplate } from './boilerplate.ts';
import { cleanHtml } from './clean.ts';
import { htmlToText } from './plain-text.ts';

/** Pages with more characters or tags are not read, because that would take too long. */
const maxPageLength = 3_000_000;
const maxTags = 16_000;
const maxLessThanSigns = 1.5 * maxTags;
const maxPictures = 1_000;
const maxDepth = 200;
/** A page with fewer characters of text shows no article. */
const minTextLength = 250;

/** Parts that are removed before a page is parsed. */
const removedParts = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<svg', '</svg>'],
] as const;

/** Selectors of what most themes put around an article. `isBoilerplate` recognizes what plugins add. */
const surroundings = [
  'nav',
  'dialog',
  'form',
  '#comments',
  '#respond',
  '#secondary',
  '#sidebar',
  '.comments-area',
  '.comment-respond',
  '.comment-list',
  '.wp-block-comments',
  '.wp-block-post-comments-form',
  '.site-footer',
  '.site-header',
  '.entry-footer',
  '.post-navigation',
  '.wp-block-post-navigation-link',
  '.widget-area',
  '.widget',
  '.sidebar',
  '.author-bio',
  '.breadcrumbs',
  '.breadcrumb',
  '[role="navigation"]',
  '[role="complementary"]',
  '[role="search"]',
  '[role="contentinfo"]',
].join(', ');
const articleElements = new Set(['html', 'body', 'main', 'article']);

/** Frames that stay, because the cleaning turns them into links. */
const players =
  /youtube|youtu\.be|vimeo|dailymotion|spotify|soundcloud|bandcamp|podcasts\.apple|mixcloud|deezer|ted\.com|archive\.org|twitch|videopress|bilibili|nicovideo|\/videos\/embed\//i;

const options = {
  charThreshold: minTextLength,
  keepClasses: true, // the cleaning recognizes pictures and players by their classes
  disableJSONLD: true,
  allowedVideoRegex: players,
};

/** Loaded when the first page is read: few installations read any. */
const load = createRequire(import.meta.url);

/**
 * The article that a page shows, cleaned; null where it shows none, or none that is longer than `given` (the HTML
 * that is there already). Never throws, whatever the page holds.
 * @internal
 */
export function extractArticle(
  html: string,
  url: string,
  given = '',
): { html: string; title: string | null } | null {
  if (html.length > maxPageLength) return null;
  const page = removedParts.reduce((text, [open, close]) => withoutParts(text, open, close), html);
  if (!isWithinLimits(page)) return null;
  try {
    return read(page, url, oneLine(textOnly(given)).length);
  } catch {
    return null; // the parser fails only on pages without anything to read
  }
}

/** A page as it was fetched from `url`, after all redirects. */
export interface FetchedPage {
  url: string;
  body: Uint8Array;
  contentType: string | null;
}

/** The article of a page, as cleaned HTML and as plain text. */
export interface PageText {
  html: string;
  text: string;
}

/** Extracts the article of a fetched page. Never throws. @returns null if the page shows no article */
export function wholeText({ url, body, contentType }: FetchedPage): PageText | null {
  const whole = extractArticle(decodeText(body, contentType), url);
  return whole && { html: whole.html, text: htmlToText(whole.html) };
}

const isWithinLimits = (page: string): boolean =>
  page.split('<', maxLessThanSigns + 1).length <= maxLessThanSigns &&
  tagCount(page) <= maxTags &&
  page.split(/<img\b/i, maxPictures + 1).length <= maxPictures &&
  depthOf(page) <= maxDepth;

function read(page: string, url: string, givenLength: number): ReturnType<typeof extractArticle> {
  const { parseHTML }: typeof import('linkedom') = load('linkedom');
  const { Readability, isProbablyReaderable }: typeof import('@mozilla/readability') =
    load('@mozilla/readability');
  const { document } = parseHTML(withDocumentElements(page));
  const base = webAddress(document.querySelector('base[href]')?.getAttribute('href'), url)?.href ?? url;
  for (const element of document.querySelectorAll(surroundings))
    if (!articleElements.has(element.localName)) element.remove();
  for (const element of document.querySelectorAll('[class], [id]')) {
    const attribs = { class: element.getAttribute('class') ?? '', id: element.getAttribute('id') ?? '' };
    if (isBoilerplate({ name: element.localName, attribs })) element.remove();
  }
  if (!isProbablyReaderable(document, { minContentLength: 80, minScore: 10 })) return null;
  const article = new Readability(document, options).parse();
  if (!article?.content) return null;
  const html = cleanHtml(article.content, base, url);
  const length = oneLine(textOnly(html)).length;
  if (length < minTextLength || length <= givenLength) return null;
  return { html, title: oneLine(article.title ?? '') || null };
}

/** Adds the elements that are optional in HTML but that this parser needs. */
function withDocumentElements(page: string): string {
  const at = Math.max(0, page.search(/<body[\s>]|<\/head\s*>/i));
  const title = /<title[\s>][^<]{0,1000}<\/title\s*>/i.exec(page)?.[0] ?? '';
  const [head, body] = [page.slice(0, at), page.slice(at).replace(title, '')].map((part) =>
    part.replace(/<(?:!doctype|\/?html|\/?head|\/?body)(?:\s[^>]*)?>/gi, ''),
  );
  return `<!doctype html><html><head>${at === 0 ? title : head}</head><body>${body}</body></html>`;
}
