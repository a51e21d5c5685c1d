import { and, count, eq, gt, gte, inArray, sql } from 'drizzle-orm';
import type { DeliveryKind } from '../../model/deliveries/delivery.ts';
import type { Publication, Schema, Subscriber } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';

export async function subscriberWithPublication(
  { prepared }: Store,
  subscriberId: number,
): Promise<{ subscriber: Subscriber; publication: Publication } | undefined> {
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

export function subscribersById({ tables, read }: Store, ids: number[]): Promise<Subscriber[]> {
  return read.select().from(tables.subscriber).where(inArray(tables.subscriber.id, ids));
}

/**
 * The subscriber with this address, made as pending if there is none. Its row is locked until the transaction
 * ends, so that two sign-ups of one address come one after the other.
 */
export async function lockSubscriber(
  tables: Schema,
  tx: Db,
  fresh: Schema['subscriber']['$inferInsert'],
): Promise<Subscriber> {
  const { subscriber } = tables;
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
export async function lockReader(tables: Schema, tx: Db, id: number): Promise<Subscriber | undefined> {
  const { subscriber } = tables;
  const [row] = await tx
    .update(subscriber)
    .set({ addressKey: subscriber.addressKey })
    .where(eq(subscriber.id, id))
    .returning();
  return row;
}

/** Every row of an address, in all publications, locked until the transaction ends: in one order, else two could block each other. */
export async function lockAddress(tables: Schema, tx: Db, addressKey: string): Promise<Subscriber[]> {
  const { subscriber } = tables;
  const { id } = subscriber;
  const theirs = eq(subscriber.addressKey, addressKey);
  const locked: Subscriber[] = [];
  for (const row of await tx.select({ id }).from(subscriber).where(theirs).orderBy(id)) {
    const reader = await lockReader(tables, tx, row.id);
    if (reader?.addressKey === addressKey) locked.push(reader);
  }
  return locked;
}

/** A reader with every row of their address, locked likewise; undefined if there is none. */
export async function lockWithAddress(
  tables: Schema,
  tx: Db,
  id: number,
): Promise<{ reader: Subscriber; rows: Subscriber[] } | undefined> {
  const { subscriber } = tables;
  const { addressKey } = subscriber;
  const [found] = await tx.select({ addressKey }).from(subscriber).where(eq(subscriber.id, id));
  const rows = found ? await lockAddress(tables, tx, found.addressKey) : [];
  const reader = rows.find((row) => row.id === id);
  return reader && { reader, rows };
}

/** Mails of a kind made for this address since then: for this subscriber, and for all publications together. */
export async function mailsSince(
  tables: Schema,
  tx: Db,
  { id, addressKey }: Pick<Subscriber, 'id' | 'addressKey'>,
  kind: DeliveryKind,
  since: Date,
): Promise<{ here: number; everywhere: number }> {
  const { delivery, subscriber } = tables;
  const rows = await tx
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

export async function updateSubscriber(
  tables: Schema,
  tx: Db,
  id: number,
  set: Partial<Subscriber>,
): Promise<void> {
  await tx.update(tables.subscriber).set(set).where(eq(tables.subscriber.id, id));
}

/**
 * Changes a subscriber that is still in one of `states` (and has `nonce`, where given); false if it is not. What `also`
 * writes belongs to the change.
 */
export async function changeSubscriber(
  { tables, write }: Store,
  id: number,
  when: { states: Subscriber['state'][]; nonce?: string; leftAfter?: Date },
  set: Partial<Subscriber> | { fromNewest: Partial<Subscriber> },
  also?: (tx: Db, changed: Subscriber) => Promise<void>,
): Promise<boolean> {
  const { subscriber, publication } = tables;
  const newest = sql<number>`(select ${publication.lastSeq} from ${publication} where ${publication.id} = ${subscriber.publicationId})`;
  const changes = 'fromNewest' in set ? { ...set.fromNewest, cursor: newest } : set;
  const condition = and(
    eq(subscriber.id, id),
    inArray(subscriber.state, when.states),
    when.nonce === undefined ? undefined : eq(subscriber.confirmNonce, when.nonce),
    when.leftAfter && gt(subscriber.unsubscribedAt, when.leftAfter),
  );
  return write(async (tx) => {
    const [changed] = await tx.update(subscriber).set(changes).where(condition).returning();
    if (changed) await also?.(tx, changed);
    return changed !== undefined;
  });
}

/** Adds the rows whose address doesn't follow the publication yet; gives their ids. */
export async function insertSubscribers(
  tables: Schema,
  tx: Db,
  rows: Schema['subscriber']['$inferInsert'][],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(tables.subscriber)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: tables.subscriber.id });
  return inserted.map((row) => row.id);
}

/** Takes a row away that nothing refers to yet. */
export async function removeSubscriber(tables: Schema, tx: Db, id: number): Promise<void> {
  await tx.delete(tables.subscriber).where(eq(tables.subscriber.id, id));
}

/** Mails of a kind that wait for this subscriber are not sent. */
export async function withdrawMails(
  { delivery }: Schema,
  tx: Db,
  subscriberId: number,
  kind: Exclude<DeliveryKind, 'issue'>,
  why: string,
  now: Date,
): Promise<void> {
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
