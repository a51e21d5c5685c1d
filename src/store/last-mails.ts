/** When readers last got a mail. */
import { and, inArray, isNotNull, max } from 'drizzle-orm';
import type { Store } from './store.ts';

/** By subscriber; who never got one is not in it. */
export async function lastMails(
  { tables, read }: Store,
  subscriberIds: number[],
): Promise<Map<number, Date>> {
  if (subscriberIds.length === 0) return new Map();
  const { delivery } = tables;
  const rows = await read
    .select({ id: delivery.subscriberId, at: max(delivery.sentAt) })
    .from(delivery)
    .where(and(inArray(delivery.subscriberId, subscriberIds), isNotNull(delivery.sentAt)))
    .groupBy(delivery.subscriberId);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}
