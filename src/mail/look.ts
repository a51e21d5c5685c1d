/** What the templates need to know of a publication and its articles; stored rows fit as they are. */
import type { SocialLinks } from '../model/social.ts';

export interface PublicationLook {
  slug: string;
  name: string;
  siteUrl: string;
  /** BCP 47; the language of the articles. */
  language: string;
  fromName: string;
  /** The owner's postal address; lines as they are. */
  postal: string | null;
  /** `#rrggbb`. */
  color: string;
  logoUrl: string | null;
  social: SocialLinks;
}

export interface ArticleView {
  seq: number;
  url: string;
  title: string;
  author: string | null;
  /** Cleaned by the allow-list, links absolute. */
  html: string;
  text: string;
  summary: string;
  imageUrl: string | null;
  commentsUrl: string | null;
  commentCount: number | null;
  categories: string[];
  publishedAt: Date | null;
}
