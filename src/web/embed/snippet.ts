/** The HTML that an owner copies into a site, for plain pages and for WordPress's Custom HTML block alike. */
import { embedText } from '../../text/en/embed.ts';

/** The class by which the site's feed is known to carry the bar, which has no place in mails (feed/clean.ts). */
export const frameClass = 'postrider-bar';

/** One script tag; where scripts are off, the frame. `baseUrl` without a trailing slash. */
export function snippet(baseUrl: string, slug: string): string {
  const address = `${baseUrl}/embed/${slug}`;
  const frame = `<iframe class="${frameClass}" src="${address}" title="${embedText.email}" width="100%" height="330" style="border:0"></iframe>`;
  return `<script src="${address}.js" async></script>\n<noscript>${frame}</noscript>\n`;
}
