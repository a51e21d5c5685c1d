/** The HTML that an owner copies into a site, for plain pages and for WordPress's Custom HTML block alike. */
import type { Publication } from '../../model/publications/publication.ts';
import { readerText } from '../../text/reader/catalogues.ts';

/** The class by which the site's feed is known to carry the bar, which has no place in mails (feed/clean.ts). */
export const frameClass = 'postrider-bar';

/** In pixels, of all that the frame shows at first: where topics are offered, their fold too. */
export const frameHeight = ({ topics }: Pick<Publication, 'topics'>): number =>
  topics.length > 0 ? 414 : 330;

/** One script tag; where scripts are off, the frame. `baseUrl` without a trailing slash. */
export function snippet(
  baseUrl: string,
  publication: Pick<Publication, 'slug' | 'language' | 'topics'>,
): string {
  const address = `${baseUrl}/embed/${publication.slug}`;
  const title = readerText(publication.language).embed.email;
  const frame = `<iframe class="${frameClass}" src="${address}" title="${title}" width="100%" height="${frameHeight(publication)}" style="border:0"></iframe>`;
  return `<script src="${address}.js" async></script>\n<noscript>${frame}</noscript>\n`;
}
