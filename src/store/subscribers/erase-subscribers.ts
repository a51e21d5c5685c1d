/** Erases subscribers: each column as `personal-columns.ts` decides. */
import { and, eq, getTableColumns, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { liveStates } from '../../model/deliveries/delivery.ts';
import type { Tx } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';
import { decisionsOf, type PersonalTable, type Row } from './personal-columns.ts';

/**
 * Removes the personal data from every row of an address. The rows stay, so that totals of sent mail stay right. Mail that
 * is queued for these subscribers is skipped, because they become unsubscribed.
 *
 * @returns how many subscribers were erased
 */
export async function eraseAddress(tx: Tx, addressKey: string, now: Date): Promise<number> {
  const { subscriber } = tx.tables;
  const theirs = eq(subscriber.addressKey, addressKey);
  const spellings = await tx.read
    .selectDistinct({ address: subscriber.address })
    .from(subscriber)
    .where(theirs);
  await eraseMailsTo(tx, [addressKey, ...spellings.map(({ address }) => address)], now);
  return eraseRows(tx, theirs, now);
}

/** Erases only one subscriber, and not the others with the same address. */
export async function eraseSubscriberRow(tx: Tx, id: number, now: Date): Promise<void> {
  await eraseRows(tx, eq(tx.tables.subscriber.id, id), now);
}

/**
 * Erases mails to an address that other subscribers wanted to move to, or moved away from. Those under way are skipped.
 */
async function eraseMailsTo(tx: Tx, addresses: string[], now: Date): Promise<void> {
  const { delivery } = tx.tables;
  const toThem = inArray(delivery.address, addresses);
  await tx
    .update(delivery)
    .set({ state: 'skipped', why: 'erased', dueAt: null, finishedAt: now })
    .where(and(toThem, inArray(delivery.state, liveStates)));
  await tx
    .update(delivery)
    .set(erasedValues(tx.tables, 'delivery', now))
    .where(toThem);
}

async function eraseRows(tx: Tx, which: SQL, now: Date): Promise<number> {
  const { subscriber, delivery, notice } = tx.tables;
  const rows = await tx
    .update(subscriber)
    .set(erasedValues(tx.tables, 'subscriber', now))
    .where(which)
    .returning({ id: subscriber.id });
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await tx
    .update(delivery)
    .set(erasedValues(tx.tables, 'delivery', now))
    .where(and(inArray(delivery.subscriberId, ids), hasErasable(tx.tables, 'delivery')));
  await tx
    .update(notice)
    .set({ closedAt: now, dueAt: null })
    .where(and(inArray(notice.subscriberId, ids), isNull(notice.closedAt)));
  return ids.length;
}

/** Returns what erasing writes into a row of the table: values, or expressions of the database. */
function erasedValues<Name extends PersonalTable>(tables: Schema, name: Name, now: Date): Partial<Row<Name>> {
  const values = decisionsOf(name).flatMap(([column, { onErase }]) => {
    if (onErase === 'keep') return [];
    return [[column, onErase === 'empty' ? null : onErase(tables[name], now)]];
  });
  return Object.fromEntries(values);
}

/** Finds rows of the table that have a value in a column that erasing empties. */
function hasErasable(tables: Schema, name: PersonalTable): SQL | undefined {
  const columns: Record<string, Parameters<typeof isNotNull>[0]> = getTableColumns(tables[name]);
  const emptied = decisionsOf(name).filter(([, { onErase }]) => onErase === 'empty');
  return or(...emptied.map(([column]) => isNotNull(columns[column]!)));
}
