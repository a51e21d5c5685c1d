/** What is wrong with the short name of a new publication. */
export type SlugProblem = { code: 'slug-malformed' | 'slug-taken'; slug: string };
