import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { FollowingRow, Schema, SubscriberRow } from '../schema/schema.ts';

export async function subscriberWithPublication(
  { prepared }: Db,
  subscriberId: number,
): Promise<FollowingRow | undefined> {
  const query = prepared('subscriber_with_publication', (read, { subscriber, publication }) =>
    read
      .select({ subscriber, publication })
      .from(subscriber)
      .innerJoin(publication, eq(publication.id, subscriber.publicationId))
      .where(eq(subscriber.id, sql.placeholder('id')))
      .prepare('subscriber_with_publication'),
  );
  const [row] = await query.execute({ id: subscriberId });
  return row;
}

export function subscribersById({ tables, read }: Db, ids: number[]): Promise<SubscriberRow[]> {
  return read.select().from(tables.subscriber).where(inArray(tables.subscriber.id, ids));
}

export async function updateSubscriber(tx: Tx, id: number, set: Partial<SubscriberRow>): Promise<void> {
  const { subscriber } = tx.tables;
  await tx.update(subscriber).set(set).where(eq(subscriber.id, id));
}

/**
 * Changes a subscriber that is in one of `states`, has `nonce` and left after `leftAfter`, if these are given. `fromNewest`
 * also sets the cursor to the newest article.
 *
 * @returns the changed row; undefined if nothing was changed
 */
export async function changeSubscriber(
  tx: Tx,
  id: number,
  when: { states: SubscriberRow['state'][]; nonce?: string; leftAfter?: Date },
  set: Partial<SubscriberRow> | { fromNewest: Partial<SubscriberRow> },
): Promise<SubscriberRow | undefined> {
  const { subscriber, publication } = tx.tables;
  const newest = sql<number>`(select ${publication.lastSeq} from ${publication} where ${publication.id} = ${subscriber.publicationId})`;
  const changes = 'fromNewest' in set ? { ...set.fromNewest, cursor: newest } : set;
  const condition = and(
    eq(subscriber.id, id),
    inArray(subscriber.state, when.states),
    when.nonce === undefined ? undefined : eq(subscriber.confirmNonce, when.nonce),
    when.leftAfter && gt(subscriber.unsubscribedAt, when.leftAfter),
  );
  const [changed] = await tx.update(subscriber).set(changes).where(condition).returning();
  return changed;
}

/** Adds subscribers, without those whose address follows the publication already. @returns the ids of the new ones */
export async function insertSubscribers(
  tx: Tx,
  rows: Schema['subscriber']['$inferInsert'][],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const { subscriber } = tx.tables;
  const inserted = await tx
    .insert(subscriber)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: subscriber.id });
  return inserted.map((row) => row.id);
}

/** Deletes a subscriber that nothing refers to. */
export async function removeSubscriber(tx: Tx, id: number): Promise<void> {
  const { subscriber } = tx.tables;
  await tx.delete(subscriber).where(eq(subscriber.id, id));
}
