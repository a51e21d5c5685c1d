/** An article's HTML, made to stay within the mail's column. */
import { load } from 'cheerio';
import type { Palette } from './colors.ts';

/** The width of the text, in CSS pixels. */
const columnWidth = 520;

/** Inline, since some clients drop a mail's style sheet. */
const styles: [selector: string, style: string][] = [
  ['img', 'max-width:100%;height:auto;vertical-align:bottom'],
  ['figure', 'margin:24px 0'],
  ['figure img', 'display:block;max-width:100%;height:auto'],
  ['pre', 'white-space:pre-wrap;overflow-wrap:anywhere'],
  ['table', 'border-collapse:collapse'],
  ['td, th', 'padding:6px 10px;vertical-align:top'],
  ['th:not([align])', 'padding:6px 10px;vertical-align:top;text-align:start'],
];

/**
 * The article's HTML (already cleaned) with nothing that reaches out of its container: balanced tags, pictures
 * no wider than the column, tables that scroll, none of the mail's own classes.
 */
export function boundedHtml(html: string, palette: Palette): string {
  const $ = load(html, null, false);
  for (const name of ['class', 'id', 'style']) $(`[${name}]`).removeAttr(name);
  $('table, td, th, pre').removeAttr('width').removeAttr('height');
  // Outlook for Windows knows no max-width and keeps no proportion.
  $('img[width]').each((_, element) => {
    const width = Number.parseInt($(element).attr('width')!, 10);
    if (width > columnWidth) $(element).attr('width', String(columnWidth)).removeAttr('height');
  });
  for (const [selector, style] of styles) $(selector).attr('style', style);
  $('img:not([alt])').attr('alt', '');
  $('a').attr('style', `color:${palette.link}`);
  $('table').wrap('<div class="wide" tabindex="0" style="overflow-x:auto"></div>');
  return $.html();
}

const pictureKey = (url: string): string =>
  url.replace(/[?#].*$/, '').replace(/(-\d+x\d+|-scaled)?(\.\w+)$/, '$2');

/** Whether the article's HTML already shows this picture, perhaps in another of WordPress's sizes. */
export function showsPicture(html: string, url: string): boolean {
  const $ = load(html, null, false);
  const shown = $('img').toArray();
  return shown.some((element) => pictureKey($(element).attr('src') ?? '') === pictureKey(url));
}
