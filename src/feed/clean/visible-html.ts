/**
 * Rewrites an article's HTML so that it shows the same without scripts and styles: lazy pictures, players, addresses and
 * formulas are written out, and what is no part of the article is removed. It doesn't make the HTML safe: the allow-list
 * in clean.ts does that afterwards.
 */
import { load } from 'cheerio/slim';
import { escapeHtml } from '../../lib/html-escape.ts';
import { isBoilerplate, isOriginNote } from './boilerplate.ts';
import {
  type Addresses,
  absolute,
  type CleaningContext,
  descendantsNamed,
  type Element,
  hasAncestor,
  isElement,
  type Node,
} from './elements.ts';
import { playerHtml } from './embeds.ts';
import { chosenImage, fromSrcset, isLazyLoaded, isTracker, mailSize, pictureKey } from './images.ts';

/** Max depth of nested elements, because serializing recurses. No article nests deeper. */
const maxDepth = 400;
const parsing = {
  // <iframe/> in XHTML must not contain the rest of the article.
  xml: { xmlMode: false, decodeEntities: true, encodeEntities: 'utf8', recognizeSelfClosing: true },
} as const;

/** Returns the visible HTML, or null if its elements are nested deeper than in any article. */
export function visibleHtml(html: string, addresses: Addresses): string | null {
  const $ = load(html, parsing);
  const nodes = $.root()[0]!.children as Node[];
  if (isDeep(nodes)) return null;
  const context: CleaningContext = { ...addresses, $, shownMedia: new Set(), lazyPictures: new Set() };
  const open = nodes.toReversed();
  const paragraphs: Element[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) emptyComment(node);
    if (!isElement(node) || !visit(node, context)) continue;
    if (node.name === 'p') paragraphs.push(node);
    for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index] as Node);
  }
  removeOriginNotes(paragraphs.slice(-3), context);
  return $.html();
}

/** Empties comments, directives and CDATA: they show nothing, and could end too early when the HTML is parsed again. */
function emptyComment(node: Node): void {
  if (node.type === 'comment') node.data = '';
  else if (node.type === 'directive') node.data = '!';
  else if (node.type === 'cdata') node.children = [];
}

/** Goes down level by level. */
function isDeep(nodes: Node[]): boolean {
  let level = nodes.filter(isElement);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap(({ children }) => children.filter(isElement));
  }
  return false;
}

const droppedElements = new Set([
  'script',
  'style',
  'template',
  'svg',
  'title',
  'link',
  'meta',
  'base',
  'xmp',
  'noembed',
  'noframes',
  'textarea',
  'select',
  'button',
  'datalist',
  'canvas',
  'frameset',
  'applet',
  'legend',
]);

/** Keys are element names. A visitor changes its element; it returns false to skip the children. */
const visitors: Record<string, (element: Element, context: CleaningContext) => boolean> = {
  a: cleanLink,
  img: cleanPicture,
  image: cleanPicture, // what browsers take for an img
  'amp-img': cleanPicture,
  'amp-anim': cleanPicture,
  picture: pictureFromSources,
  noscript: removeDuplicatePicture,
  math: formulaSource,
  input: checkbox,
  label: (element) => !hasAncestor(element, 'form') || remove(element),
  plaintext: (element) => rename(element, 'pre'),
  listing: (element) => rename(element, 'pre'),
};

function visit(element: Element, context: CleaningContext): boolean {
  if (droppedElements.has(element.name) || isBoilerplate(element)) return remove(element);
  const player = playerHtml(element, context);
  if (player !== null) return replace(element, player, context);
  return visitors[element.name]?.(element, context) ?? true;
}

/**
 * Leaves an empty element, which the cleaning removes: a real removal would move all later siblings, which takes time.
 */
function remove(element: Element): false {
  element.name = 'span';
  element.attribs = {};
  element.children = [];
  return false;
}

function rename(element: Element, name: string): true {
  element.name = name;
  return true;
}

function replace(element: Element, html: string, { $ }: CleaningContext): false {
  remove(element);
  $(element).html(html);
  return false;
}

const linkSchemes = ['http:', 'https:', 'mailto:', 'tel:'];

function cleanLink(element: Element, context: CleaningContext): boolean {
  const { href = '', title } = element.attribs;
  if (isPermanentLink(element, context)) return remove(element);
  const address = href.trim();
  const base = address.startsWith('#') ? context.page : context.base;
  const url = address === '#' ? null : absolute(address, base, linkSchemes);
  if (url) element.attribs = { href: url, ...(title ? { title } : {}) };
  else element.name = 'span';
  return true;
}

