/** What else an owner can paste into a site. Names are data: escaped here. */
import { frameClass } from '../embed/snippet.ts';

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** A form without scripts or styles; what it sends is answered by the follow page. */
export const formSnippet = (baseUrl: string, slug: string): string =>
  `<form method="post" action="${baseUrl}/follow/${slug}">
  <label>Your email address
    <input type="email" name="email" autocomplete="email" required></label>
  <button>Follow by email</button>
</form>`;

/** The bar in a frame, for sites that take no scripts. */
export const frameSnippet = (baseUrl: string, { slug, name }: { slug: string; name: string }): string =>
  `<iframe class="${frameClass}" src="${baseUrl}/embed/${slug}"
  title="Follow ${escaped(name)}" width="100%" height="330" style="border:0" loading="lazy"></iframe>`;
