export interface RenderedIssue {
  subject: string;
  html: string;
  text: string;
  /** Seqs of the articles that the mail carries, in the order shown. */
  articles: number[];
  /** How many articles of the issue only the site shows; not in older rows. */
  left?: number;
}
