/** What was sent, as pages show it. */
import { and, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { liveStates } from '../../model/deliveries/delivery.ts';
import type { DeliverySummary, MailToSubscriber } from '../../model/deliveries/summary.ts';
import type { Db } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';

/** Reads the subject alone out of an issue's rendering of some 100 KB. Both engines have the operator. */
export const subjectOf = ({ issue }: Schema) => sql<string | null>`${issue.rendered} ->> 'subject'`;

/** @returns the newest issues that were queued for a subscriber, the newest first */
export async function lastIssuesTo(
  { tables, read }: Db,
  subscriberId: number,
  limit: number,
): Promise<MailToSubscriber[]> {
  const { delivery, issue } = tables;
  const { kind, state, createdAt, sentAt, issueId } = delivery;
  // Chosen in a sub-select, so that no other issue's rendering is read.
  const newest = read
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.subscriberId, subscriberId), eq(kind, 'issue')))
    .orderBy(desc(delivery.id))
    .limit(limit);
  const rows = await read
    .select({ kind, state, createdAt, sentAt, issueId, subject: subjectOf(tables), issueKind: issue.kind })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(inArray(delivery.id, newest))
    .orderBy(desc(delivery.id));
  return rows.map(({ issueId, issueKind, ...mail }) => ({
    ...mail,
    copyOf: issueKind === 'articles' && mail.subject !== null ? issueId : null,
  }));
}

/** @returns the newest mails to a subscriber, the newest first */
export async function deliveriesOf(
  { tables, read }: Db,
  subscriberId: number,
  limit: number,
): Promise<DeliverySummary[]> {
  const { delivery, issue } = tables;
  const { id, kind, state, attempts, reply, why, createdAt, sentAt, dueAt } = delivery;
  const rows = await read
    .select({ id, kind, state, attempts, reply, why, createdAt, sentAt, dueAt, rendered: issue.rendered })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(eq(delivery.subscriberId, subscriberId))
    .orderBy(desc(delivery.id))
    .limit(limit);
  return rows.map(({ rendered, ...row }) => ({ ...row, subject: rendered?.subject ?? null }));
}

/** Counts a publication's deliveries that wait or are under way. */
export async function waitingDeliveries({ tables, read }: Db, publicationId: number): Promise<number> {
  const { delivery } = tables;
  const [row] = await read
    .select({ n: count() })
    .from(delivery)
    .where(
      and(
        eq(delivery.publicationId, publicationId),
        isNotNull(delivery.dueAt),
        inArray(delivery.state, liveStates),
      ),
    );
  return Number(row?.n ?? 0);
}
