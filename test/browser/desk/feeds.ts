/** A feed in each state. */

import type { FeedWithFacts } from '../../../src/model/feeds/feed-facts.ts';
import type { LastPoll } from '../../../src/model/feeds/feed-health.ts';
import type { WebSub } from '../../../src/model/feeds/websub.ts';
import { noFacts } from '../../support/no-facts.ts';
import { at, days, hours } from './times.ts';

const read: LastPoll = {
  kind: 'read',
  entries: 20,
  added: 0,
  edited: 0,
  withdrawn: 0,
  stopped: 0,
  warnings: [],
};
export const feed: FeedWithFacts = {
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
export const failing: FeedWithFacts = {
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
export const otherFeeds: FeedWithFacts[] = [
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
