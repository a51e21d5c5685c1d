/** Links of RSS (`<link>address</link>`) and Atom (`<link href rel type>`). */
import type { Address } from './entries.ts';
import { ownText, type XmlElement } from './xml/xml.ts';

/** What a link is, in lower case; empty where it doesn't say. */
export const rel = ({ attributes }: XmlElement): string[] =>
  attributes.rel
    ?.toLowerCase()
    .replace('http://www.iana.org/assignments/relation/', '')
    .split(/\s+/)
    .filter(Boolean) ?? [];

export const addressesOf = (links: XmlElement[]): Address[] =>
  links.flatMap(({ attributes: { href }, base }) => (href?.trim() ? [{ value: href, base }] : []));

/** The texts of elements that hold an address. */
export const textAddresses = (elements: XmlElement[]): Address[] =>
  elements.flatMap((element) => {
    const value = ownText(element);
    return value ? [{ value, base: element.base }] : [];
  });

const isPage = ({ attributes: { type } }: XmlElement): boolean => !type || /html/i.test(type);

/** HTML pages before other media. */
export const pagesFirst = (links: XmlElement[]): XmlElement[] => [
  ...links.filter(isPage),
  ...links.filter((link) => !isPage(link)),
];

/** Addresses of the page that a feed or an entry stands for. */
export function alternates(links: XmlElement[]): Address[] {
  const others = links.filter((link) => rel(link).length === 0 || rel(link).includes('alternate'));
  return [
    ...textAddresses(links.filter((link) => !link.attributes.href)),
    ...addressesOf(pagesFirst(others)),
  ];
}
