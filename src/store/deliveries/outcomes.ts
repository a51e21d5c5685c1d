/** How deliveries ended, for telling a fault of the server from one of an address. */
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { DeliveryRow } from '../schema/schema.ts';

/** A delivery that has ended, with the address that it went to. */
export type DeliveryOutcome = Pick<DeliveryRow, 'id' | 'state' | 'reply' | 'subscriberId' | 'issueId'> & {
  address: string;
};

/** @returns the publication's latest deliveries that have ended, the newest first */
export function latestOutcomes(
  { tables, read }: Db,
  publicationId: number,
  limit: number,
): Promise<DeliveryOutcome[]> {
  const { delivery, subscriber } = tables;
  return read
    .select({
      id: delivery.id,
      state: delivery.state,
      reply: delivery.reply,
      subscriberId: delivery.subscriberId,
      issueId: delivery.issueId,
      address: sql<string>`coalesce(${delivery.address}, ${subscriber.address})`,
    })
    .from(delivery)
    .innerJoin(subscriber, eq(subscriber.id, delivery.subscriberId))
    .where(and(eq(delivery.publicationId, publicationId), isNotNull(delivery.finishedAt)))
    .orderBy(desc(delivery.finishedAt), desc(delivery.id))
    .limit(limit);
}

/**
 * Defers deliveries that failed through a fault of the server. Their issues become unfinished again. Subscribers
 * that became bounced through these failures become active again.
 */
export async function takeBackFailures(
  tx: Tx,
  failed: Pick<DeliveryRow, 'id' | 'subscriberId' | 'issueId'>[],
  dueAt: Date,
): Promise<void> {
  const { delivery, issue, subscriber } = tx.tables;
  const ids = failed.map((row) => row.id);
  const issueIds = [...new Set(failed.flatMap((row) => row.issueId ?? []))];
  const rows = await tx
    .update(delivery)
    .set({ state: 'deferred', dueAt, finishedAt: null })
    .where(and(inArray(delivery.id, ids), eq(delivery.state, 'failed')))
    .returning({ subscriberId: delivery.subscriberId });
  await tx
    .update(subscriber)
    .set({ state: 'active', bouncedAt: null })
    .where(
      and(
        inArray(
          subscriber.id,
          rows.map((row) => row.subscriberId),
        ),
        eq(subscriber.state, 'bounced'),
      ),
    );
  await tx.update(issue).set({ finishedAt: null }).where(inArray(issue.id, issueIds));
}
