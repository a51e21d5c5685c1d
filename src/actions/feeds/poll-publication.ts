import { feedsOf } from '../../store/feeds/feeds.ts';
import type { PollDeps } from './poll-deps.ts';
import { type PollOutcome, pollFeed } from './poll-feed.ts';

export interface PollReport {
  /** The address of the feed. */
  url: string;
  outcome: Exclude<PollOutcome, { kind: 'not-due' }>;
}

/** Polls every feed of a publication now, whether it is due or not. */
export async function pollPublication(deps: PollDeps, publicationId: number): Promise<PollReport[]> {
  const reports: PollReport[] = [];
  for (const { id, url } of await feedsOf(deps.store, publicationId)) {
    const outcome = await pollFeed(deps, id, { onlyIfDue: false });
    // The feed was deleted after it was listed.
    if (outcome.kind !== 'not-due') reports.push({ url, outcome });
  }
  return reports;
}
