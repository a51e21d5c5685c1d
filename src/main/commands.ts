/** The actions of the commands. They use the database, so they work beside a running server. */
import { pollPublication } from '../actions/feeds/poll-publication.ts';
import { sendDue } from '../actions/issues/send-due.ts';
import { addKey } from '../actions/owners/add-key.ts';
import { addOwner } from '../actions/owners/add-owner.ts';
import { addPublication } from '../actions/publications/add-publication.ts';
import { importSubscribers } from '../actions/subscribers/import-subscribers.ts';
import type { Commands } from '../cli/options/deps.ts';
import { allPublications, publicationBySlug } from '../store/publications/publications.ts';
import { bind } from './bind.ts';
import { openInstallation } from './open.ts';
import { createPolls } from './polls.ts';

/** @throws ConfigError */
export async function openCommands(): Promise<Commands> {
  const installation = await openInstallation();
  const { store } = installation;
  const polls = createPolls(installation);
  return {
    ...bind(store, { allPublications, publicationBySlug }),
    ...bind(polls, { addOwner, addKey, addPublication, pollPublication, sendDue, importSubscribers }),
    async close() {
      await polls.close();
      await store.close();
    },
  };
}
