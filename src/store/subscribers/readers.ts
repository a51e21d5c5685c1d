/** Readers as the owner finds, suppresses and erases them. */
import { and, count, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { liveStates } from '../../model/deliveries/delivery.ts';
import type { SubscriberState } from '../../model/subscribers/states.ts';
import type { Schema, Subscriber } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';

export interface ReaderSearch {
  /** A part of the address; '' for all. */
  query: string;
  state: SubscriberState | null;
  /** Readers older than this id: where the page before ended. */
  before: number | null;
}

/** `%`, `_` and the sign itself stand for themselves. */
const escapeLike = (part: string): string => part.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Of any publication: so the index of addresses is gone through, and no reader's row is. */
function idsLike({ tables: { subscriber }, read }: Pick<Store, 'tables' | 'read'>, query: string) {
  const pattern = `%${escapeLike(query.toLowerCase())}%`;
  const like = sql`${subscriber.addressKey} like ${pattern} escape '\\'`;
  return read.select({ id: subscriber.id }).from(subscriber).where(like);
}

/** Readers whose address contains `query`, newest first; those that were erased are not among them. */
export async function findReaders(
  { tables, read }: Store,
  publicationId: number,
  search: ReaderSearch,
  limit: number,
): Promise<{ readers: Subscriber[]; total: number }> {
  const { subscriber } = tables;
  const { query, state, before } = search;
  const found = and(
    eq(subscriber.publicationId, publicationId),
    isNull(subscriber.erasedAt),
    state ? eq(subscriber.state, state) : undefined,
    query ? inArray(subscriber.id, idsLike({ tables, read }, query)) : undefined,
  );
  const [row] = await read.select({ n: count() }).from(subscriber).where(found);
  const readers = await read
    .select()
    .from(subscriber)
    .where(and(found, before === null ? undefined : lt(subscriber.id, before)))
    .orderBy(desc(subscriber.id))
    .limit(limit);
  return { readers, total: Number(row?.n ?? 0) };
}

export async function subscriberByAddress(
  { tables, read }: Store,
  publicationId: number,
  addressKey: string,
): Promise<Subscriber | undefined> {
  const { subscriber } = tables;
  const [row] = await read
    .select()
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publicationId), eq(subscriber.addressKey, addressKey)));
  return row;
}

/**
 * Empties every row of an address of what is known of a person. The rows stay, for the sums of what was sent; what
 * is queued for them is skipped, since they follow no more. What servers said may quote the address: it goes too.
 */
export async function eraseAddress(tables: Schema, tx: Db, addressKey: string, now: Date): Promise<number> {
  const { subscriber } = tables;
  const theirs = eq(subscriber.addressKey, addressKey);
  const spellings = await tx.selectDistinct({ address: subscriber.address }).from(subscriber).where(theirs);
  await forgetMailsTo(tables, tx, [addressKey, ...spellings.map(({ address }) => address)], now);
  return eraseRows(tables, tx, theirs, now);
}

/** Mails to an address that other readers wanted to move to, or moved away from: those under way are not sent. */
async function forgetMailsTo({ delivery }: Schema, tx: Db, addresses: string[], now: Date): Promise<void> {
  const toThem = inArray(delivery.address, addresses);
  await tx
    .update(delivery)
    .set({ state: 'skipped', why: 'erased', dueAt: null, finishedAt: now })
    .where(and(toThem, inArray(delivery.state, liveStates)));
  await tx.update(delivery).set({ address: null, reply: null }).where(toThem);
}

/** The same of one row alone. */
export async function eraseReader(tables: Schema, tx: Db, id: number, now: Date): Promise<void> {
  await eraseRows(tables, tx, eq(tables.subscriber.id, id), now);
}

async function eraseRows(tables: Schema, tx: Db, which: SQL, now: Date): Promise<number> {
  const { subscriber, delivery, notice } = tables;
  const rows = await tx
    .update(subscriber)
    .set({
      address: '',
      addressKey: sql`'erased ' || ${subscriber.id}`,
      state: 'unsubscribed',
      timezone: 'UTC',
      filters: null,
      filtersHash: '',
      dueAt: null,
      pausedUntil: null,
      trackingConsentAt: null,
      confirmNonce: null,
      consent: null,
      unsubscribedAt: null,
      erasedAt: now,
    })
    .where(which)
    .returning({ id: subscriber.id });
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) {
    await tx
      .update(delivery)
      .set({ reply: null, address: null })
      .where(
        and(inArray(delivery.subscriberId, ids), or(isNotNull(delivery.reply), isNotNull(delivery.address))),
      );
    await tx
      .update(notice)
      .set({ closedAt: now, dueAt: null })
      .where(and(inArray(notice.subscriberId, ids), isNull(notice.closedAt)));
  }
  return ids.length;
}
