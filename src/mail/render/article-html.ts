/** Makes an article's HTML stay within the mail's column. */
import { type CheerioAPI, load } from 'cheerio';
import type { Palette } from './colors.ts';

type Element = Extract<ReturnType<CheerioAPI>[number], { attribs: Record<string, string> }>;

/** The place of the HTML in the mail. */
export interface Place {
  palette: Palette;
  /** The side where the text starts. */
  start: 'left' | 'right';
  /** Level of the heading above it, 1 to 5. The article's own headings get lower ranks. */
  level: number;
  /** Alternative text for pictures without a description that are not part of a sentence. */
  pictureAlt: string;
}

/** The width of the text, in CSS pixels. */
const columnWidth = 520;

/** Inline styles, because some mail clients drop the style sheet. */
const stylesFor = (start: Place['start']): [selector: string, style: string][] => [
  ['img', 'max-width:100%;height:auto;vertical-align:bottom'],
  ['figure', 'margin:24px 0'],
  ['figure img', 'display:block;max-width:100%;height:auto'],
  ['pre', 'white-space:pre-wrap;overflow-wrap:anywhere'],
  ['table', 'border-collapse:collapse'],
  ['td, th', 'padding:6px 10px;vertical-align:top'],
  ['th:not([align])', `padding:6px 10px;vertical-align:top;text-align:${start}`],
];

/**
 * Returns the article's HTML (already cleaned) so that nothing affects the mail around it: balanced tags, pictures no
 * wider than the column, tables that scroll, none of the mail's own classes.
 */
export function boundedHtml(html: string, { palette, start, level, pictureAlt }: Place): string {
  const $ = load(html, null, false);
  for (const name of ['class', 'id', 'style']) $(`[${name}]`).removeAttr(name);
  $('table, td, th, pre').removeAttr('width').removeAttr('height');
  lowerHeadings($, level);
  for (const [selector, style] of stylesFor(start)) $(selector).attr('style', style);
  boundPictures($, pictureAlt);
  $('a').attr('style', `color:${palette.link}`);
  $('table').wrap('<div class="wide" tabindex="0" style="overflow-x:auto"></div>');
  return $.html();
}

/** Puts the headings below `level`, each one step below the heading that it belongs to. */
function lowerHeadings($: CheerioAPI, level: number): void {
  const open: number[] = [];
  for (const heading of $('h1, h2, h3, h4, h5, h6').toArray()) {
    const own = Number(heading.tagName[1]);
    while (open.length > 0 && open.at(-1)! >= own) open.pop();
    open.push(own);
    heading.tagName = `h${Math.min(6, level + open.length)}`;
  }
}

/** Gives each picture an alternative text, and a width for Outlook for Windows, which does not support max-width. */
function boundPictures($: CheerioAPI, pictureAlt: string): void {
  for (const picture of $('img').toArray()) {
    const img = $(picture);
    const width = Number.parseInt(img.attr('width') ?? '', 10);
    // Outlook does not keep the aspect ratio either.
    if (width > columnWidth) img.attr('width', String(columnWidth)).removeAttr('height');
    const alone = standsAlone($, picture);
    if (!img.attr('alt')?.trim()) img.attr('alt', alone ? pictureAlt : '');
    if (alone && !width && img.closest('table').length === 0) {
      const inWord = img.clone().removeAttr('style').removeAttr('height').attr('width', String(columnWidth));
      img.before(`<!--[if mso]>${$.html(inWord)}<![endif]--><!--[if !mso]><!-->`);
      img.after('<!--<![endif]-->');
    }
  }
}

/** Returns whether the picture stands alone, and is not a symbol within a sentence. */
function standsAlone($: CheerioAPI, picture: Element): boolean {
  if ($(picture).closest('figure').length > 0) return true;
  const block = $(picture).closest('p, div, li, td, th, blockquote, h1, h2, h3, h4, h5, h6, dd, dt');
  if (block.length > 0) return block.text().trim() === '';
  const beside = [picture.prev, picture.next].map((node) => (node?.type === 'text' ? $(node).text() : ''));
  return beside.join('').trim() === '';
}

const pictureKey = (url: string): string =>
  url.replace(/[?#].*$/, '').replace(/(-\d+x\d+|-scaled)?(\.\w+)$/, '$2');

/** Returns whether the article's HTML already shows this picture, perhaps in another of WordPress's sizes. */
export function showsPicture(html: string, url: string): boolean {
  const $ = load(html, null, false);
  const shown = $('img').toArray();
  return shown.some((element) => pictureKey($(element).attr('src') ?? '') === pictureKey(url));
}
