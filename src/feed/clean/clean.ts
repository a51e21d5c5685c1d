/** Makes a feed's HTML fit for a mail: an allow-list of elements, absolute links, no scripts, styles or trackers. */
import sanitize from 'sanitize-html';
import { textOnly, withinTagLimit } from '../links/measure.ts';
import { visibleHtml } from './visible-html.ts';

/** Characters of one article beyond which the rest is cut off; mail readers clip far earlier. */
export const maxHtmlLength = 400_000;

const allowedTags = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'div',
  'span',
  'br',
  'hr',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'img',
  'a',
  'details',
  'summary',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'del',
  'ins',
  'small',
  'sub',
  'sup',
  'mark',
  'abbr',
  'cite',
  'q',
  'code',
  'kbd',
  'samp',
  'var',
  'time',
  'bdi',
  'bdo',
  'ruby',
  'rt',
  'rp',
];

/** The direction of writing, where it is set for a block. */
const directions = Object.fromEntries(
  ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'table', 'bdi', 'bdo'].map(
    (tag) => [tag, ['dir', 'lang']],
  ),
);

const inline = ['a', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sup', 'sub', 'code', 'mark', 'cite'];
const blocks = ['p', 'div', 'figure', 'figcaption', 'li', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'h[1-6]'];
const parts = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'details', 'summary'];
const emptyElement = new RegExp(
  `<(${[...inline, ...blocks, ...parts].join('|')})(?: [^<>]*)?>((?:\\s|<br />)*)</\\1>`,
  'g',
);

/** Sections are blocks; what HTML no longer has gets its present name. */
const renamed: Record<string, string> = {
  ...Object.fromEntries(
    [
      'article',
      'section',
      'header',
      'footer',
      'main',
      'aside',
      'nav',
      'center',
      'address',
      'fieldset',
      'hgroup',
    ].map((tag) => [tag, 'div']),
  ),
  strike: 's',
  acronym: 'abbr',
  tt: 'code',
  big: 'span',
  font: 'span',
  dfn: 'em',
  menu: 'ul',
  dir: 'ul',
};

/** Leaves only the content of an element whose address is not absolute: `visibleHtml` made all of them so. */
function withAddress(attribute: 'href' | 'src'): sanitize.Transformer {
  return (tagName, attribs) =>
    /^[a-z]+:/.test(attribs[attribute] ?? '') ? { tagName, attribs } : { tagName: 'span', attribs: {} };
}

const rules: sanitize.IOptions = {
  allowedTags,
  allowedAttributes: {
    ...directions,
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'reversed', 'type', 'dir', 'lang'],
    td: ['colspan', 'rowspan', 'align', 'dir', 'lang'],
    th: ['colspan', 'rowspan', 'align', 'scope', 'dir', 'lang'],
    abbr: ['title'],
    time: ['datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  nonTextTags: [
    'script',
    'style',
    'title',
    'template',
    'svg',
    'xmp',
    'iframe',
    'noembed',
    'noframes',
    'textarea',
    'select',
    'option',
    'button',
  ],
  nestingLimit: 80,
  transformTags: { ...renamed, a: withAddress('href'), img: withAddress('src') },
};

/**
 * Safe HTML for a mail: what is not allowed is left out, links and pictures are absolute, pictures that scripts
 * would load are repaired, embedded players become links. Longer input than `maxHtmlLength` is cut. Anchors within the
 * article lead to it at `pageUrl`.
 */
export function cleanHtml(html: string, baseUrl: string, pageUrl = baseUrl): string {
  const measured = withinTagLimit(html.slice(0, maxHtmlLength));
  const shown = visibleHtml(measured, { base: baseUrl, page: pageUrl }) ?? textOnly(measured);
  return withoutEmpty(sanitize(shown, rules)).trim();
}

/** The space in `one<b> </b>two` parts words. */
const keepSpace = (_all: string, tag: string, space: string): string => (inline.includes(tag) ? space : '');

/**
 * Takes out bare spans, pictures without an address and what is left empty by them. Three passes reach what was
 * empty inside of empty.
 */
function withoutEmpty(html: string): string {
  let result = html.replace(/<\/?span>|<img \/>/g, '');
  for (let pass = 0; pass < 3; pass++) result = result.replace(emptyElement, keepSpace);
  return result;
}
