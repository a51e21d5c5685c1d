import { feedsOf } from '../../store/feeds/feeds.ts';
import { publicationBySlug } from '../../store/publications/publications.ts';
import type { Deps } from '../deps.ts';
import { pollSoon } from './ping.ts';

export type AskOutcome = { kind: 'asked'; feeds: number } | { kind: 'unknown-publication' };

/**
 * Lets a program of the owner say that something was published: the feeds of the publication are polled soon, as after
 * a ping.
 */
export async function askForPoll(deps: Deps, slug: string): Promise<AskOutcome> {
  const publication = await publicationBySlug(deps.store, slug);
  if (!publication) return { kind: 'unknown-publication' };
  const feeds = (await feedsOf(deps.store, publication.id)).filter(({ goneAt }) => !goneAt);
  for (const feed of feeds) await pollSoon(deps, feed);
  return { kind: 'asked', feeds: feeds.length };
}
