/** Makes the addresses in feeds absolute. This fails for some if the feed's own address is unknown. */
import { webAddress } from '../links/address.ts';
import type { Address, RawEntry, RawFeed } from './entries.ts';

/** The base if the feed's address is unknown: no relative address becomes absolute with it. */
export const unknownBase = 'about:blank';

/** Returns the first http or https address, absolute; null if there is none. */
export function firstAddress(addresses: Address[], base: string): URL | null {
  for (const { value, base: declared } of addresses) {
    const url = webAddress(value, declared ?? base);
    if (url) return url;
  }
  return null;
}

const inHtml = /<[a-z][^<>]*\s(?:href|src)\s*=\s*["']?\s*(?![\s"'#>]|[a-z][a-z0-9+.-]*:)/i;

/** Returns whether the feed has a relative address without a base. */
export const isRelative = (feed: RawFeed): boolean => feed.links.some(isLost) || feed.entries.some(holdsLost);

const isLost = ({ value, base }: Address): boolean => base === undefined && !URL.canParse(value);

function holdsLost({ links, comments, pictures, enclosures, body }: RawEntry): boolean {
  return (
    [...links, ...comments, ...pictures, ...enclosures].some(isLost) ||
    Boolean(body?.html && body.base === undefined && inHtml.test(body.value))
  );
}
