/** Addresses as feeds write them, made absolute; some are lost where nobody knows where a feed came from. */
import { webAddress } from '../links/address.ts';
import type { Address, RawEntry, RawFeed } from './entries.ts';

/** A base that makes no relative address absolute. */
export const unknownBase = 'about:blank';

/** The first that is an address of the web. */
export function firstAddress(addresses: Address[], base: string): URL | null {
  for (const { value, base: declared } of addresses) {
    const url = webAddress(value, declared ?? base);
    if (url) return url;
  }
  return null;
}

const inHtml = /<[a-z][^<>]*\s(?:href|src)\s*=\s*["']?\s*(?![\s"'#>]|[a-z][a-z0-9+.-]*:)/i;

/** Whether any address in it needs a base that it hasn't. */
export const isRelative = (feed: RawFeed): boolean => feed.links.some(isLost) || feed.entries.some(holdsLost);

const isLost = ({ value, base }: Address): boolean => base === undefined && !URL.canParse(value);

function holdsLost({ links, comments, pictures, enclosures, body }: RawEntry): boolean {
  return (
    [...links, ...comments, ...pictures, ...enclosures].some(isLost) ||
    Boolean(body?.html && body.base === undefined && inHtml.test(body.value))
  );
}
