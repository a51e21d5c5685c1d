/** The data of a publication and its articles that the templates need. Stored rows have these types already. */
import type { ArticleContent } from '../../model/feeds/article.ts';
import type { DigestExtent, DigestGroups, FontName } from '../../model/publications/digest.ts';
import type { SocialLinks } from '../../model/publications/social.ts';

export interface PublicationLook {
  slug: string;
  name: string;
  siteUrl: string;
  /** BCP 47; the language of the articles. */
  language: string;
  fromName: string;
  /** The owner's postal address, with its line breaks. */
  postal: string | null;
  /** `#rrggbb`. */
  color: string;
  logoUrl: string | null;
  social: SocialLinks;
  font: FontName;
  /** The line under the name. */
  tagline: string | null;
  /** The owner's own text in the foot, with its line breaks. */
  footNote: string | null;
  /** IANA time zone of the dates in the mail. */
  timezone: string;
  /** Maximum of articles in one mail; only the site shows the others. */
  mostArticles: number;
  digestExtent: DigestExtent;
  digestGroups: DigestGroups;
}

export interface ArticleView extends ArticleContent {
  seq: number;
  /** Title of the article's feed; null if the feed has none. */
  feedTitle: string | null;
}
