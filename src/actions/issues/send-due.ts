import type { Cadence } from '../../model/issues/cadence.ts';
import type { PollDeps } from '../feeds/poll-deps.ts';
import { releaseArticles } from '../feeds/release-articles.ts';
import { type Assembled, assembleIssues } from './assemble-issues.ts';

/**
 * Queues the mails that are due in a publication. First, articles whose hold is over become ready; then issues are made
 * from the ready ones. With `only`, for that cadence, now, at any hour.
 */
export async function sendDue(deps: PollDeps, publicationId: number, only?: Cadence): Promise<Assembled> {
  await releaseArticles(deps, publicationId);
  return assembleIssues(deps, publicationId, only);
}
