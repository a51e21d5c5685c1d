import { and, count, eq, gt, gte, inArray, sql } from 'drizzle-orm';
import type { DeliveryKind } from '../../model/deliveries/delivery.ts';
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

/**
 * The subscriber with this address, made as pending if there is none. Its row is locked until the transaction
 * ends, so that two sign-ups of one address come one after the other.
 */
export async function lockSubscriber(
  tx: Tx,
  fresh: Schema['subscriber']['$inferInsert'],
): Promise<SubscriberRow> {
  const { subscriber } = tx.tables;
  const [row] = await tx
    .insert(subscriber)
    .values(fresh)
    .onConflictDoUpdate({
      target: [subscriber.publicationId, subscriber.addressKey],
      set: { addressKey: fresh.addressKey },
    })
    .returning();
  return row!;
}

/** The subscriber, whose row is locked until the transaction ends; undefined if there is none. */
export async function lockReader(tx: Tx, id: number): Promise<SubscriberRow | undefined> {
  const { subscriber } = tx.tables;
  const [row] = await tx
    .update(subscriber)
    .set({ addressKey: subscriber.addressKey })
    .where(eq(subscriber.id, id))
    .returning();
  return row;
}

/** Every row of an address, in all publications, locked until the transaction ends: in one order, else two could block each other. */
export async function lockAddress(tx: Tx, addressKey: string): Promise<SubscriberRow[]> {
  const { subscriber } = tx.tables;
  const { id } = subscriber;
  const theirs = eq(subscriber.addressKey, addressKey);
  const locked: SubscriberRow[] = [];
  for (const row of await tx.read.select({ id }).from(subscriber).where(theirs).orderBy(id)) {
    const reader = await lockReader(tx, row.id);
    if (reader?.addressKey === addressKey) locked.push(reader);
  }
  return locked;
}

/** A reader with every row of their address, locked likewise; undefined if there is none. */
export async function lockWithAddress(
  tx: Tx,
  id: number,
): Promise<{ reader: SubscriberRow; rows: SubscriberRow[] } | undefined> {
  const { subscriber } = tx.tables;
  const { addressKey } = subscriber;
  const [found] = await tx.read.select({ addressKey }).from(subscriber).where(eq(subscriber.id, id));
  const rows = found ? await lockAddress(tx, found.addressKey) : [];
  const reader = rows.find((row) => row.id === id);
  return reader && { reader, rows };
}

/** Mails of a kind made for this address since then: for this subscriber, and for all publications together. */
export async function mailsSince(
  { tables, read }: Db,
  { id, addressKey }: Pick<SubscriberRow, 'id' | 'addressKey'>,
  kind: DeliveryKind,
  since: Date,
): Promise<{ here: number; everywhere: number }> {
  const { delivery, subscriber } = tables;
  const rows = await read
    .select({ subscriberId: delivery.subscriberId, n: count() })
    .from(delivery)
    .innerJoin(subscriber, eq(subscriber.id, delivery.subscriberId))
    .where(
      and(eq(subscriber.addressKey, addressKey), eq(delivery.kind, kind), gte(delivery.createdAt, since)),
    )
    .groupBy(delivery.subscriberId);
  return {
    here: Number(rows.find((row) => row.subscriberId === id)?.n ?? 0),
    everywhere: rows.reduce((sum, row) => sum + Number(row.n), 0),
  };
}

export async function updateSubscriber(tx: Tx, id: number, set: Partial<SubscriberRow>): Promise<void> {
  const { subscriber } = tx.tables;
  await tx.update(subscriber).set(set).where(eq(subscriber.id, id));
}

/**
 * Changes a subscriber that is still in one of `states` (and has `nonce`, where given).
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

/** Adds the rows whose address doesn't follow the publication yet; gives their ids. */
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

/** Takes a row away that nothing refers to yet. */
export async function removeSubscriber(tx: Tx, id: number): Promise<void> {
  const { subscriber } = tx.tables;
  await tx.delete(subscriber).where(eq(subscriber.id, id));
}

/** Mails of a kind that wait for this subscriber are not sent. */
export async function withdrawMails(
  tx: Tx,
  subscriberId: number,
  kind: Exclude<DeliveryKind, 'issue'>,
  why: string,
  now: Date,
): Promise<void> {
  const { delivery } = tx.tables;
  await tx
    .update(delivery)
    .set({ state: 'skipped', why, dueAt: null, finishedAt: now })
    .where(
      and(
        eq(delivery.subscriberId, subscriberId),
        eq(delivery.kind, kind),
        inArray(delivery.state, ['queued', 'deferred']),
      ),
    );
}
