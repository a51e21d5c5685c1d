/** Makes a feed's HTML fit for a mail: an allow-list of elements, absolute links, no scripts, styles or trackers. */
import sanitize from 'sanitize-html';
import { chosenImage, isTracker, mailSize } from './images.ts';
import { withinMeasure } from './measure.ts';

export { excerpt, htmlToText } from './plain-text.ts';

/** Characters of one article beyond which the rest is cut off; mail readers clip far earlier. */
export const longestHtml = 400_000;

const allowedTags = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'span', 'br', 'hr', 'pre', 'blockquote'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'img', 'a', 'details', 'summary'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup', 'mark', 'abbr', 'cite', 'q'],
  ...['code', 'kbd', 'samp', 'var', 'time', 'bdi', 'bdo', 'ruby', 'rt', 'rp'],
];

/** The direction of writing, where it is set for a block. */
const directions = Object.fromEntries(
  ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'table', 'bdi', 'bdo'].map(
    (tag) => [tag, ['dir', 'lang']],
  ),
);

/** Stand for an element of which only what is in it is wanted, or nothing; `withoutEmpty` takes the latter out. */
const contentOnly: sanitize.Tag = { tagName: 'span', attribs: {} };
const nothing: sanitize.Tag = { ...contentOnly, text: '' };

const emptyElement =
  /<(p|div|a|figure|figcaption|li|ul|ol|blockquote|h[1-6]|b|strong|i|em|u|s|small)(?: [^<>]*)?>((?:\s|<br \/>)*)<\/\1>/g;
const inline = new Set(['a', 'b', 'strong', 'i', 'em', 'u', 's', 'small']);

/** What holds for every article. iframe is never put out: `player` renames each one. */
const rules: sanitize.IOptions = {
  allowedTags: [...allowedTags, 'iframe'],
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
  nonTextTags: [
    ...['script', 'style', 'title', 'template', 'svg', 'object', 'xmp'],
    ...['textarea', 'select', 'option', 'button', 'label'],
  ],
  nestingLimit: 80,
  parser: { recognizeSelfClosing: true }, // <iframe/> in XHTML must not swallow the rest
};

/**
 * Safe HTML for a mail: what is not allowed is left out, links and pictures are absolute, pictures that scripts
 * would load are repaired, embedded players become links. Longer input than `longestHtml` is cut.
 */
export function cleanHtml(html: string, baseUrl: string): string {
  let noscripts = 0;
  const shown = new Set<string>();
  const image: sanitize.Transformer = (_name, attribs) => {
    if (isEmoji(attribs)) return { tagName: 'span', attribs: {}, text: attribs.alt };
    const src = absolute(chosenImage(attribs), baseUrl, ['http:', 'https:']);
    // A <noscript> repeats the picture before it for readers without scripts.
    if (!src || isTracker(attribs) || (noscripts > 0 && shown.has(src))) return nothing;
    shown.add(src);
    return { tagName: 'img', attribs: { src, alt: attribs.alt ?? '', ...mailSize(attribs) } };
  };
  const clean = sanitize(withinMeasure(html.slice(0, longestHtml)), {
    ...rules,
    onOpenTag: (name) => {
      if (name === 'noscript') noscripts++;
    },
    onCloseTag: (name) => {
      if (name === 'noscript') noscripts--;
    },
    transformTags: {
      a: (_name, { href, title }) => link(absolute(href, baseUrl), title),
      img: image,
      'amp-img': image,
      iframe: (_name, attribs) => player(absolute(attribs.src || attribs['data-src'], baseUrl), attribs),
      video: (_name, { src }) => file(absolute(src, baseUrl)),
      audio: (_name, { src }) => file(absolute(src, baseUrl)),
    },
  });
  return withoutEmpty(clean).trim();
}

/** WordPress puts emoji into feeds as pictures, whose size only its style sheet sets. */
const isEmoji = ({ class: classes, src, alt }: sanitize.Attributes): boolean =>
  Boolean(alt) && (/\bwp-smiley\b/.test(classes ?? '') || /\/images\/core\/emoji\//.test(src ?? ''));

function absolute(
  address: string | undefined,
  baseUrl: string,
  schemes = ['http:', 'https:', 'mailto:', 'tel:'],
): string | null {
  const text = address?.trim();
  if (!text || !URL.canParse(text, baseUrl)) return null;
  const url = new URL(text, baseUrl);
  return schemes.includes(url.protocol) ? url.href : null;
}

function link(href: string | null, title?: string, text?: string): sanitize.Tag {
  if (!href) return contentOnly;
  return { tagName: 'a', attribs: { href, ...(title ? { title } : {}) }, ...(text ? { text } : {}) };
}

const playerPages: [RegExp, (id: string) => string][] = [
  [
    /^(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{11})/,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/^player\.vimeo\.com\/video\/(\d+)/, (id) => `https://vimeo.com/${id}`],
  [/^(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/, (id) => `https://www.dailymotion.com/video/${id}`],
];

/** A link to what an embedded frame plays, named by the frame's title; other frames (ads, forms) are left out. */
function player(src: string | null, { title, class: classes }: sanitize.Attributes): sanitize.Tag {
  // WordPress puts a quote with a link before its own embeds; the follow bar has no place in a mail to a follower.
  if (!src || /\b(wp-embedded-content|postrider-bar)\b/.test(classes ?? '')) return nothing;
  const { host, pathname } = new URL(src);
  const place = host + pathname;
  for (const [pattern, page] of playerPages) {
    const id = pattern.exec(place)?.[1];
    if (id) return link(page(id), undefined, `▶ ${title || host}`);
  }
  return /\/(embed|player|videos?)\b/.test(pathname) ? link(src, undefined, `▶ ${title || host}`) : nothing;
}

/** A link to a sound or film file; without its own address, the links inside are kept. */
const file = (src: string | null): sanitize.Tag => link(src, undefined, src ? `▶ ${new URL(src).host}` : '');

/** The space in `one<b> </b>two` parts words. */
const keepSpace = (_all: string, tag: string, space: string): string => (inline.has(tag) ? space : '');

/**
 * Takes out bare spans, pictures without an address and what is left empty by them. Three passes reach what was
 * empty inside of empty.
 */
function withoutEmpty(html: string): string {
  let result = html.replace(/<\/?span>|<img \/>/g, '');
  for (let pass = 0; pass < 3; pass++) result = result.replace(emptyElement, keepSpace);
  return result;
}
