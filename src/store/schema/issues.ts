/** Issues, and the ledger of deliveries: every mail to every subscriber. */
import { sql } from 'drizzle-orm';
import type { DeliveryKind, DeliveryState } from '../../model/deliveries/delivery.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { IssueKind, RenderedIssue } from '../../model/issues/issue.ts';
import type { ColumnKit } from './columns.ts';
import type { PublicationTables } from './publications.ts';
import type { SubscriberTables } from './subscribers.ts';

type Parents = PublicationTables & SubscriberTables;

export function issueTables(kit: ColumnKit, parents: Parents) {
  const issue = issueTable(kit, parents);
  return { issue, delivery: deliveryTable(kit, parents, issue) };
}

const issueTable = ({ table, index, uniqueIndex, ...c }: ColumnKit, { publication }: Parents) =>
  table(
    'issue',
    {
      id: c.id(),
      publicationId: c.partOf(() => publication.id),
      kind: c.text().$type<IssueKind>().notNull(),
      cadence: c.text().$type<Cadence>().notNull(),
      /** The cursor that its subscribers had. The issue has the articles with from < seq <= upto. */
      fromSeq: c.ref().notNull(),
      upto: c.ref().notNull(),
      filters: c.json().$type<Filters>(),
      filtersHash: c.text().notNull(),
      language: c.text().notNull(),
      /** The number of deliveries of the issue; null until its assembly is closed. */
      audience: c.int(),
      /**
       * Stands in `rendered` for the subscriber's own links. It is random, so that the text of an article can't contain
       * it.
       */
      marker: c.text().notNull(),
      /** The rendered mail. It is made once, at the first lease, and every worker and retry uses it. */
      rendered: c.json().$type<RenderedIssue>(),
      createdAt: c.time().notNull(),
      assembledAt: c.time(),
      finishedAt: c.time(),
    },
    (t) => [
      uniqueIndex('issue_open')
        .on(t.publicationId, t.cadence, t.fromSeq, t.upto, t.filtersHash, t.language)
        .where(sql`audience is null`),
      index('issue_publication').on(t.publicationId, t.id),
      index('issue_unfinished').on(t.publicationId).where(sql`finished_at is null`),
    ],
  );

const deliveryTable = (
  { table, index, uniqueIndex, ...c }: ColumnKit,
  { publication, subscriber }: Parents,
  issue: ReturnType<typeof issueTable>,
) =>
  table(
    'delivery',
    {
      id: c.id(),
      kind: c.text().$type<DeliveryKind>().notNull(),
      publicationId: c.partOf(() => publication.id),
      issueId: c.ref().references(() => issue.id, { onDelete: 'cascade' }),
      subscriberId: c.partOf(() => subscriber.id),
      /** The recipient, if it is not the subscriber's address. */
      address: c.text(),
      state: c.text().$type<DeliveryState>().notNull(),
      ...attempts(c),
      createdAt: c.time().notNull(),
      dotAt: c.time(),
      sentAt: c.time(),
      finishedAt: c.time(),
    },
    (t) => [
      uniqueIndex('delivery_subscriber_issue').on(t.subscriberId, t.issueId),
      index('delivery_due_at').on(t.dueAt),
      index('delivery_issue_state').on(t.issueId, t.state),
      index('delivery_publication_finished')
        .on(t.publicationId, t.finishedAt)
        .where(sql`finished_at is not null`),
      index('delivery_address').on(t.address).where(sql`address is not null`),
    ],
  );

const attempts = (c: Pick<ColumnKit, 'int' | 'text' | 'time'>) => ({
  /** When this row next needs a worker: now, at the end of the lease, or at the next attempt; null in a final state. */
  dueAt: c.time(),
  leaseToken: c.text(),
  /** The number of attempts that were begun. The wait before the next attempt depends on it. */
  attempts: c.int().notNull().default(0),
  /** The number of attempts that ended between the final dot and the server's reply. */
  ambiguous: c.int().notNull().default(0),
  /** The server's last reply, or the reason why there was none. */
  reply: c.text(),
  /** Why the delivery was skipped. */
  why: c.text(),
});
