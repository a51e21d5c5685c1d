import type { Cadence } from './cadence.ts';
import type { Filters } from './filters.ts';

/** The owner writes a letter; articles come from the site. */
export type IssueKind = 'articles' | 'letter';

export interface RenderedIssue {
  subject: string;
  html: string;
  text: string;
  /** The numbers (`seq`) of the articles in the mail, in the order of the mail. */
  articles: number[];
  /** How many articles of the issue are only on the site, not in the mail. Missing in older rows. */
  left?: number;
}

/**
 * Articles, or a letter, for all subscribers whose choices are equal. Each field is explained at its column
 * (store/schema/).
 */
export interface Issue {
  id: number;
  publicationId: number;
  kind: IssueKind;
  cadence: Cadence;
  fromSeq: number;
  upto: number;
  filters: Filters | null;
  language: string;
  audience: number | null;
  marker: string;
  rendered: RenderedIssue | null;
  createdAt: Date;
  finishedAt: Date | null;
}
