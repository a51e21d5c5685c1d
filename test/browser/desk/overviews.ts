/** What the overviews of the publications show. */
import type { IssueSummary } from '../../../src/model/issues/summary.ts';
import type { Overview } from '../../../src/model/publications/overview.ts';
import { failing, feed, otherFeeds } from './feeds.ts';
import { at, days, hours } from './times.ts';

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

/** By publication. */
export const overviews: Record<number, Overview> = {
  1: busyOverview,
  2: troubledOverview,
  3: emptyOverview,
  4: everyFeedOverview,
};
