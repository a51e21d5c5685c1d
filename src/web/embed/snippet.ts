/** The HTML that an owner copies into a site; the same for plain pages and for WordPress's Custom HTML block. */
import type { Publication } from '../../model/publications/publication.ts';
import { readerText } from '../../text/reader/catalogues.ts';

/** The class that marks the bar in a feed, so that the bar is removed from mails (feed/clean.ts). */
export const frameClass = 'postrider-bar';

/** Height in pixels of everything that the frame shows at first, including the folded topics if they are offered. */
export const frameHeight = ({ topics }: Pick<Publication, 'topics'>): number =>
  topics.length > 0 ? 414 : 330;

/** One script tag, and the frame if scripts are off. `baseUrl` has no trailing slash. */
export function snippet(
  baseUrl: string,
  publication: Pick<Publication, 'slug' | 'language' | 'topics'>,
): string {
  const address = `${baseUrl}/embed/${publication.slug}`;
  const title = readerText(publication.language).embed.email;
  const frame = `<iframe class="${frameClass}" src="${address}" title="${title}" width="100%" height="${frameHeight(publication)}" style="border:0"></iframe>`;
  return `<script src="${address}.js" async></script>\n<noscript>${frame}</noscript>\n`;
}
