import { LRUCache } from 'lru-cache';
import { sha256 } from '../../lib/sha256.ts';
import type { Renderer, WebCopyInput } from '../../mail/render/render.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Store } from '../../store/engine/store.ts';
import { issueById } from '../../store/issues/issues.ts';
import { publicationById } from '../../store/publications/publications.ts';
import { articlesBySeq } from './issue-articles.ts';

export interface WebCopyDeps {
  store: Store;
  renderer: Renderer;
  /** Without a trailing slash. */
  baseUrl: string;
}

/**
 * `gone`: the texts of all its articles were deleted. `none`: there is no such issue, or no mail of it was made yet.
 */
export type WebCopy =
  | { kind: 'page'; html: string }
  | { kind: 'gone'; publication: Publication; language: string }
  | { kind: 'none' };

/**
 * Returns a function that renders the content of an issue's mail again, from the present text of its articles. It
 * changes nothing.
 */
export function createWebCopies(deps: WebCopyDeps): (issueId: number) => Promise<WebCopy> {
  const render = rememberingPages(deps.renderer);
  return async (issueId) => {
    const found = await contentOf(deps, issueId);
    return found.kind === 'content' ? { kind: 'page', html: render(issueId, found.content) } : found;
  };
}

type Found = Exclude<WebCopy, { kind: 'page' }> | { kind: 'content'; content: WebCopyInput };

async function contentOf({ store, baseUrl }: WebCopyDeps, issueId: number): Promise<Found> {
  const issue = await issueById(store, issueId);
  if (!issue?.rendered || issue.kind !== 'articles') return { kind: 'none' };
  const publication = await publicationById(store, issue.publicationId);
  if (!publication) return { kind: 'none' };
  const { cadence, language, createdAt: date, rendered } = issue;
  const kept = await articlesBySeq(store, issue, rendered.articles);
  const articles = kept.filter(({ prunedAt }) => prunedAt === null);
  if (articles.length === 0) return { kind: 'gone', publication, language };
  // The site may still have the articles whose texts were deleted here, so they count with those that the mail left to
  // the site.
  const left = (rendered.left ?? 0) + rendered.articles.length - articles.length;
  return { kind: 'content', content: { publication, cadence, articles, left, baseUrl, language, date } };
}

const maxRemembered = 20;

/**
 * Keeps the last few pages until their content changes, because rendering a long page takes up to 80 ms, during which
 * the process does nothing else.
 */
function rememberingPages(renderer: Renderer): (issueId: number, content: WebCopyInput) => string {
  const pages = new LRUCache<number, { shows: string; html: string }>({ max: maxRemembered });
  return (issueId, content) => {
    const shows = sha256(JSON.stringify(content));
    const before = pages.get(issueId);
    if (before?.shows === shows) return before.html;
    const html = renderer.webCopy(content);
    pages.set(issueId, { shows, html });
    return html;
  };
}
