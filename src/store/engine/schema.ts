/**
 * Every table, defined once and instantiated for each engine (design: one schema, two engines).
 * Column names are written in snake_case by the `casing` of the two Drizzle instances.
 */
import { type ColumnKit, postgresKit } from '../schema/columns.ts';
import { feedTables } from '../schema/feeds.ts';
import { issueTables } from '../schema/issues.ts';
import { noticeTable } from '../schema/notices.ts';
import { ownerTables } from '../schema/owners.ts';
import { publicationTables } from '../schema/publications.ts';
import { subscriberTables } from '../schema/subscribers.ts';

export function defineSchema(kit: ColumnKit) {
  const owners = ownerTables(kit);
  const publications = publicationTables(kit, owners);
  const feeds = feedTables(kit, publications);
  const subscribers = subscriberTables(kit, publications);
  const issues = issueTables(kit, { ...publications, ...subscribers });
  const notice = noticeTable(kit, { ...publications, ...feeds, ...subscribers });
  return { ...owners, ...publications, ...feeds, ...subscribers, ...issues, notice };
}

export type { RenderedIssue } from '../../model/issues/issue.ts';
export type { DraftArticle, DraftFeed } from '../../model/publications/draft.ts';

/** The tables with their TypeScript types; the values in use come from the opened store. */
export type Schema = ReturnType<typeof defineSchema>;
/** For types alone: `typeof schemaTypes.article.$inferSelect`. */
export const postgresSchema = defineSchema(postgresKit);

export type Owner = Schema['owner']['$inferSelect'];
export type PublicationDraft = Schema['publicationDraft']['$inferSelect'];
export type Publication = Schema['publication']['$inferSelect'];
export type Feed = Schema['feed']['$inferSelect'];
export type Article = Schema['article']['$inferSelect'];
export type WebSub = Schema['websub']['$inferSelect'];
export type Notice = Schema['notice']['$inferSelect'];
export type Subscriber = Schema['subscriber']['$inferSelect'];
export type Issue = Schema['issue']['$inferSelect'];
export type Delivery = Schema['delivery']['$inferSelect'];
