/** What the commands do, through the database: they work beside a running server. */

import { pollPublication } from '../actions/feeds/poll-publication.ts';
import { sendDue } from '../actions/issues/send-due.ts';
import { addKey } from '../actions/owners/add-key.ts';
import { addOwner } from '../actions/owners/add-owner.ts';
import { addPublication } from '../actions/publications/add-publication.ts';
import { importSubscribers } from '../actions/subscribers/import-subscribers.ts';
import type { Session } from '../cli/options/deps.ts';
import type { Publication } from '../model/publications/publication.ts';
import { allPublications, publicationBySlug } from '../store/publications/publications.ts';
import { openInstallation } from './open.ts';
import { createPolls } from './polls.ts';

/** @throws ConfigError */
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
    poll: (slug) => withPublication(slug, async ({ id }) => ({ feeds: await pollPublication(polls, id) })),
    sendDue: (slug, cadence) => withPublication(slug, ({ id }) => sendDue(polls, id, cadence)),
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
