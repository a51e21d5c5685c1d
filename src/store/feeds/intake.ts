/** What a poll stores: new articles and edits. */
import { and, eq } from 'drizzle-orm';
import { type ArticleFacts, identify } from '../../model/feeds/article-identity.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Tx } from '../engine/store.ts';
import type { ArticleRow } from '../schema/schema.ts';
import { lockLastSeq } from './article-seq.ts';
import type { ArticleContent } from './articles.ts';
import { articlesSince, type KnownRow } from './known-articles.ts';

export interface IntakeItem {
  content: ArticleContent;
  facts: ArticleFacts;
  /** An entry that duplicates another entry of the same fetch (`duplicate`) is not stored. */
  kind: 'known' | 'new' | 'duplicate';
  /** The stored article, if the entry is known. */
  row?: KnownRow;
  /** Whether the text comes from the article's own page. */
  isWhole?: boolean;
}

export interface Intake {
  added: number;
  edited: number;
}

/** The values that a new article gets, and an article that returns after it was withdrawn. */
type Fresh = Pick<ArticleRow, 'state' | 'holdUntil' | 'createdAt'>;

/**
 * Stores one chunk of a poll. It locks the publication's row, and then sees the articles after `upto`, which another feed
 * of the publication has stored since. `storedIds` collects the ids that this poll stored, or found among those articles.
 */
export async function storeChunk(
  tx: Tx,
  feed: Feed,
  items: IntakeItem[],
  upto: number,
  fresh: Fresh,
  storedIds: Set<number>,
): Promise<Intake> {
  await lockLastSeq(tx, feed.publicationId);
  const edits = editsAmong(items, fresh);
  for (const { row, item } of edits) await edit(tx, feed, row, item, fresh);
  const added = await insertNew(tx, feed, items.filter(isNew), upto, fresh, storedIds);
  return { added, edited: edits.filter(({ row, item }) => isEdited(row, item.content)).length };
}

/** Whether a chunk has anything to store. Most chunks have nothing, and need no transaction. */
export const changesAnything = (items: IntakeItem[], fresh: Fresh): boolean =>
  items.some(isNew) || editsAmong(items, fresh).length > 0;

const isNew = ({ kind }: IntakeItem): boolean => kind === 'new';

const editsAmong = (items: IntakeItem[], fresh: Fresh): { row: KnownRow; item: IntakeItem }[] =>
  items.flatMap((item) =>
    item.row && differs(item.row, item.content, fresh) ? [{ row: item.row, item }] : [],
  );

/** Whether readers would see a difference. */
export const isEdited = (row: KnownRow, content: ArticleContent): boolean =>
  row.contentHash !== content.contentHash;

const returns = (row: KnownRow, fresh: Fresh): boolean => row.state === 'withdrawn' && fresh.state !== 'seen';

/** Only the feed that an article came from changes it, because another feed may carry only a part of it. */
const differs = (row: KnownRow, content: ArticleContent, fresh: Fresh): boolean =>
  returns(row, fresh) ||
  (row.sameFeed &&
    (isEdited(row, content) ||
      (content.linkKey !== '' && row.linkKey !== content.linkKey) ||
      (Boolean(content.guid) && row.guid !== content.guid)));

async function edit(
  tx: Tx,
  feed: Feed,
  row: KnownRow,
  { content, isWhole }: IntakeItem,
  fresh: Fresh,
): Promise<void> {
  const { article } = tx.tables;
  const { guid, linkKey, pathKey, finalLinkKey, html, text, ...shown } = content;
  const isMoved = linkKey !== '' && linkKey !== row.linkKey;
  const set = {
    ...(guid ? { guid } : {}),
    ...(isMoved ? { linkKey, pathKey, finalLinkKey, url: content.url } : {}),
    ...(isEdited(row, content) ? { ...shown, prunedAt: null } : {}),
    // If the page can't be fetched now, the feed's excerpt does not replace the whole text.
    ...(isEdited(row, content) && (isWhole || !feed.fullText) ? { html, text } : {}),
  };
  if (Object.keys(set).length > 0) await tx.update(article).set(set).where(eq(article.id, row.id));
  if (!returns(row, fresh)) return;
  // An article that returns is held again, and belongs to the feed that has it now.
  await tx
    .update(article)
    .set({ state: fresh.state, holdUntil: fresh.holdUntil, feedId: feed.id })
    .where(and(eq(article.id, row.id), eq(article.state, 'withdrawn')));
}

async function insertNew(
  tx: Tx,
  feed: Feed,
  items: IntakeItem[],
  upto: number,
  fresh: Fresh,
  storedIds: Set<number>,
): Promise<number> {
  const since = (await articlesSince(tx, feed, upto)).filter(({ id }) => !storedIds.has(id));
  const identities = identify(
    items.map(({ facts }) => facts),
    since,
  );
  for (const identity of identities) if (identity.kind === 'known') storedIds.add(identity.id);
  const values = items
    .filter((_, index) => identities[index]!.kind === 'new')
    .map(({ content }) => ({ ...content, ...fresh, feedId: feed.id, publicationId: feed.publicationId }));
  if (values.length === 0) return 0;
  const rows = await tx.insert(tx.tables.article).values(values).returning({ id: tx.tables.article.id });
  for (const { id } of rows) storedIds.add(id);
  return rows.length;
}
