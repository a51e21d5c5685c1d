/** Helpers for the repair of HTML: elements, addresses, and the state of one article. */
import type { CheerioAPI } from 'cheerio/slim';

export type Node = ReturnType<CheerioAPI>[number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

export interface Addresses {
  /** The base of relative addresses. */
  base: string;
  /** The page that anchors within the article lead to. */
  page: string;
}

export interface CleaningContext extends Addresses {
  $: CheerioAPI;
  /** Keys of the pictures and players shown so far. */
  shownMedia: Set<string>;
  /** Pictures that scripts would have loaded. */
  lazyPictures: Set<Node>;
}

export const isElement = (node: unknown): node is Element =>
  typeof node === 'object' && node !== null && 'attribs' in node;

/** Max nodes searched below an element: a document that nests thousands of elements is repaired less. */
const maxSearched = 500;

/** Returns the elements with one of these names below an element, in the document's order. */
export function descendantsNamed({ children }: Element, ...names: string[]): Element[] {
  const found: Element[] = [];
  const open = (children as Node[]).slice(0, maxSearched).reverse();
  let searched = 0;
  for (let node = open.pop(); node && searched < maxSearched; node = open.pop(), searched++) {
    if (!isElement(node)) continue;
    if (names.includes(node.name)) found.push(node);
    open.push(...(node.children as Node[]).slice(0, maxSearched).reverse());
  }
  return found;
}

export function hasAncestor(element: Element, name: string): boolean {
  for (let { parent } = element; parent; parent = parent.parent) {
    if (isElement(parent) && parent.name === name) return true;
  }
  return false;
}

/**
 * Makes an address with one of `schemes` absolute, and removes a user name and password. @returns null for any other
 * text
 */
export function absolute(
  address: string | undefined,
  base: string,
  schemes = ['http:', 'https:'],
): string | null {
  const text = address?.trim().replace(/^www\.(?=[\w-]+\.\w)/i, 'https://www.') ?? '';
  if (!text || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!schemes.includes(url.protocol)) return null;
  url.username = '';
  url.password = '';
  return url.href;
}
