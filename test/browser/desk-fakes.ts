/** What the desk's scenes show: a busy publication, one in trouble, one with nobody yet. */

import type { DeliverySummary } from '../../src/model/deliveries/summary.ts';
import type { LastPoll } from '../../src/model/feeds/feed-health.ts';
import type { WebSub } from '../../src/model/feeds/websub.ts';
import type { IssueSummary } from '../../src/model/issues/summary.ts';
import type { Owner } from '../../src/model/owners/owner.ts';
import type { Publication } from '../../src/model/publications/publication.ts';
import type {
  FeedRow,
  FloodView,
  FoundReader,
  Overview,
  OwnerPort,
  ReaderDetails,
} from '../../src/web/owner/port.ts';
import { noFacts } from '../support/no-facts.ts';
import { publication, type SiteOptions, start, subscriber } from '../support/web/app.ts';

const minute = 60_000;
const at = (minutes: number) => new Date(start.getTime() + minutes * minute);
const hours = 60;
const days = 24 * hours;

const owner: Owner = { id: 1, email: 'olive@harbour.example', createdAt: start };

export const troubled: Publication = {
  ...publication,
  id: 2,
  slug: 'proceedings',
  color: '#b3261e',
  siteUrl: 'https://proceedings.example/',
  name: 'Proceedings of the Society for the Study of Very Long Newsletter Titles',
  pausedUntil: at(42),
  pausedReason:
    '10 refusals in a row, all alike: 550 5.7.1 [203.0.113.7] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent, this message has been blocked.',
};
export const empty: Publication = {
  ...publication,
  id: 3,
  slug: 'garden',
  name: 'Notes from a Small Garden',
  color: '#ffd400',
};

const read: LastPoll = {
  kind: 'read',
  entries: 20,
  added: 0,
  edited: 0,
  withdrawn: 0,
  stopped: 0,
  warnings: [],
};
const feed: FeedRow = {
  id: 1,
  publicationId: 1,
  url: 'https://harbour.example/feed/',
  title: 'The Harbour Light',
  importedAt: at(-90 * days),
  failures: 0,
  lastError: null,
  polledAt: at(-4),
  nextPollAt: at(11),
  answeredAt: at(-4),
  claimedUntil: null,
  notBefore: null,
  fullText: false,
  hints: null,
  movedTo: null,
  movedCount: 0,
  goneAt: null,
  lastPoll: { ...read, added: 2, edited: 1 },
  failingSince: null,
  facts: { ...noFacts, held: 2, heldUntil: at(3), newestAt: at(-4) },
};
const failing: FeedRow = {
  ...feed,
  id: 2,
  title: null,
  url: 'https://www.proceedings.example/a/rather/long/path/to/the/feed.xml?format=rss&lang=en',
  failures: 7,
  failingSince: at(-40 * hours),
  polledAt: at(-50),
  nextPollAt: at(22 * hours),
  answeredAt: at(-41 * hours),
  lastPoll: read,
  facts: { ...noFacts, newestAt: at(-9 * days) },
  lastError:
    'The TLS certificate of www.proceedings.example has expired: it has to be repaired on that server.',
};
const hub: WebSub = {
  feedId: 1,
  hub: 'https://pubsubhubbub.appspot.com/',
  state: 'active',
  askedAt: at(-2 * days),
  leaseUntil: at(8 * days),
  lastPushAt: at(-90),
  failures: 0,
  lastError: null,
};
const quiet = { ...noFacts, newestAt: at(-2 * days) };
/** A feed in each of the other states. */
const otherFeeds: FeedRow[] = [
  {
    ...feed,
    id: 3,
    title: 'Sea stories',
    lastPoll: { ...read, added: 27, stopped: 27 },
    facts: { ...noFacts, stopped: 27, newestAt: at(-4) },
  },
  {
    ...feed,
    id: 4,
    title: 'Pictures',
    nextPollAt: at(350),
    facts: { ...quiet, websub: hub },
    lastPoll: { ...read, kind: 'unchanged' },
  },
  {
    ...feed,
    id: 5,
    title: 'Ferry times',
    notBefore: at(90),
    nextPollAt: at(90),
    lastPoll: read,
    facts: quiet,
  },
  {
    ...feed,
    id: 6,
    title: 'Tide tables',
    goneAt: at(-3 * days),
    failures: 1,
    lastPoll: read,
    facts: quiet,
    polledAt: at(-3 * days),
    answeredAt: at(-3 * days),
    lastError: 'The server says that it is gone (410 Gone).',
  },
  {
    ...feed,
    id: 7,
    title: 'Letters',
    importedAt: null,
    polledAt: null,
    answeredAt: null,
    lastPoll: null,
    nextPollAt: at(0),
    facts: noFacts,
  },
  {
    ...feed,
    id: 8,
    title: 'The lighthouse keeper’s log',
    movedTo: 'https://new.harbour.example/log/feed.xml',
    movedCount: 2,
    importedAt: at(-4),
    facts: quiet,
    lastPoll: {
      ...read,
      warnings: [
        'Entry 3 has neither a title nor a text, and was left out.',
        'The date “31st of Octember” of entry 9 can not be read, so the time of the poll counts.',
      ],
    },
  },
];

