/**
 * Every table, defined once and instantiated for each engine (design: one schema, two engines).
 * Column names are written in snake_case by the `casing` of the two Drizzle instances.
 */

import type { Delivery } from '../../model/deliveries/delivery.ts';
import type { Article } from '../../model/feeds/article.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { WebSub } from '../../model/feeds/websub.ts';
import type { Issue } from '../../model/issues/issue.ts';
import type { Notice } from '../../model/notices/notices.ts';
import type { Owner } from '../../model/owners/owner.ts';
import type { PublicationDraft } from '../../model/publications/draft.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { type ColumnKit, postgresKit } from './columns.ts';
import { feedTables } from './feeds.ts';
import { issueTables } from './issues.ts';
import { noticeTable } from './notices.ts';
import { ownerTables } from './owners.ts';
import { publicationTables } from './publications.ts';
import { subscriberTables } from './subscribers.ts';

export function defineSchema(kit: ColumnKit) {
  const owners = ownerTables(kit);
  const publications = publicationTables(kit, owners);
  const feeds = feedTables(kit, publications);
  const subscribers = subscriberTables(kit, publications);
  const issues = issueTables(kit, { ...publications, ...subscribers });
  const notice = noticeTable(kit, { ...publications, ...feeds, ...subscribers });
  return { ...owners, ...publications, ...feeds, ...subscribers, ...issues, notice };
}

/** The types of the tables. The tables themselves come from the opened store, because they differ by engine. */
export type Schema = ReturnType<typeof defineSchema>;
export const postgresSchema = defineSchema(postgresKit);

/** The type of a row. It does not compile if the row lacks a field of its type in the model. */
type RowOf<Row extends Model, Model> = Row;

// The rows have all columns. The types of the model have only those that pages, mails and rules may see.
export type OwnerRow = RowOf<Schema['owner']['$inferSelect'], Owner>;
export type PublicationRow = RowOf<Schema['publication']['$inferSelect'], Publication>;
export type DraftRow = RowOf<Schema['publicationDraft']['$inferSelect'], PublicationDraft>;
export type FeedRow = RowOf<Schema['feed']['$inferSelect'], Feed>;
export type ArticleRow = RowOf<Schema['article']['$inferSelect'], Article>;
export type WebSubRow = RowOf<Schema['websub']['$inferSelect'], WebSub>;
export type NoticeRow = RowOf<Schema['notice']['$inferSelect'], Notice>;
export type SubscriberRow = RowOf<Schema['subscriber']['$inferSelect'], Subscriber>;
/** A subscriber with the publication that it follows. */
export type FollowingRow = { subscriber: SubscriberRow; publication: PublicationRow };
export type IssueRow = RowOf<Schema['issue']['$inferSelect'], Issue>;
export type DeliveryRow = RowOf<Schema['delivery']['$inferSelect'], Delivery>;
