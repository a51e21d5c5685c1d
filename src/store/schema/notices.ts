import { sql } from 'drizzle-orm';
import type { NoticeData, NoticeKind } from '../../model/notices/notices.ts';
import type { ColumnKit } from './columns.ts';
import type { FeedTables } from './feeds.ts';
import type { PublicationTables } from './publications.ts';
import type { SubscriberTables } from './subscribers.ts';

/** Notices: what owners are told or asked. Each is shown at the desk while it is open, and sent in one mail. */
export function noticeTable(
  { table, index, uniqueIndex, ...c }: ColumnKit,
  { publication, feed, subscriber }: PublicationTables & FeedTables & SubscriberTables,
) {
  return table(
    'notice',
    {
      id: c.id(),
      publicationId: c.partOf(() => publication.id),
      feedId: c.ref().references(() => feed.id, { onDelete: 'cascade' }),
      /** The subscriber who asks for mail again. */
      subscriberId: c.ref().references(() => subscriber.id, { onDelete: 'cascade' }),
      kind: c.text().$type<NoticeKind>().notNull(),
      data: c.json().$type<NoticeData>().notNull(),
      createdAt: c.time().notNull(),
      /** When the notice was answered, or its reason had gone. */
      closedAt: c.time(),
      /** When the mail next needs a worker; null once it is sent or given up. */
      dueAt: c.time(),
      attempts: c.int().notNull().default(0),
      sentAt: c.time(),
      reply: c.text(),
    },
    (t) => [
      uniqueIndex('notice_open').on(t.feedId, t.kind).where(sql`closed_at is null`),
      uniqueIndex('notice_open_subscriber').on(t.subscriberId, t.kind).where(sql`closed_at is null`),
      index('notice_publication').on(t.publicationId, t.createdAt),
      index('notice_due_at').on(t.dueAt),
    ],
  );
}
