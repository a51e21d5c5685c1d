/** Locks on subscribers, which last until the transaction ends. */
import { eq } from 'drizzle-orm';
import type { Tx } from '../engine/store.ts';
import type { Schema, SubscriberRow } from '../schema/schema.ts';

/**
 * Finds the subscriber with this address, or adds it. Its row is locked, so that two sign-ups of one address come one after
 * the other.
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

/** Locks a subscriber. @returns undefined if there is none */
export async function lockSubscriber(tx: Tx, id: number): Promise<SubscriberRow | undefined> {
  const { subscriber } = tx.tables;
  const [row] = await tx
    .update(subscriber)
    .set({ addressKey: subscriber.addressKey })
    .where(eq(subscriber.id, id))
    .returning();
  return row;
}

/** Locks every subscriber with an address, in all publications, in one order, so that two transactions can't deadlock. */
export async function lockAddress(tx: Tx, addressKey: string): Promise<SubscriberRow[]> {
  const { subscriber } = tx.tables;
  const { id } = subscriber;
  const theirs = eq(subscriber.addressKey, addressKey);
  const locked: SubscriberRow[] = [];
  for (const row of await tx.read.select({ id }).from(subscriber).where(theirs).orderBy(id)) {
    const found = await lockSubscriber(tx, row.id);
    if (found?.addressKey === addressKey) locked.push(found);
  }
  return locked;
}

/** Locks a subscriber and all others with its address. @returns it, and all of them; undefined if there is none */
export async function lockWithAddress(
  tx: Tx,
  id: number,
): Promise<{ subscriber: SubscriberRow; rows: SubscriberRow[] } | undefined> {
  const { tables, read } = tx;
  const { addressKey } = tables.subscriber;
  const [found] = await read
    .select({ addressKey })
    .from(tables.subscriber)
    .where(eq(tables.subscriber.id, id));
  const rows = found ? await lockAddress(tx, found.addressKey) : [];
  const subscriber = rows.find((row) => row.id === id);
  return subscriber && { subscriber, rows };
}
