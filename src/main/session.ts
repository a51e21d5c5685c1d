/** What the commands do, through the database: they work beside a running server. */

import { pollFeed } from '../actions/feeds/poll-feed.ts';
import type { PollWorld } from '../actions/feeds/poll-world.ts';
import { releaseArticles } from '../actions/feeds/release-articles.ts';
import { assembleIssues } from '../actions/issues/assemble-issues.ts';
import { addKey } from '../actions/owners/add-key.ts';
import { addOwner } from '../actions/owners/add-owner.ts';
import { addPublication } from '../actions/publications/add-publication.ts';
import { importSubscribers } from '../actions/subscribers/import-subscribers.ts';
import type { PollReport, Session } from '../cli/options/deps.ts';
import type { Publication } from '../model/publications/publication.ts';
import { feedsOf } from '../store/feeds/feeds.ts';
import { allPublications, publicationBySlug } from '../store/publications/publications.ts';
import { openInstallation } from './open.ts';
import { createPolls } from './polls.ts';

/** Polls every feed of a publication now, due or not. */
export async function pollAll(polls: PollWorld, publicationId: number): Promise<PollReport[]> {
  const reports: PollReport[] = [];
  for (const { id, url } of await feedsOf(polls.store, publicationId)) {
    const outcome = await pollFeed(polls, id, { onlyIfDue: false });
    // Deleted since it was listed.
    if (outcome.kind !== 'not-due') reports.push({ url, outcome });
  }
  return reports;
}

/** @throws ConfigError, StoreError */
export async function openSession(): Promise<Session> {
  const world = await openInstallation();
  const { store } = world;
  const polls = createPolls(world);

  async function withPublication<T>(slug: string, act: (publication: Publication) => Promise<T>) {
    const publication = await publicationBySlug(store, slug);
    if (publication) return act(publication);
    const known = (await allPublications(store)).map((row) => row.slug);
    return { kind: 'unknown-publication' as const, known };
  }

  return {
    addOwner: (email, password) => addOwner(world, email, password),
    addKey: (name) => addKey(world, name),
    addPublication: (input) => addPublication(polls, input),
    poll: (slug) => withPublication(slug, async ({ id }) => ({ feeds: await pollAll(polls, id) })),
    sendDue: (slug, cadence) =>
      withPublication(slug, async ({ id }) => {
        await releaseArticles(polls, id);
        return assembleIssues(world, id, cadence);
      }),
    importer: (slug, options) =>
      withPublication(slug, async (publication) => ({
        add: (rows) => importSubscribers(world, publication, rows, options),
      })),
    async close() {
      await polls.close();
      await store.close();
    },
  };
}
