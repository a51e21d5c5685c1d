/**
 * `seen`: the article was in the feed at its first import, or the owner chose to count it as seen. `held`: it waits for
 * corrections. `stopped`: it came in a flood and waits for the owner. `ready`: it has a number (`seq`). `withdrawn`: it
 * left the feed while it was held.
 */
export type ArticleState = 'seen' | 'held' | 'stopped' | 'ready' | 'withdrawn';

/** What readers get to see of an article. */
export interface ArticleContent {
  url: string;
  /** Plain text, never empty. */
  title: string;
  author: string | null;
  /** HTML, cleaned by the allow-list, with absolute links. */
  html: string;
  text: string;
  /** Plain text on one line, at most 300 characters. */
  summary: string;
  /** The picture that the feed names, else the first one in `html`. */
  imageUrl: string | null;
  commentsUrl: string | null;
  commentCount: number | null;
  categories: string[];
  publishedAt: Date | null;
}

/** A stored entry of a feed. Each field is explained at its column (store/schema/). */
export interface Article extends ArticleContent {
  id: number;
  publicationId: number;
  feedId: number;
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
