/** Issues and digests as the owner sees them. */
import { and, asc, count, desc, eq, inArray, min, sql } from 'drizzle-orm';
import type { IssueSummary, NextDigest } from '../../model/issues/summary.ts';
import type { Db } from '../engine/store.ts';
import { receiving } from '../subscribers/subscriber-groups.ts';

/** @returns the newest issues, the newest first */
export async function lastIssues(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<IssueSummary[]> {
  const { issue, delivery } = tables;
  const { id, kind, cadence, audience, createdAt, finishedAt, rendered } = issue;
  const issues = await read
    .select({ id, kind, cadence, audience, createdAt, finishedAt, rendered })
    .from(issue)
    .where(eq(issue.publicationId, publicationId))
    .orderBy(desc(issue.id))
    .limit(limit);
  if (issues.length === 0) return [];
  const counts = await read
    .select({ issueId: delivery.issueId, state: delivery.state, n: count() })
    .from(delivery)
    .where(
      inArray(
        delivery.issueId,
        issues.map((row) => row.id),
      ),
    )
    .groupBy(delivery.issueId, delivery.state);
  return issues.map(({ rendered: mail, ...row }) => ({
    ...row,
    subject: mail?.subject ?? null,
    counts: Object.fromEntries(
      counts.filter((each) => each.issueId === row.id).map((each) => [each.state, Number(each.n)]),
    ),
  }));
}

/** Counts the subscribers of each cadence who get mail now. @returns with each, when the first of them is due */
export async function nextDigests(
  { tables, read }: Db,
  publicationId: number,
  now: Date,
): Promise<NextDigest[]> {
  const { subscriber } = tables;
  return read
    .select({
      cadence: subscriber.cadence,
      readers: sql<number>`count(*)`.mapWith(Number),
      dueAt: min(subscriber.dueAt),
    })
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publicationId), receiving(tables, now)))
    .groupBy(subscriber.cadence)
    .orderBy(asc(min(subscriber.dueAt)));
}
