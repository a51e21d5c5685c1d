import type { Article } from '../../model/feeds/article.ts';
import { matcherOf, readText } from '../../model/issues/filters.ts';
import type { Issue } from '../../model/issues/issue.ts';
import type { Store } from '../../store/engine/store.ts';
import { articlesOfFeeds, filteredBetween } from '../../store/feeds/articles.ts';

/** An article with the further facts that a mail shows. */
export type IssueArticle = Article & { seq: number; feedTitle: string | null };

/**
 * Returns the newest articles of an issue, at most `max`, and the number of older ones. Only the returned articles are
 * loaded whole.
 * @throws if the issue has no article in its range
 */
export async function articlesOfIssue(
  store: Store,
  issue: Issue,
  max: number,
): Promise<{ articles: IssueArticle[]; beyond: number }> {
  // The issue was made for at least one article. If all of those were corrected since and none matches the filters any
  // more, all articles are shown.
  const found = (await wanted(store, issue, max)) ?? (await wanted(store, { ...issue, filters: null }, max));
  if (!found) throw new Error(`issue ${issue.id} has no article from ${issue.fromSeq} to ${issue.upto}`);
  return { articles: await articlesBySeq(store, issue, found.seqs), beyond: found.beyond };
}

/** Returns those of the articles of a publication that still exist, newest first. */
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
  max: number,
): Promise<{ seqs: number[]; beyond: number } | undefined> {
  const wants = matcherOf(filters);
  const seqs: number[] = [];
  let count = 0;
  const range = { from: fromSeq, upto };
  for await (const page of filteredBetween(store, publicationId, range, readText(filters))) {
    const fitting = page.filter(wants);
    count += fitting.length;
    seqs.push(...fitting.slice(0, Math.max(0, max - seqs.length)).map(({ seq }) => seq!));
  }
  return count > 0 ? { seqs, beyond: count - seqs.length } : undefined;
}
