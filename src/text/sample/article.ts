/** What an article of the sample site is made of. */

/** Sections of the paper, by the last part of their address. */
export const sampleCategories = {
  'town-hall': 'Town Hall',
  schools: 'Schools',
  'farm-and-field': 'Farm & Field',
  'food-and-market': 'Food & Market',
  'valley-life': 'Valley Life',
};

export type SampleCategory = keyof typeof sampleCategories;

export interface SampleComment {
  author: string;
  text: string;
  /** Minutes from the article's publication to this comment. */
  after: number;
}

export interface SampleArticle {
  /** The number that WordPress would give it. */
  id: number;
  slug: string;
  title: string;
  /** One or two sentences: the excerpt in the feed and on the front page. */
  summary: string;
  author: string;
  category: SampleCategory;
  /** A file in `sample/`, without its ending. */
  picture: string;
  /** What the picture shows. */
  pictureAlt: string;
  caption: string;
  /** As WordPress's editor writes it. Links to other articles start with `/sample/` and lead to earlier ones only. */
  html: string;
  comments: SampleComment[];
}
