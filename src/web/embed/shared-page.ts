/**
 * Restricts the addresses in the bar, its frame and its codes, so that nobody can use them to spread other addresses.
 */

import { visibleLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { SharedPage } from '../../model/publications/social.ts';

type Site = Pick<Publication, 'name' | 'siteUrl' | 'social'>;

const longest = { url: 1000, title: 200 };
const bareDomain = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** Returns an address on the publication's site, a subdomain of it or this installation; null for any other. */
function ownAddress({ siteUrl }: Site, baseUrl: string, asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > longest.url) return null;
  const url = webUrl(asked);
  if (!url) return null;
  const site = webUrl(siteUrl);
  const host = new URL(url).hostname;
  const onSite = site !== null && (bareDomain(site) === host || host.endsWith(`.${bareDomain(site)}`));
  return onSite || new URL(url).origin === new URL(baseUrl).origin ? url : null;
}

/** Returns the page that a frame shares: the requested one if it belongs to the publication, otherwise its site. */
export function sharedPage(
  site: Site,
  baseUrl: string,
  asked: { url?: unknown; title?: unknown },
): SharedPage {
  const url = ownAddress(site, baseUrl, asked.url);
  const title = typeof asked.title === 'string' ? visibleLine(asked.title) : '';
  return url
    ? { url, title: title.slice(0, longest.title) || site.name }
    : { url: site.siteUrl, title: site.name };
}

/** Returns the address in a QR code: the owner's WeChat link, or a page of the site. */
export function codeAddress(site: Site, baseUrl: string, asked: unknown): string {
  const wechat = webUrl(site.social.wechat);
  if (wechat && asked === site.social.wechat) return wechat;
  return ownAddress(site, baseUrl, asked) ?? webUrl(site.siteUrl) ?? baseUrl;
}
