/** Plain text from HTML: a readable text part, one-line texts, and excerpts. */
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { oneLine } from '../../lib/one-line.ts';

type Convert = (html: string) => string;

const lineWidth = 78;
const limits = { maxDepth: 200 };

/** Side by side where the columns have room in a line, else one cell below the other. */
const table: FormatCallback = (element, walk, builder, options) => {
  const caption = element.children.find(({ name }) => name === 'caption');
  if (caption) {
    builder.openBlock({ leadingLineBreaks: 2 });
    walk(caption.children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
  }
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

/**
 * A picture's description, on a line of its own; one that is a link gives it inline, since the link's address
 * follows. Without a description there is nothing to say.
 */
const image: FormatCallback = (element, _walk, builder) => {
  const description = element.attribs.alt?.trim();
  if (!description) return;
  if (element.parent?.name === 'a') return builder.addInline(description);
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(`[${description}]`);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** None after a picture that says nothing. */
const lineEnd: FormatCallback = (element, _walk, builder) => {
  const { prev } = element as Element & { prev?: Element | null };
  if (prev?.name !== 'img' || prev.attribs.alt) builder.addLineBreak();
};

/** Only the addresses of pictures: for an article that is nothing else. */
const pictureAddress: FormatCallback = (element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addLiteral(element.attribs.src ?? '');
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Set in below its term. */
const explanation: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (text) => text.replace(/^(?=.)/gm, '  '),
  });
};

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const asIs = headings.map((selector) => ({ selector, options: { uppercase: false } }));

const blocks = ['details', 'summary', 'dl', 'dt'];
const oneBreak = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const readable: HtmlToTextOptions = {
  limits,
  wordwrap: lineWidth,
  formatters: { table, picture: image, explanation, lineEnd },
  selectors: [
    ...asIs,
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    { selector: 'figure', format: 'block' },
    { selector: 'figcaption', format: 'block' },
    { selector: 'br', format: 'lineEnd' },
    ...blocks.map((selector) => ({ selector, format: 'block', options: oneBreak })),
    { selector: 'dd', format: 'explanation' },
    { selector: 'img', format: 'picture' },
    { selector: 'table', format: 'table' },
  ],
};

const line: HtmlToTextOptions = {
  limits,
  wordwrap: false,
  selectors: [
    ...asIs,
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: ' ' } }, // an empty one would not count
    { selector: 'blockquote', format: 'block' },
    ...['img', 'hr'].map((selector) => ({ selector, format: 'skip' })),
  ],
};
const besides = ['figcaption', 'table', 'pre'].map((selector) => ({ selector, format: 'skip' }));
const prose = { ...line, selectors: [...line.selectors!, ...besides] };

const pictures: HtmlToTextOptions = {
  ...readable,
  formatters: { ...readable.formatters, pictureAddress },
  selectors: [...readable.selectors!, { selector: 'img', format: 'pictureAddress' }],
};

// Compiled once: it costs more than most conversions.
const [toReadable, toPictures, toLine, toProse] = [readable, pictures, line, prose].map((options) =>
  compile(options),
) as [Convert, Convert, Convert, Convert];

/**
 * The text twin of an article's HTML: links as `text [address]`, pictures as `[description]`, lines of at most 78
 * characters where words allow.
 */
export const htmlToText = (html: string): string => toReadable(html).trim() || toPictures(html).trim();

/** All prose of HTML on one line, without addresses, pictures, tables and code. */
export const plainLine = (html: string): string => oneLine(toProse(html));

const bareTags = new Set(['br', 'img', 'hr', 'wbr']);

/** A title as plain text: `a < b` and `List<String>` stay, `<em>so</em>` and `&amp;` are resolved. */
export function plainTitle(title: string): string {
  const closings = title.matchAll(/<\/([a-z][a-z0-9]*)/gi);
  const closed = new Set(Array.from(closings, ([, name]) => name!.toLowerCase()));
  const markup = title.replace(/<(?=\/?([a-z][a-z0-9]*))/gi, (sign, name: string) =>
    closed.has(name.toLowerCase()) || bareTags.has(name.toLowerCase()) ? sign : '&lt;',
  );
  return oneLine(toLine(markup));
}

type Segmenters = Record<'sentence' | 'word', Intl.Segmenter>;
const segmenters = new Map<string, Segmenters>();
/** Languages whose segmenters are kept. */
const maxLanguages = 50;

/** By the language's rules, where it is one; else by those that all have in common. */
function segmentersOf(language: string): Segmenters {
  const known = segmenters.get(language);
  if (known) return known;
  const locales = localesOf(language);
  const made = {
    sentence: new Intl.Segmenter(locales, { granularity: 'sentence' }),
    word: new Intl.Segmenter(locales, { granularity: 'word' }),
  };
  if (segmenters.size < maxLanguages) segmenters.set(language, made);
  return made;
}

function localesOf(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language);
  } catch {
    return []; // feeds write `en_US` and worse
  }
}

/** After these a full stop ends no sentence, nor after a single capital letter or a number. */
const abbreviation =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Gen|Sen|vs|cf|ca|approx|e\.g|i\.e|z\.\s?B|d\.\s?h|bzw|Nr|No|Hr|Fr|M|Mme|Mlle|Sr|Sra|Dott|p\.\s?ex|\p{Lu}|\d{1,4})\.\s*$/u;

/**
 * At most `max` UTF-16 units of a text on one line, cut after a sentence, or after a word with `…`; by the rules of
 * `language` (BCP 47), if it is known.
 */
export function excerpt(text: string, max: number, language = 'en'): string {
  const line = oneLine(text);
  if (line.length <= max) return line;
  const { sentence, word } = segmentersOf(language);
  const whole = firstFitting(sentence, line, max, abbreviation);
  if (whole.length >= max / 2) return whole;
  const start = firstFitting(word, line, max - 1) || line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '');
  return `${start.replace(/[\s\p{P}]+$/u, '')}…`;
}

function firstFitting(segmenter: Intl.Segmenter, text: string, max: number, goesOn?: RegExp): string {
  let end = 0;
  const window = text.slice(0, max + 2);
  for (const { segment, index } of segmenter.segment(window)) {
    const next = index + segment.length;
    if (index + segment.trimEnd().length > max || next === window.length) break; // the last one may be cut
    if (!goesOn?.test(segment.slice(-20))) end = next;
  }
  return text.slice(0, end).trimEnd();
}
