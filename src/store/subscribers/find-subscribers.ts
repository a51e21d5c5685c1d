/** The owner's search among subscribers. */
import { and, count, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { SubscriberPage, SubscriberSearch } from '../../model/subscribers/search.ts';
import type { Db } from '../engine/store.ts';
import type { SubscriberRow } from '../schema/schema.ts';
import { lastMails } from './last-mails.ts';

/** Makes `%`, `_` and `\\` stand for themselves. */
const escapeLike = (part: string): string => part.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Finds addresses of any publication, so that only the index of addresses is read, and no row. */
function idsLike({ tables: { subscriber }, read }: Pick<Db, 'tables' | 'read'>, query: string) {
  const pattern = `%${escapeLike(query.toLowerCase())}%`;
  const like = sql`${subscriber.addressKey} like ${pattern} escape '\\'`;
  return read.select({ id: subscriber.id }).from(subscriber).where(like);
}

/**
 * @returns subscribers, without those that were erased, the newest first, and how many there are in all
 * @internal
 */
export async function findSubscribers(
  { tables, read }: Db,
  publicationId: number,
  search: SubscriberSearch,
  limit: number,
): Promise<{ subscribers: SubscriberRow[]; total: number }> {
  const { subscriber } = tables;
  const { query, state, before } = search;
  const found = and(
    eq(subscriber.publicationId, publicationId),
    isNull(subscriber.erasedAt),
    state ? eq(subscriber.state, state) : undefined,
    query ? inArray(subscriber.id, idsLike({ tables, read }, query)) : undefined,
  );
  const [row] = await read.select({ n: count() }).from(subscriber).where(found);
  const subscribers = await read
    .select()
    .from(subscriber)
    .where(and(found, before === null ? undefined : lt(subscriber.id, before)))
    .orderBy(desc(subscriber.id))
    .limit(limit);
  return { subscribers, total: Number(row?.n ?? 0) };
}

/** One page of what `findSubscribers` finds, with the time of each subscriber's last mail. */
export async function subscriberPage(
  db: Db,
  publicationId: number,
  search: SubscriberSearch,
  max: number,
): Promise<SubscriberPage> {
  const found = await findSubscribers(db, publicationId, search, max + 1);
  const page = found.subscribers.slice(0, max);
  const next = found.subscribers.length > page.length ? page.at(-1)!.id : null;
  const last = await lastMails(
    db,
    page.map(({ id }) => id),
  );
  const subscribers = page.map((row) => ({ ...row, lastMailAt: last.get(row.id) ?? null }));
  return { subscribers, total: found.total, next };
}

export async function subscriberByAddress(
  { tables, read }: Db,
  publicationId: number,
  addressKey: string,
): Promise<SubscriberRow | undefined> {
  const { subscriber } = tables;
  const [row] = await read
    .select()
    .from(subscriber)
    .where(and(eq(subscriber.publicationId, publicationId), eq(subscriber.addressKey, addressKey)));
  return row;
}
