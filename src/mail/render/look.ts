/** What the templates need to know of a publication and its articles; stored rows fit as they are. */
import type { DigestExtent, DigestGroups, FontName } from '../../model/publications/digest.ts';
import type { SocialLinks } from '../../model/publications/social.ts';

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
  font: FontName;
  /** A line under the name. */
  tagline: string | null;
  /** The owner's own words in the foot; lines as they are. */
  footNote: string | null;
  /** IANA; the dates in the mail are in it. */
  timezone: string;
  /** Articles in one mail at most; what is beyond is on the site. */
  mostArticles: number;
  digestExtent: DigestExtent;
  digestGroups: DigestGroups;
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
  /** Of the feed that it came with; null where the feed has none. */
  feedTitle: string | null;
}
