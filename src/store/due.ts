import { and, eq, exists, isNull, lt, lte, ne, or, type SQL } from 'drizzle-orm';
import type { Store } from './store.ts';

/** Publications with something to release, assemble or close. */
export async function duePublications({ tables, read }: Store, now: Date): Promise<number[]> {
  const { publication, subscriber, article, issue } = tables;
  const toRelease = read
    .select({ id: article.id })
    .from(article)
    .where(
      and(eq(article.publicationId, publication.id), eq(article.state, 'held'), lte(article.holdUntil, now)),
    );
  const active = (due: SQL | undefined) =>
    read
      .select({ id: subscriber.id })
      .from(subscriber)
      .where(and(eq(subscriber.publicationId, publication.id), eq(subscriber.state, 'active'), due));
  const behind = active(and(eq(subscriber.cadence, 'instant'), lt(subscriber.cursor, publication.lastSeq)));
  const digest = active(and(ne(subscriber.cadence, 'instant'), lte(subscriber.dueAt, now)));
  const open = read
    .select({ id: issue.id })
    .from(issue)
    .where(and(eq(issue.publicationId, publication.id), isNull(issue.audience)));
  const rows = await read
    .select({ id: publication.id })
    .from(publication)
    .where(or(exists(toRelease), exists(behind), exists(digest), exists(open)));
  return rows.map((row) => row.id);
}