let nextId = 100;
const issue = (subject: string | null, minutes: number, set: Partial<IssueSummary>): IssueSummary => {
  const counts = set.counts ?? {};
  const audience = Object.values(counts).reduce((sum, n) => sum + n, 0);
  nextId -= 1;
  const facts = { id: nextId, kind: 'articles' as const, cadence: 'instant' as const, finishedAt: null };
  return { ...facts, subject, audience, createdAt: at(minutes), counts, ...set };
};
const held = (title: string, minutes: number) => ({
  id: minutes,
  title,
  url: feed.url,
  holdUntil: at(minutes),
});

const busyOverview: Overview = {
  readers: { active: 12_345, pending: 312, unsubscribed: 1024, bounced: 87, complained: 3 },
  issues: [
    issue(null, -1, { counts: { queued: 500 }, audience: null }),
    issue('The old lamp burns again after forty winters', -4, {
      counts: { sent: 6120, failed: 12, skipped: 3, queued: 2035, leased: 100, deferred: 75 },
    }),
    issue('The Harbour Light: 4 new articles', -3 * hours, { cadence: 'daily', counts: { sent: 3204 } }),
    issue(
      'Council votes on the breakwater after eleven years of hearings, two lawsuits and a petition signed by half of the town',
      -26 * hours,
      { counts: { sent: 8101, failed: 194, skipped: 21 } },
    ),
    issue('A word from the editor', -9 * days, { kind: 'letter', counts: { sent: 12_030, skipped: 44 } }),
  ],
  feeds: [feed],
  held: [
    held('A seal has moved into the east basin, and it is not leaving for anybody', 3),
    held('Ferry times', 5),
  ],
  nextDigests: [
    { cadence: 'instant', readers: 8234, dueAt: null },
    { cadence: 'daily', readers: 3204, dueAt: at(22 * hours) },
    { cadence: 'weekly', readers: 906, dueAt: at(6 * days) },
    { cadence: 'monthly', readers: 1, dueAt: at(29 * days) },
  ],
  waiting: 2710,
  paused: { readers: 12, backAt: at(3 * days) },
  returns: [],
};
const emptyOverview: Overview = {
  readers: { active: 0, pending: 0, unsubscribed: 0, bounced: 0, complained: 0 },
  issues: [],
  feeds: [feed],
  held: [],
  nextDigests: [],
  waiting: 0,
  paused: { readers: 0, backAt: null },
  returns: [],
};
const troubledOverview: Overview = {
  ...emptyOverview,
  readers: { ...emptyOverview.readers, active: 1, pending: 1 },
  issues: [issue('Notes on the semicolon', -30, { counts: { sent: 4, failed: 10, deferred: 86 } })],
  feeds: [failing, feed],
  waiting: 86,
};

const everyFeedOverview: Overview = { ...busyOverview, feeds: [feed, failing, ...otherFeeds] };

/** The articles of a flood, with the readers that they would go to. */
const floodView: FloodView = {
  feed: otherFeeds[0]!,
  limit: 10,
  readers: { instant: 8234, digest: 4111 },
  flood: {
    total: 27,
    upto: 1027,
    articles: [
      'A seal has moved into the east basin, and it is not leaving for anybody',
      'Ferry times',
      'The breakwater, explained in eleven drawings',
      'What the keeper saw on the night of the storm, in his own words and those of his daughter',
      'Old lamps',
      'Fog',
      'A letter from the pilot',
      'Knots',
      'The tide tables of the harbour',
      '',
    ].map((title, index) => ({
      id: 1027 - index,
      title,
      url: `https://harbour.example/stories/${index}`,
      publishedAt: at(-index * 40 * days),
      createdAt: at(-4),
    })),
  },
};

const reader = (id: number, address: string, set: Partial<FoundReader> = {}): FoundReader => ({
  ...subscriber,
  id,
  address,
  addressKey: address,
  lastMailAt: at(-3 * hours),
  createdAt: at(-60 * days),
  confirmedAt: at(-60 * days),
  consent: 'Typed into the form “Follow The Harbour Light by email”',
  ...set,
});
const readers: FoundReader[] = [
  reader(
    9,
    'maximiliana.featherstonehaugh-cholmondeley+newsletters@subdomain.university-of-the-harbour.example',
    {
      cadence: 'weekly',
    },
  ),
  reader(8, 'ada@example.org', { state: 'pending', lastMailAt: null, createdAt: at(-40) }),
  reader(7, 'b.keeper@lighthouse.example', { state: 'bounced', bouncedAt: at(-5 * hours) }),
  reader(6, 'casimir@example.net', { state: 'unsubscribed', unsubscribedAt: at(-2 * days) }),
  reader(5, 'dora@example.com', { state: 'complained' }),
  ...Array.from({ length: 12 }, (_, at) => reader(100 - at, `reader${100 - at}@example.org`)),
];

