import { and, eq, exists, inArray, isNull, lt, lte, ne, notExists, or, type SQL } from 'drizzle-orm';
import { liveStates } from '../model/delivery.ts';
import { outOfReach } from './quiet.ts';
import { receiving } from './reader-groups.ts';
import type { Store } from './store.ts';

/** Publications with something to release, assemble, close or finish. */
export async function duePublications({ tables, read }: Store, now: Date): Promise<number[]> {
  const { publication, subscriber, article, issue, delivery } = tables;
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
      .where(and(eq(subscriber.publicationId, publication.id), receiving(tables, now), due));
  const behind = active(and(eq(subscriber.cadence, 'instant'), lt(subscriber.cursor, publication.lastSeq)));
  const digest = active(and(ne(subscriber.cadence, 'instant'), lte(subscriber.dueAt, now)));
  const wrong = read
    .select({ id: subscriber.id })
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publication.id), outOfReach(tables, now)));
  const unfinished = and(eq(issue.publicationId, publication.id), isNull(issue.finishedAt));
  const underWay = read
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.issueId, issue.id), inArray(delivery.state, liveStates)));
  // Left by a crash: an issue that was not closed, or whose last delivery ended unseen.
  const toEnd = read
    .select({ id: issue.id })
    .from(issue)
    .where(and(unfinished, or(isNull(issue.audience), notExists(underWay))));
  const rows = await read
    .select({ id: publication.id })
    .from(publication)
    .where(
      or(
        exists(toRelease),
        and(or(isNull(publication.quietUntil), lte(publication.quietUntil, now)), exists(behind)),
        exists(digest),
        exists(wrong),
        exists(toEnd),
      ),
    );
  return rows.map((row) => row.id);
}

/** Whether a digest is due for which there is an article. */
export async function isDigestDue(
  { tables, read }: Store,
  publicationId: number,
  now: Date,
): Promise<boolean> {
  const { publication, subscriber } = tables;
  const rows = await read
    .select({ id: subscriber.id })
    .from(subscriber)
    .innerJoin(publication, eq(publication.id, subscriber.publicationId))
    .where(
      and(
        ...[eq(subscriber.publicationId, publicationId), receiving(tables, now)],
        ...[ne(subscriber.cadence, 'instant'), lte(subscriber.dueAt, now)],
        lt(subscriber.cursor, publication.lastSeq),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
