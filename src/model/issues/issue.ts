import type { Cadence } from './cadence.ts';
import type { Filters } from './filters.ts';

/** A letter is written by the owner; articles are the site's. */
export type IssueKind = 'articles' | 'letter';

export interface RenderedIssue {
  subject: string;
  html: string;
  text: string;
  /** Seqs of the articles that the mail carries, in the order shown. */
  articles: number[];
  /** How many articles of the issue only the site shows; not in older rows. */
  left?: number;
}

/**
 * One composition of articles, or a letter, for subscribers with equal choices. Each field is explained at its column
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
