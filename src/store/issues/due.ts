import { and, eq, exists, gt, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { digestCadences, maxDigestWaitMs } from '../../model/issues/cadence.ts';
import { maxQuietMs } from '../../model/issues/quiet-hours.ts';
import type { Db, ReadConnection } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';
import { isInstant, receiving } from '../subscribers/subscriber-groups.ts';
import { noneUnderWay } from './issues.ts';
import { outOfReach } from './wrong-due-times.ts';

/** @returns the ids of publications with something to release, assemble, close or finish. Called every second. */
export async function duePublications({ prepared }: Db, now: Date): Promise<number[]> {
  const later = (ms: number) => new Date(now.getTime() + ms);
  const rows = await prepared('due_publications', dueQuery).execute({
    now,
    heldTooLong: later(maxQuietMs),
    ...Object.fromEntries(digestCadences.map((cadence) => [cadence, later(maxDigestWaitMs[cadence])])),
  });
  return rows.map((row) => row.id);
}

/**
 * Each part reads the first row of an index. A plain `exists` is too slow, because Postgres reads all subscribers if it
 * guesses that many fulfil the condition.
 */
function dueQuery(read: ReadConnection, tables: Schema) {
  const { publication, subscriber, article, issue } = tables;
  const at = (name: string) => sql.param(sql.placeholder(name), subscriber.dueAt);
  const now = at('now');
  const first = (where: SQL | undefined, order: Schema['subscriber']['cursor' | 'dueAt']): SQL => {
    const query = read.select({ id: subscriber.id }).from(subscriber).where(where);
    return sql`${query.orderBy(order).limit(1)} is not null`;
  };
  const subscribers = and(eq(subscriber.publicationId, publication.id), receiving(tables, now));
  const behind = first(
    and(subscribers, isInstant(tables), lt(subscriber.cursor, publication.lastSeq)),
    subscriber.cursor,
  );
  // If a hold is longer than quiet hours can be, a wrong clock has set it.
  const notHeld = or(
    isNull(publication.quietUntil),
    isNull(publication.quietFrom),
    lte(publication.quietUntil, now),
    gt(publication.quietUntil, at('heldTooLong')),
  );
  const digests = digestCadences.flatMap((cadence) => [
    first(and(subscribers, eq(subscriber.cadence, cadence), lte(subscriber.dueAt, now)), subscriber.dueAt),
    first(outOfReach(tables, publication.id, cadence, at(cadence), now), subscriber.dueAt),
  ]);
  const toRelease = read
    .select({ id: article.id })
    .from(article)
    .where(
      and(eq(article.publicationId, publication.id), eq(article.state, 'held'), lte(article.holdUntil, now)),
    );
  // After a crash: an issue that was not closed, or was not marked finished after its last delivery.
  const unfinished = and(eq(issue.publicationId, publication.id), isNull(issue.finishedAt));
  const toEnd = read
    .select({ id: issue.id })
    .from(issue)
    .where(and(unfinished, or(isNull(issue.audience), noneUnderWay({ tables, read }, issue.id))));
  return read
    .select({ id: publication.id })
    .from(publication)
    .where(or(exists(toRelease), and(notHeld, behind), ...digests, exists(toEnd)))
    .prepare('due_publications');
}

/** Whether a digest is due, and there is an article for it. */
export async function isDigestDue({ tables, read }: Db, publicationId: number, now: Date): Promise<boolean> {
  const { publication, subscriber } = tables;
  const rows = await read
    .select({ id: subscriber.id })
    .from(subscriber)
    .innerJoin(publication, eq(publication.id, subscriber.publicationId))
    .where(
      and(
        eq(subscriber.publicationId, publicationId),
        receiving(tables, now),
        inArray(subscriber.cadence, digestCadences),
        lte(subscriber.dueAt, now),
        lt(subscriber.cursor, publication.lastSeq),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
