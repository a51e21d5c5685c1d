/** Open requests of subscribers who complained or were suppressed, and ask for mail again. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ReturnRequest } from '../../model/notices/notices.ts';
import type { Db } from '../engine/store.ts';
import type { NoticeRow } from '../schema/schema.ts';

/** @returns the open requests of a publication, the newest first */
export function returnRequests({ tables, read }: Db, publicationId: number): Promise<ReturnRequest[]> {
  const { notice, subscriber } = tables;
  return read
    .select({ subscriberId: subscriber.id, address: subscriber.address, askedAt: notice.createdAt })
    .from(notice)
    .innerJoin(subscriber, eq(subscriber.id, notice.subscriberId))
    .where(and(eq(notice.publicationId, publicationId), eq(notice.kind, 'return'), isNull(notice.closedAt)))
    .orderBy(desc(notice.id));
}

/** @returns the open request of a subscriber */
export async function openReturnRequest(
  { tables: { notice }, read }: Db,
  subscriberId: number,
): Promise<NoticeRow | undefined> {
  const [row] = await read
    .select()
    .from(notice)
    .where(and(eq(notice.subscriberId, subscriberId), eq(notice.kind, 'return'), isNull(notice.closedAt)));
  return row;
}
