/** The pattern of a slug: a publication's short name, which is a part of its web addresses. */
export const slugPattern: RegExp = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with the short name of a new publication. */
export type SlugProblem = { code: 'slug-malformed' | 'slug-taken'; slug: string };

/** @returns a slug made from a name, such as `the-valley-courier`; `news` if nothing usable is left of the name */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slugPattern.test(slug) ? slug : 'news';
}
