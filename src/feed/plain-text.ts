/** Plain text from HTML: a readable text part, one-line texts, and excerpts. */
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

type Convert = (html: string) => string;

const lineWidth = 78;
const limits = { maxDepth: 200 };

/** Side by side where the columns have room in a line, else one cell below the other. */
const table: FormatCallback = (element, walk, builder, options) => {
  const columns = Math.max(0, ...rowsOf(element).map((row) => cellsOf(row).length));
  const { block, dataTable } = builder.options.formatters as Record<string, FormatCallback>;
  if (columns < 2 || columns > 6) return block!(element, walk, builder, options);
  const maxColumnWidth = Math.floor((lineWidth - 3 * (columns - 1)) / columns);
  dataTable!(element, walk, builder, { ...options, maxColumnWidth, uppercaseHeaderCells: false });
};

type Element = Parameters<FormatCallback>[0];
const rowsOf = (element: Element): Element[] =>
  element.children.flatMap((child) =>
    child.name === 'tr' ? [child] : /^t(head|body|foot)$/.test(child.name ?? '') ? rowsOf(child) : [],
  );
const cellsOf = (row: Element): Element[] =>
  row.children.filter(({ name }) => name === 'td' || name === 'th');

/** A picture on a line of its own; one that is a link gives only its description, since the link's address follows. */
const image: FormatCallback = (element, walk, builder, options) => {
  if (element.parent?.name === 'a') return builder.addInline(element.attribs.alt ?? '');
  builder.openBlock({ leadingLineBreaks: 1 });
  (builder.options.formatters as Record<string, FormatCallback>).image!(element, walk, builder, options);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const asIs = headings.map((selector) => ({ selector, options: { uppercase: false } }));

const readable: HtmlToTextOptions = {
  limits,
  wordwrap: lineWidth,
  formatters: { table, picture: image },
  selectors: [
    ...asIs,
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    { selector: 'figcaption', format: 'block' },
    { selector: 'img', format: 'picture' },
    { selector: 'table', format: 'table' },
  ],
};

const oneLine: HtmlToTextOptions = {
  limits,
  wordwrap: false,
  selectors: [
    ...asIs,
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '' } },
    { selector: 'blockquote', format: 'block' },
    ...['img', 'hr'].map((selector) => ({ selector, format: 'skip' })),
  ],
};
const besides = ['figcaption', 'table', 'pre'].map((selector) => ({ selector, format: 'skip' }));
const prose = { ...oneLine, selectors: [...oneLine.selectors!, ...besides] };

// Compiled once: it costs more than most conversions.
const [toReadable, toOneLine, toProse] = [readable, oneLine, prose].map((options) => compile(options)) as [
  Convert,
  Convert,
  Convert,
];

/** The text twin of an article's HTML: links as `text [address]`, lines of at most 78 characters where words allow. */
export const htmlToText = (html: string): string => toReadable(html).trim();

/** All prose of HTML on one line, without addresses, pictures, tables and code. */
export const plainLine = (html: string): string => collapsed(toProse(html));

/** One line without control characters. */
export const collapsed = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const bareTags = new Set(['br', 'img', 'hr', 'wbr']);

/** A title as plain text: `a < b` and `List<String>` stay, `<em>so</em>` and `&amp;` are resolved. */
export function plainTitle(title: string): string {
  const closings = title.matchAll(/<\/([a-z][a-z0-9]*)/gi);
  const closed = new Set(Array.from(closings, ([, name]) => name!.toLowerCase()));
  const markup = title.replace(/<(?=\/?([a-z][a-z0-9]*))/gi, (sign, name: string) =>
    closed.has(name.toLowerCase()) || bareTags.has(name.toLowerCase()) ? sign : '&lt;',
  );
  return collapsed(toOneLine(markup));
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** At most `max` UTF-16 units of a text on one line, cut after a sentence, or after a word with `…`. */
export function excerpt(text: string, max: number): string {
  const line = collapsed(text);
  if (line.length <= max) return line;
  const whole = firstFitting(sentences, line, max);
  if (whole.length >= max / 2) return whole;
  const start = firstFitting(words, line, max - 1) || line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '');
  return `${start.replace(/[\s\p{P}]+$/u, '')}…`;
}

function firstFitting(segmenter: Intl.Segmenter, text: string, max: number): string {
  let end = 0;
  const window = text.slice(0, max + 2);
  for (const { segment, index } of segmenter.segment(window)) {
    const next = index + segment.length;
    if (index + segment.trimEnd().length > max || next === window.length) break; // the last one may be cut
    end = next;
  }
  return text.slice(0, end).trimEnd();
}
