/** When subscribers last got a mail. */
import { and, desc, eq, inArray, isNotNull, max } from 'drizzle-orm';
import type { DigestCadence } from '../../model/issues/cadence.ts';
import type { Db } from '../engine/store.ts';

/** @returns the time of the last mail by subscriber. Subscribers who never got one are missing. */
export async function lastMails({ tables, read }: Db, subscriberIds: number[]): Promise<Map<number, Date>> {
  if (subscriberIds.length === 0) return new Map();
  const { delivery } = tables;
  const rows = await read
    .select({ id: delivery.subscriberId, at: max(delivery.sentAt) })
    .from(delivery)
    .where(and(inArray(delivery.subscriberId, subscriberIds), isNotNull(delivery.sentAt)))
    .groupBy(delivery.subscriberId);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}

/** @returns when the last digest of a cadence was queued for a subscriber; null if none was */
export async function lastDigestTo(
  { tables: { delivery, issue }, read }: Db,
  subscriberId: number,
  cadence: DigestCadence,
): Promise<Date | null> {
  const [last] = await read
    .select({ at: delivery.createdAt })
    .from(delivery)
    .innerJoin(issue, eq(issue.id, delivery.issueId))
    .where(and(eq(delivery.subscriberId, subscriberId), eq(issue.cadence, cadence)))
    .orderBy(desc(delivery.id))
    .limit(1);
  return last?.at ?? null;
}