/** Returns whether a link is the permalink sign of a heading, which browsers show on hover. */
const isPermanentLink = (element: Element, { $ }: CleaningContext): boolean =>
  isElement(element.parent) &&
  /^h[1-6]$/.test(element.parent.name) &&
  element.children.length < 5 &&
  /^[#¶§🔗\s]*$/u.test($(element).text()) &&
  !descendantsNamed(element, 'img')[0];

function cleanPicture(element: Element, context: CleaningContext): boolean {
  const { attribs } = element;
  if (isEmoji(attribs)) return replace(element, escapeHtml(attribs.alt!), context);
  const src = absolute(chosenImage(attribs), context.base);
  if (!src || isTracker(attribs, src)) return remove(element);
  // A <noscript> repeats the picture before it for readers without scripts.
  if (context.shownMedia.has(pictureKey(src)) && hasAncestor(element, 'noscript')) return remove(element);
  context.shownMedia.add(pictureKey(src));
  if (isLazyLoaded(attribs)) context.lazyPictures.add(element);
  element.name = 'img';
  element.attribs = { src, alt: attribs.alt ?? '', ...mailSize(attribs) };
  return true;
}

/** WordPress puts emoji into feeds as pictures, whose size only its style sheet sets. */
const isEmoji = ({ class: classes, src, alt }: Record<string, string>): boolean =>
  Boolean(alt) && (/\bwp-smiley\b/.test(classes ?? '') || /\/images\/core\/emoji\//.test(src ?? ''));

/** Gives an <img> without an address the source that most mail programs can show. */
function pictureFromSources(element: Element): boolean {
  const [image] = descendantsNamed(element, 'img');
  if (!image || chosenImage(image.attribs)) return true;
  const oldest = descendantsNamed(element, 'source').toSorted((a, b) => Number(isNew(a)) - Number(isNew(b)));
  const addresses = oldest.map(
    ({ attribs }) => fromSrcset(attribs.srcset) ?? fromSrcset(attribs['data-srcset']),
  );
  image.attribs.src = addresses.find(Boolean) ?? '';
  return true;
}

const isNew = ({ attribs }: Element): boolean => /webp|avif|jxl/.test(`${attribs.type} ${attribs.srcset}`);

/** Removes one of two pictures: a lazy picture, or the same picture in a <noscript> directly before or after it. */
function removeDuplicatePicture(element: Element, context: CleaningContext): boolean {
  const { $ } = context;
  if (!descendantsNamed(element, 'img')[0]) return true;
  const [before, after] = [$(element).prev()[0], $(element).next()[0]];
  if (before && context.lazyPictures.has(before)) return remove(element);
  if (!isElement(after) || after.name !== 'img' || !isLazyLoaded(after.attribs)) return true;
  if (chosenImage(after.attribs)) return remove(element);
  remove(after);
  return true;
}

/** Replaces a formula with its TeX source, as its author wrote it. */
function formulaSource(element: Element, context: CleaningContext): boolean {
  const tex = descendantsNamed(element, 'annotation').find(
    ({ attribs }) => attribs.encoding === 'application/x-tex',
  );
  const source = tex ? context.$(tex).text() : element.attribs.alttext;
  return source ? replace(element, `<code>${escapeHtml(source.trim())}</code>`, context) : true;
}

/** Replaces the checkbox of a task list with a sign; any other input is removed. */
function checkbox(element: Element, context: CleaningContext): boolean {
  if (element.attribs.type?.toLowerCase() !== 'checkbox') return remove(element);
  return replace(element, 'checked' in element.attribs ? '☑' : '☐', context);
}

/** Removes paragraphs from the end while they only say where the article appeared. */
function removeOriginNotes(paragraphs: Element[], { $, page }: CleaningContext): void {
  for (const last of paragraphs.reverse()) {
    const addresses = descendantsNamed(last, 'a').map(({ attribs }) => attribs.href!);
    if (hasTextAfter(last, $) || !isOriginNote($(last).text(), addresses, page)) return;
    remove(last);
  }
}

function hasTextAfter(element: Element, $: CleaningContext['$']): boolean {
  for (let at: Node | null = element; at; at = at.parent as Node | null) {
    for (let { next } = at; next; next = next.next) {
      if ($(next).text().trim() !== '') return true;
    }
  }
  return false;
}
