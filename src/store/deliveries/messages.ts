/** Deliveries that are not issues: confirmations, links, mails about a change. */
import { and, count, eq, gte, inArray } from 'drizzle-orm';
import type { DeliveryKind } from '../../model/deliveries/delivery.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { SubscriberRow } from '../schema/schema.ts';

/**
 * Queues a mail whose content is made when it is sent. It goes to `address`, or to the subscriber's address without
 * one.
 */
export async function queueMail(
  tx: Tx,
  mail: {
    kind: Exclude<DeliveryKind, 'issue'>;
    publicationId: number;
    subscriberId: number;
    address?: string;
  },
  now: Date,
): Promise<void> {
  await tx.insert(tx.tables.delivery).values({ ...mail, state: 'queued', dueAt: now, createdAt: now });
}

/**
 * Counts the mails of a kind that were queued since then: to this subscriber, and to its address in all publications.
 */
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

/** Skips the mails of a kind that wait for this subscriber. */
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
