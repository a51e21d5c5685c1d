import type { Renderer } from '../mail/render.ts';
import { issueById } from '../store/issues.ts';
import { publicationById } from '../store/publications.ts';
import type { Publication } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { articlesBySeq } from './issue-articles.ts';

export interface WebCopyWorld {
  store: Store;
  renderer: Renderer;
  /** Without a trailing slash. */
  baseUrl: string;
}

/** `gone`: the texts of all its articles were dropped. `none`: there is no such issue, or no mail of it yet. */
export type WebCopy =
  | { kind: 'page'; html: string }
  | { kind: 'gone'; publication: Publication; language: string }
  | { kind: 'none' };

/** What an issue's mail shows, made anew from its articles as they stand now. Changes nothing. */
export async function webCopy({ store, renderer, baseUrl }: WebCopyWorld, issueId: number): Promise<WebCopy> {
  const issue = await issueById(store, issueId);
  if (!issue?.rendered || issue.kind === 'letter') return { kind: 'none' };
  const publication = await publicationById(store, issue.publicationId);
  if (!publication) return { kind: 'none' };
  const { cadence, language, createdAt, rendered } = issue;
  const kept = await articlesBySeq(store, issue, rendered.articles);
  const articles = kept.filter(({ prunedAt }) => prunedAt === null);
  if (articles.length === 0) return { kind: 'gone', publication, language };
  const left = rendered.left ?? 0;
  const content = { publication, cadence, articles, left, baseUrl, language, date: createdAt };
  return { kind: 'page', html: renderer.webCopy(content) };
}