const delivery = (minutes: number, set: Partial<DeliverySummary>): DeliverySummary => ({
  id: -minutes,
  kind: 'issue',
  state: 'sent',
  subject: null,
  attempts: 0,
  reply: '250 2.0.0 Ok: queued as 4F2',
  why: null,
  createdAt: at(minutes),
  sentAt: at(minutes),
  dueAt: null,
  ...set,
});
const details: ReaderDetails = {
  subscriber: readers[0]!,
  suppression: null,
  askedAt: null,
  deliveries: [
    delivery(-4, {
      subject: 'The old lamp burns again after forty winters',
      state: 'deferred',
      attempts: 2,
      sentAt: null,
      reply: '451 4.7.1 Greylisted, please try again in 300 seconds',
      dueAt: at(26),
    }),
    delivery(-3 * hours, { subject: 'The Harbour Light: 4 new articles' }),
    delivery(-2 * days, {
      subject: 'Ferry times',
      state: 'skipped',
      why: 'unsubscribed',
      reply: null,
      sentAt: null,
    }),
    delivery(-9 * days, {
      subject: 'A word from the editor',
      state: 'failed',
      sentAt: null,
      reply:
        '550 5.1.1 <maximiliana.featherstonehaugh-cholmondeley+newsletters@subdomain.university-of-the-harbour.example>: Recipient address rejected: User unknown in virtual mailbox table',
    }),
    delivery(-60 * days, { kind: 'confirmation' }),
  ],
};

const mail =
  '<!doctype html><html lang="en"><head><title>The Harbour Light</title></head><body style="font-family:sans-serif"><h1>The Harbour Light</h1><p>The lamp was lit again on Tuesday.</p></body></html>';

const crowded: Publication = {
  ...publication,
  id: 4,
  slug: 'crowded',
  name: 'Everything at the Harbour',
};
const publications = [publication, troubled, empty];
const overviews: Record<number, Overview> = {
  1: busyOverview,
  2: troubledOverview,
  3: emptyOverview,
  4: everyFeedOverview,
};

/** A signed-in owner of three publications. */
export const desk = (set: Partial<OwnerPort> = {}): SiteOptions => ({
  publications,
  owner: {
    sessionOwner: async () => owner,
    publications: async () => publications,
    publicationBySlug: async (slug) => [...publications, crowded].find((each) => each.slug === slug),
    system: async () => [
      { name: 'database', ok: true, detail: 'sqlite' },
      { name: 'queue', ok: true, detail: 'pglite' },
      {
        name: 'smtp',
        ok: false,
        detail: 'mail.example.org:587 refused the connection: check host and port in SMTP_URL.',
      },
    ],
    overview: async (id) => overviews[id]!,
    poll: async () => [{ feed: feed.url, ok: true, sentence: '3 new articles, one was corrected.' }],
    sendTest: async () => ({ kind: 'refused', reason: 'No mail can leave yet: set SMTP_URL.' }),
    resume: async () => undefined,
    feeds: async (id) => overviews[id]!.feeds,
    topicsSeen: async () => [
      { name: 'Harbour life', count: 41 },
      { name: 'Ferries', count: 17 },
      { name: 'Weather', count: 1 },
    ],
    flood: async (_, id) => {
      if (id === 4) return { ...floodView, flood: null };
      return id === 3 ? floodView : undefined;
    },
    answerFlood: async () => ({ kind: 'answered', sent: 27, seen: 0, left: 0 }),
    previewNewest: async ({ id }) =>
      id === empty.id ? undefined : { subject: 'The old lamp burns again after forty winters', html: mail },
    readers: async (id, { query }) =>
      query || id === empty.id ? { readers: [], total: 0, next: null } : { readers, total: 13_771, next: 5 },
    reader: async () => details,
    addReader: async () => ({
      kind: 'refused',
      reason: 'This address follows already. It gets a mail that says so.',
    }),
    suppressReader: async () => undefined,
    ...set,
  },
});

export const suppressed = desk({
  reader: async () => ({
    ...details,
    suppression: {
      reason: 'olive@harbour.example suppressed it at the owner’s desk',
      createdAt: at(-3 * days),
    },
    subscriber: readers[3]!,
    deliveries: [],
  }),
});
