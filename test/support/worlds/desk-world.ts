/** Publications as an owner finds them after some weeks: thousands of readers, issues sent and under way, trouble. */

import type { DeliveryState } from '../../../src/model/deliveries/delivery.ts';
import type { Cadence } from '../../../src/model/issues/cadence.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import type { PublicationRow, SubscriberRow } from '../../../src/store/schema/schema.ts';
import { publish, seedPublication, seedReaders } from './seed.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface SeedIssue {
  subject: string | null;
  cadence?: Cadence;
  createdAt: Date;
  counts: Partial<Record<DeliveryState, number>>;
  /** Null while it is being assembled. */
  audience?: number | null;
  reply?: string;
}

/** An issue with deliveries in these states, to the readers with these ids, in order. */
export async function seedIssue(
  store: Store,
  { id: publicationId }: PublicationRow,
  readers: number[],
  issue: SeedIssue,
): Promise<number> {
  const { tables } = store;
  const { subject, cadence = 'instant', createdAt, counts, reply = '550 5.1.1 User unknown' } = issue;
  const replies: Partial<Record<DeliveryState, string>> = {
    sent: '250 2.0.0 Ok: queued',
    failed: reply,
    deferred: '451 4.7.1 Greylisted, try again later',
  };
  const states = Object.entries(counts).flatMap(([state, n]) =>
    Array<DeliveryState>(n).fill(state as DeliveryState),
  );
  const rendered = subject === null ? null : { subject, html: '<p>Hello</p>', text: 'Hello', articles: [] };
  const [row] = await store.write((tx) =>
    tx
      .insert(tables.issue)
      .values({
        publicationId,
        kind: 'articles',
        cadence,
        fromSeq: 0,
        upto: 1,
        filtersHash: `${createdAt}`,
        language: 'en',
        marker: 'marker',
        rendered,
        createdAt,
        audience: issue.audience === undefined ? states.length : issue.audience,
      })
      .returning({ id: tables.issue.id }),
  );
  const issueId = row!.id;
  for (let first = 0; first < states.length; first += 500) {
    const rows = states.slice(first, first + 500).map((state, index) => {
      const final = ['sent', 'failed', 'skipped'].includes(state);
      return {
        kind: 'issue' as const,
        publicationId,
        issueId,
        subscriberId: readers[first + index]!,
        state,
        createdAt,
        finishedAt: final ? createdAt : null,
        sentAt: state === 'sent' ? createdAt : null,
        dueAt: final ? null : new Date(createdAt.getTime() + hour),
        reply: replies[state] ?? null,
        why: state === 'skipped' ? 'unsubscribed' : null,
        attempts: state === 'deferred' ? 2 : 0,
      };
    });
    await store.write((tx) => tx.insert(tables.delivery).values(rows));
  }
  return issueId;
}

/** How long ago each issue of the busy week was made, and what became of it. */
const busyIssues: (Omit<SeedIssue, 'createdAt'> & { ago: number })[] = [
  { subject: 'Old mill reopens', ago: 8 * day, counts: { sent: 230, failed: 2, skipped: 3 } },
  {
    subject: 'The Valley Courier: 6 new articles',
    cadence: 'daily',
    ago: 2 * day,
    counts: { sent: 52, failed: 8 },
  },
  { subject: 'Council votes on the path', ago: 26 * hour, counts: { sent: 230, failed: 4, skipped: 6 } },
  {
    subject: 'The Valley Courier: 4 new articles',
    cadence: 'daily',
    ago: 3 * hour,
    counts: { sent: 60 },
  },
  {
    subject: 'Heron colony returns',
    ago: 4 * minute,
    counts: { sent: 152, failed: 1, queued: 60, deferred: 12, leased: 15 },
  },
  { subject: null, ago: minute / 2, counts: { queued: 100 }, audience: null },
];

/** The publication of a busy week, at `now`. */
export async function seedBusyWeek(store: Store, now: Date): Promise<PublicationRow> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const publication = await seedPublication(store, { color: '#0b6e5f', createdAt: ago(90 * day) });
  const { instant, daily } = await seedAllKinds(store, publication, now);
  await publish(store, publication, ['Old mill reopens'], { now: ago(8 * day) });
  for (const { ago: since, ...issue } of busyIssues) {
    const readers = issue.cadence === 'daily' ? daily : instant;
    await seedIssue(store, publication, readers, { ...issue, createdAt: ago(since) });
  }
  await holdArticles(store, publication, now, ['Bridge closed overnight', 'Choir looks for tenors']);
  const polled = {
    polledAt: ago(4 * minute),
    answeredAt: ago(4 * minute),
    nextPollAt: ago(-11 * minute),
    importedAt: ago(60 * day),
    largestBatch: 2,
    lastPoll: {
      kind: 'read' as const,
      entries: 20,
      added: 2,
      edited: 1,
      withdrawn: 0,
      stopped: 0,
      warnings: [],
    },
  };
  const { feed } = store.tables;
  await store.write((tx) => tx.update(feed).set({ title: 'The Valley Courier', ...polled }));
  return publication;
}

/** Readers of every cadence and nearly every state. */
async function seedAllKinds(store: Store, publication: PublicationRow, now: Date) {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const settled = { createdAt: ago(60 * day), confirmedAt: ago(60 * day) };
  const digest = (cadence: Cadence, inMs: number) => ({ ...settled, cadence, dueAt: ago(-inMs) });
  const seed = (from: number, count: number, set: Partial<SubscriberRow>) =>
    seedReaders(store, publication, count, set, from);
  const instant = await seed(1, 1200, settled);
  const daily = await seed(1201, 300, digest('daily', 21 * hour));
  await seed(1501, 120, digest('weekly', 6 * day + 21 * hour));
  await seed(1621, 1, digest('monthly', 29 * day));
  await seed(1701, 31, { state: 'pending', confirmedAt: null });
  await seed(1801, 58, { ...settled, state: 'unsubscribed', unsubscribedAt: ago(2 * day) });
  await seed(1901, 9, { ...settled, state: 'bounced', bouncedAt: ago(5 * hour) });
  return { instant, daily };
}

/** Articles that wait for corrections: the first for three minutes more, each other for two longer. */
export async function holdArticles(
  store: Store,
  publication: PublicationRow,
  now: Date,
  titles: string[],
): Promise<void> {
  const { tables } = store;
  const [feed] = await store.read.select().from(tables.feed);
  const text = { html: '<p>Held.</p>', text: 'Held.', summary: 'Held.', categories: [] };
  const rows = titles.map((title, index) => ({
    ...text,
    publicationId: publication.id,
    feedId: feed!.id,
    url: 'https://valley.example/held',
    createdAt: now,
    guid: title,
    linkKey: title,
    title,
    contentHash: title,
    state: 'held' as const,
    holdUntil: new Date(now.getTime() + (3 + 2 * index) * minute),
  }));
  await store.write((tx) => tx.insert(tables.article).values(rows));
}

/** Every feed has failed so often, half an hour ago the last time, and is tried again in two hours. */
export async function failFeeds({ tables, write }: Store, now: Date, failures: number): Promise<void> {
  const lastError = 'There is nothing at https://valley.example/valley/feed.';
  const polledAt = new Date(now.getTime() - hour / 2);
  const nextPollAt = new Date(now.getTime() + 2 * hour);
  await write((tx) => tx.update(tables.feed).set({ failures, lastError, polledAt, nextPollAt }));
}
