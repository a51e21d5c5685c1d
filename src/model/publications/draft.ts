import type { ArticleContent } from '../feeds/article.ts';

/** A publication that an owner has begun to set up, and not finished. */
export interface PublicationDraft {
  ownerId: number;
  siteUrl: string;
  siteTitle: string | null;
  feeds: DraftFeed[];
  /** Address of the feed that the owner chose. */
  feedUrl: string | null;
  createdAt: Date;
}

/** A feed that was found for a draft, with its newest articles for the preview. */
export interface DraftFeed {
  url: string;
  title: string | null;
  link: string | null;
  language: string | null;
  /** The number of articles in the feed. */
  count: number;
  /** The three newest articles. */
  articles: DraftArticle[];
}

/** Drafts are stored as JSON, which has no dates. */
export interface DraftArticle extends Omit<ArticleContent, 'publishedAt'> {
  /** ISO 8601. */
  publishedAt: string | null;
}
