/**
 * `seen`: the article was in the feed at its first import, or the owner chose to count it as seen. `held`: it waits for
 * corrections. `stopped`: it came in a flood and waits for the owner. `ready`: it has a number (`seq`). `withdrawn`: it
 * left the feed while it was held.
 */
export type ArticleState = 'seen' | 'held' | 'stopped' | 'ready' | 'withdrawn';

/** A stored entry of a feed. Each field is explained at its column (store/schema/). */
export interface Article {
  id: number;
  publicationId: number;
  feedId: number;
  url: string;
  title: string;
  author: string | null;
  html: string;
  text: string;
  summary: string;
  imageUrl: string | null;
  commentsUrl: string | null;
  commentCount: number | null;
  categories: string[];
  publishedAt: Date | null;
  state: ArticleState;
  holdUntil: Date | null;
  seq: number | null;
  createdAt: Date;
  prunedAt: Date | null;
}

/** An article that waits for corrections, as the owner sees it. */
export interface HeldArticle {
  id: number;
  title: string;
  url: string;
  holdUntil: Date;
}
