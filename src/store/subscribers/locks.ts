import { eq } from 'drizzle-orm';
import type { Tx } from '../engine/store.ts';
import type { Schema, SubscriberRow } from '../schema/schema.ts';

/**
 * The subscriber with this address, made as pending if there is none. Its row is locked until the transaction
 * ends, so that two sign-ups of one address come one after the other.
 */
export async function ensureSubscriber(
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
export async function lockSubscriber(tx: Tx, id: number): Promise<SubscriberRow | undefined> {
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
    const reader = await lockSubscriber(tx, row.id);
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
