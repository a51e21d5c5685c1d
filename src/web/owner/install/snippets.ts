/** Further snippets that an owner can paste into a site. Names are data, so they are escaped here. */
import { escapeHtml } from '../../../lib/html-escape.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { readerText } from '../../../text/reader/catalogues.ts';
import { frameClass, frameHeight } from '../../embed/snippet.ts';

type Site = Pick<Publication, 'slug' | 'name' | 'language' | 'topics'>;

/** A form without scripts or styles; the follow page answers it. */
export function formSnippet(baseUrl: string, { slug, language }: Site): string {
  const { pages, embed } = readerText(language);
  return `<form method="post" action="${baseUrl}/follow/${slug}">
  <label>${escapeHtml(pages.follow.email)}
    <input type="email" name="email" autocomplete="email" required></label>
  <button>${escapeHtml(embed.email)}</button>
</form>`;
}

/** The bar in a frame, for sites that don't allow scripts. */
export function frameSnippet(baseUrl: string, publication: Site): string {
  const { slug, name, language } = publication;
  const title = readerText(language).pages.follow.title(name);
  return `<iframe class="${frameClass}" src="${baseUrl}/embed/${slug}"
  title="${escapeHtml(title)}" width="100%" height="${frameHeight(publication)}" style="border:0" loading="lazy"></iframe>`;
}
