/** The groups of the articles in a digest. */

import { oneLine } from '../../lib/one-line.ts';
import { folded } from '../../model/issues/filters.ts';
import type { DigestGroups } from '../../model/publications/digest.ts';
import type { ArticleView } from './look.ts';
import { cut } from './words.ts';

export interface Group {
  /** Null if the articles are not grouped. */
  title: string | null;
  articles: ArticleView[];
}

const maxTitleLength = 60;

const titleIn: Record<Exclude<DigestGroups, 'none'>, (article: ArticleView) => string | null | undefined> = {
  category: ({ categories }) => categories.find((category) => category.trim()),
  feed: ({ feedTitle }) => feedTitle,
};

/**
 * Groups articles by first category or by feed, in the order of each group's first article. Articles without one come
 * last, in the group `rest`. A single group has no heading.
 */
export function groupsOf(articles: ArticleView[], by: DigestGroups, rest: string): Group[] {
  const groups = new Map<string, { title: string; articles: ArticleView[] }>();
  for (const article of articles) {
    const title = by === 'none' ? '' : cut(oneLine(titleIn[by](article) ?? ''), maxTitleLength);
    const key = folded(title);
    const group = groups.get(key) ?? { title, articles: [] };
    group.articles.push(article);
    groups.set(key, group);
  }
  if (groups.size < 2) return [{ title: null, articles }];
  const others = groups.get('');
  groups.delete('');
  return [...groups.values(), ...(others ? [{ ...others, title: rest }] : [])];
}
