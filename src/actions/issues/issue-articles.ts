import type { Article } from '../../model/feeds/article.ts';
import { matcherOf, readText } from '../../model/issues/filters.ts';
import type { Issue } from '../../model/issues/issue.ts';
import type { Store } from '../../store/engine/store.ts';
import { articlesOfFeeds, filteredBetween } from '../../store/feeds/articles.ts';

/** An article with what a mail says of it besides. */
export type IssueArticle = Article & { seq: number; feedTitle: string | null };

/** The newest articles of an issue, at most `most`, and how many older ones it has; no others are loaded whole. */
export async function articlesOfIssue(
  store: Store,
  issue: Issue,
  most: number,
): Promise<{ articles: IssueArticle[]; beyond: number }> {
  // It was assembled for at least one article. Where that was corrected since, and fits no more, all are shown.
  const found =
    (await wanted(store, issue, most)) ?? (await wanted(store, { ...issue, filters: null }, most));
  if (!found) throw new Error(`issue ${issue.id} has no article from ${issue.fromSeq} to ${issue.upto}`);
  return { articles: await articlesBySeq(store, issue, found.seqs), beyond: found.beyond };
}

/** Those of a publication's articles that are still there, the newest first. */
export async function articlesBySeq(
  store: Store,
  { publicationId }: Issue,
  seqs: number[],
): Promise<IssueArticle[]> {
  const articles = await articlesOfFeeds(store, publicationId, seqs);
  return articles.map((article) => ({ ...article, seq: article.seq! }));
}

async function wanted(
  store: Store,
  { publicationId, fromSeq, upto, filters }: Issue,
  most: number,
): Promise<{ seqs: number[]; beyond: number } | undefined> {
  const wants = matcherOf(filters);
  const seqs: number[] = [];
  let count = 0;
  const range = { from: fromSeq, upto };
  for await (const page of filteredBetween(store, publicationId, range, readText(filters))) {
    const fitting = page.filter(wants);
    count += fitting.length;
    seqs.push(...fitting.slice(0, Math.max(0, most - seqs.length)).map(({ seq }) => seq!));
  }
  return count > 0 ? { seqs, beyond: count - seqs.length } : undefined;
}
