/** The HTML that an owner copies into a site, for plain pages and for WordPress's Custom HTML block alike. */
import { readerText } from '../../text/catalogues.ts';

/** The class by which the site's feed is known to carry the bar, which has no place in mails (feed/clean.ts). */
export const frameClass = 'postrider-bar';

/** One script tag; where scripts are off, the frame. `baseUrl` without a trailing slash, the language the publication's. */
export function snippet(baseUrl: string, slug: string, language = 'en'): string {
  const address = `${baseUrl}/embed/${slug}`;
  const frame = `<iframe class="${frameClass}" src="${address}" title="${readerText(language).embed.email}" width="100%" height="330" style="border:0"></iframe>`;
  return `<script src="${address}.js" async></script>\n<noscript>${frame}</noscript>\n`;
}
