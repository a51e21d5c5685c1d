/** Texts in XML, however they are wrapped: escaped HTML, inline XHTML, plain text, base64. */
import { escapeHtml } from '../../lib/html-escape.ts';
import { webAddress } from '../links/address.ts';
import type { Content } from './entries.ts';
import { elementsOf, type XmlElement } from './xml/xml.ts';

const voids = new Set(['br', 'hr', 'img', 'wbr', 'input', 'area', 'source', 'track', 'embed', 'col']);
const addresses = new Set(['href', 'src', 'poster', 'data-src']);
const markup = /<\/?[a-z][^<>]*>/i;

/**
 * A text of RSS (HTML unless said otherwise) or Atom (plain unless said otherwise: RFC 4287, 3.1.1 and 4.1.3; Atom
 * 0.3 has `mode` besides). Undefined where it is empty or no text.
 */
export function contentOf(element: XmlElement | undefined, htmlByDefault: boolean): Content | undefined {
  if (!element) return undefined;
  const read = readContent(element, htmlByDefault);
  return read?.value.trim() ? { ...read, base: element.base } : undefined;
}

/** The first of them that holds a text. */
export function firstContent(elements: XmlElement[], htmlByDefault: boolean): Content | undefined {
  for (const element of elements) {
    const content = contentOf(element, htmlByDefault);
    if (content) return content;
  }
  return undefined;
}

function readContent(element: XmlElement, htmlByDefault: boolean): Omit<Content, 'base'> | undefined {
  const type = element.attributes.type?.trim().toLowerCase() ?? '';
  const mode = element.attributes.mode?.trim().toLowerCase();
  const isHtml = /html/.test(type);
  const isText = type === '' || isHtml || /^(text|escaped|plain|message)\b/.test(type) || /\bxml$/.test(type);
  if (elementsOf(element).length > 0) {
    const text = element.children.filter((child) => typeof child === 'string').join('');
    // Loose tags among escaped ones: all of it is meant as HTML.
    const holder = /xhtml/.test(type) ? withoutWrapper(element) : element;
    return { value: innerHtml(holder, htmlByDefault && markup.test(text), element.base), html: true };
  }
  const value = element.children.join('');
  if (mode === 'base64' || !isText) return fromBase64(value, isHtml);
  const plain = /^(text|plain|text\/plain)$/.test(type);
  return { value, html: isHtml || (!plain && (htmlByDefault || mode === 'escaped')) };
}

/** The <div> around XHTML is no part of it (RFC 4287, 3.1.1.3). */
function withoutWrapper(element: XmlElement): XmlElement {
  const [first, ...others] = element.children.filter((child) => typeof child !== 'string' || child.trim());
  const isWrapper = typeof first === 'object' && others.length === 0 && /^(xhtml:)?div$/.test(first.name);
  return isWrapper ? first : element;
}

/** Text in base64; undefined for pictures, sounds and what is none. */
function fromBase64(value: string, isHtml: boolean): Omit<Content, 'base'> | undefined {
  const packed = value.replace(/\s+/g, '');
  if (!/^[a-z0-9+/]+={0,2}$/i.test(packed)) return undefined;
  const text = Buffer.from(packed, 'base64').toString();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those tell a picture from a text
  if (/[\0-\x08\ufffd]/.test(text)) return undefined;
  return { value: text, html: isHtml || markup.test(text) };
}

/** Everything in it as HTML. Addresses below an inner xml:base come out absolute. */
function innerHtml(element: XmlElement, asMarkup: boolean, base = element.base): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return asMarkup ? child : escapeHtml(child);
      return outerHtml(child, asMarkup, base);
    })
    .join('');
}

function outerHtml(element: XmlElement, asMarkup: boolean, base: string | undefined): string {
  const tag = element.name.slice(element.name.indexOf(':') + 1);
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !/^xmlns|:/.test(name))
    .map(([name, value]) => {
      const moved = element.base !== base && addresses.has(name);
      const address = moved ? (webAddress(value, element.base)?.href ?? value) : value;
      return ` ${name}="${escapeHtml(address)}"`;
    })
    .join('');
  const inside = innerHtml(element, asMarkup, base);
  return voids.has(tag) ? `<${tag}${attributes} />${inside}` : `<${tag}${attributes}>${inside}</${tag}>`;
}
