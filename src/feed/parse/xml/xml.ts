/** Parses XML leniently to a tree, with namespaces and base addresses resolved. */
import { load } from 'cheerio/slim';
import { webAddress } from '../../links/address.ts';
import { usualPrefix } from './namespaces.ts';

export interface XmlElement {
  /** In lower case, with the usual prefix of its namespace (`dc:date`); none for RSS and Atom. */
  name: string;
  /** In lower case, each under its local name too. */
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  /** Made absolute; undefined where no xml:base around it says one. */
  base: string | undefined;
}

type Dom = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];
type Scope = Record<string, string>;

/** Elements nested deeper are left out. */
const maxDepth = 200;

const entryElements = new Set(['item', 'entry']);
const containers = new Set(['rss', 'rdf:rdf', 'channel', 'feed', 'items']);
/** Elements with one line of text. If one contains a part of an entry, its end tag is missing. */
const oneLineElements = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'comments',
  'updated',
  'published',
  'dc:date',
  'dc:creator',
]);
const entryParts = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'comments',
  'updated',
  'published',
  'description',
  'summary',
  'author',
  'category',
  'enclosure',
  'content',
  'content:encoded',
  'dc:date',
  'dc:creator',
  'dc:subject',
]);
const textElements = new Set(['description', 'summary']);
/** Parts of an entry whose names don't occur in the HTML of a description. */
const partsAfterText = new Set([
  'guid',
  'pubdate',
  'enclosure',
  'comments',
  'content:encoded',
  'dc:date',
  'dc:creator',
]);

/** Parses a text that starts with its root element; `url` is the address of the feed. */
export function parseXml(text: string, url: string): XmlElement {
  const $ = load(text, { xml: { lowerCaseTags: true, lowerCaseAttributeNames: true } });
  const root: XmlElement = { name: '', attributes: {}, children: [], base: undefined };
  for (const node of $.root()[0]!.children) convert(node, [root], Object.create(null), url);
  return root;
}

function convert(node: Dom, path: XmlElement[], scope: Scope, url: string): void {
  const parent = path.at(-1)!;
  if (node.type === 'text') parent.children.push(node.data);
  else if (node.type === 'cdata') {
    for (const child of node.children) convert(child as Dom, path, scope, url);
  } else if ('attribs' in node && path.length < maxDepth) {
    const inner = withDeclarations(scope, node.attribs);
    const name = usualName(node.name, inner);
    const around = intendedPath(name, path);
    const outer = around.at(-1)!;
    const base = webAddress(node.attribs['xml:base'], outer.base ?? url)?.href ?? outer.base;
    const element: XmlElement = { name, attributes: withLocalNames(node.attribs), children: [], base };
    outer.children.push(element);
    const below = [...around, element];
    for (const child of node.children) convert(child as Dom, below, inner, url);
  }
}

function withDeclarations(scope: Scope, attributes: Record<string, string>): Scope {
  let inner = scope;
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^xmlns(:|$)/.test(name)) continue;
    if (inner === scope) inner = Object.create(scope) as Scope;
    inner[name.slice(6)] = value;
  }
  return inner;
}

function usualName(written: string, scope: Scope): string {
  const colon = written.indexOf(':');
  const local = written.slice(colon + 1);
  const prefix = usualPrefix(
    written.slice(0, Math.max(0, colon)),
    scope[written.slice(0, Math.max(0, colon))],
  );
  return prefix ? `${prefix}:${local}` : local;
}

function withLocalNames(attributes: Record<string, string>): Record<string, string> {
  const all = { ...attributes };
  for (const [name, value] of Object.entries(attributes)) all[name.slice(name.indexOf(':') + 1)] ??= value;
  return all;
}

/** Returns the ancestors that the author meant. An element without its end tag would contain all later ones. */
function intendedPath(name: string, path: XmlElement[]): XmlElement[] {
  const { name: parent } = path.at(-1)!;
  if (oneLineElements.has(parent) && entryParts.has(name)) return intendedPath(name, path.slice(0, -1));
  if (partsAfterText.has(name)) {
    const text = path.findIndex((element) => textElements.has(element.name));
    return text === -1 ? path : path.slice(0, text);
  }
  if (!entryElements.has(name) || containers.has(parent)) return path;
  const at = path.findLastIndex((element) => containers.has(element.name));
  const quoted = path.slice(at + 1).some((element) => element.name === 'content');
  return at === -1 || quoted ? path : path.slice(0, at + 1);
}

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

export const elementsOf = (parent: XmlElement): XmlElement[] => parent.children.filter(isElement);
export const named = (parent: XmlElement, ...names: string[]): XmlElement[] =>
  names.flatMap((name) => elementsOf(parent).filter((element) => element.name === name));

/** Returns an element's text on one line, without the text of nested elements. */
export const ownText = (element: XmlElement | undefined): string | undefined =>
  element?.children
    .filter((child) => !isElement(child))
    .join('')
    .replace(/\s+/g, ' ')
    .trim() || undefined;
