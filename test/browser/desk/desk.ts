/** What the desk's scenes show: a busy publication, one in trouble, one with nobody yet. */
import type { Owner } from '../../../src/model/owners/owner.ts';
import type { FakeOwnerPort, SiteOptions } from '../../support/web/app.ts';
import { publication, start } from '../../support/web/rows.ts';
import { feed } from './feeds.ts';
import { floodView } from './flood.ts';
import { overviews } from './overviews.ts';
import { crowded, empty, troubled } from './publications.ts';
import { details, readers } from './readers.ts';
import { at, days } from './times.ts';

const owner: Owner = { id: 1, email: 'olive@harbour.example', createdAt: start };

const mail =
  '<!doctype html><html lang="en"><head><title>The Harbour Light</title></head><body style="font-family:sans-serif"><h1>The Harbour Light</h1><p>The lamp was lit again on Tuesday.</p></body></html>';

const publications = [publication, troubled, empty];
/** A signed-in owner of three publications. */
export const desk = (set: Partial<FakeOwnerPort> = {}): SiteOptions => ({
  publications,
  owner: {
    sessionOwner: async () => owner,
    allPublications: async () => publications,
    publicationBySlug: async (slug) => [...publications, crowded].find((each) => each.slug === slug),
    ready: async () => [
      { name: 'database', ok: true, detail: 'sqlite' },
      { name: 'queue', ok: true, detail: 'pglite' },
      {
        name: 'smtp',
        ok: false,
        detail: 'mail.example.org:587 refused the connection: check host and port in SMTP_URL.',
      },
    ],
    overviewOf: async (id) => overviews[id]!,
    pollPublication: async () => [
      { url: feed.url, outcome: { kind: 'polled', added: 3, edited: 1, withdrawn: 0, stopped: 0 } },
    ],
    sendTest: async () => ({ kind: 'no-server' }),
    resumeSending: async () => undefined,
    feedsOf: async (id) => overviews[id]!.feeds,
    topicsSeen: async () => [
      { name: 'Harbour life', count: 41 },
      { name: 'Ferries', count: 17 },
      { name: 'Weather', count: 1 },
    ],
    floodView: async (_, id) => {
      if (id === 4) return { ...floodView, flood: null };
      return id === 3 ? floodView : undefined;
    },
    answerFlood: async () => ({ kind: 'answered', sent: 27, seen: 0, left: 0 }),
    previewNewest: async ({ id }) =>
      id === empty.id ? undefined : { subject: 'The old lamp burns again after forty winters', html: mail },
    subscribersByState: async (id) => overviews[id]!.readers,
    subscriberPage: async (id, { query }) =>
      query || id === empty.id
        ? { subscribers: [], total: 0, next: null }
        : { subscribers: readers, total: 13_771, next: 5 },
    subscriberDetails: async () => details,
    addByOwner: async () => ({ kind: 'follows-already' }),
    suppressSubscriber: async () => undefined,
    ...set,
  },
});

export const suppressed = desk({
  subscriberDetails: async () => ({
    ...details,
    suppression: {
      reason: 'olive@harbour.example suppressed it at the owner’s desk',
      createdAt: at(-3 * days),
    },
    subscriber: readers[3]!,
    deliveries: [],
  }),
});
