/** The categories and authors of the newest articles, for readers and owners to choose from. */
import { and, desc, eq, isNull, ne } from 'drizzle-orm';
import { groupBy } from '../../lib/group-by.ts';
import { folded } from '../../model/issues/filters.ts';
import type { NameCount } from '../../model/publications/names.ts';
import type { Db } from '../engine/store.ts';

/** Only the newest articles count, so that categories that are no longer used are not offered. */
const maxArticles = 500;

/** @returns categories and authors, the most frequent first */
export async function namesSeen(
  db: Db,
  publicationId: number,
  limit: number,
): Promise<{ topics: NameCount[]; authors: NameCount[] }> {
  const rows = await newestNames(db, publicationId);
  return {
    topics: countNames(
      rows.map(({ categories }) => categories),
      limit,
    ),
    authors: countNames(
      rows.map(({ author }) => [author ?? '']),
      limit,
    ),
  };
}

export const topicsSeen = async (db: Db, publicationId: number, limit: number): Promise<NameCount[]> =>
  (await namesSeen(db, publicationId, limit)).topics;

function newestNames({ tables: { article }, read }: Db, publicationId: number) {
  return read
    .select({ categories: article.categories, author: article.author })
    .from(article)
    .where(
      and(eq(article.publicationId, publicationId), ne(article.state, 'withdrawn'), isNull(article.prunedAt)),
    )
    .orderBy(desc(article.id))
    .limit(maxArticles);
}

/** Counts names by articles. Spellings that are the same to filters are one name. */
function countNames(articles: string[][], limit: number): NameCount[] {
  const names = articles.flatMap((each) => [
    ...new Map(each.map((name) => [folded(name), name.replace(/\s+/g, ' ').trim()])).values(),
  ]);
  return [...groupBy(names, folded)]
    .filter(([key]) => key !== '')
    .map(([, spellings]) => ({ name: mostFrequent(spellings), count: spellings.length }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'))
    .slice(0, limit);
}

function mostFrequent(spellings: string[]): string {
  const counts = [...groupBy(spellings, (name) => name)];
  return counts.reduce((best, each) => (each[1].length > best[1].length ? each : best))[0];
}
