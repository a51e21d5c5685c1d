import type { Cadence } from '../../model/issues/cadence.ts';
import type { PollWorld } from '../feeds/poll-world.ts';
import { releaseArticles } from '../feeds/release-articles.ts';
import { type Assembled, assembleIssues } from './assemble-issues.ts';

/**
 * Queues the mails that are due in a publication: first the articles whose hold is over become ready, then issues are
 * made of what is ready. With `only`, that cadence now, whatever the hour.
 */
export async function sendDue(world: PollWorld, publicationId: number, only?: Cadence): Promise<Assembled> {
  await releaseArticles(world, publicationId);
  return assembleIssues(world, publicationId, only);
}
