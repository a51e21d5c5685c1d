/** What a poll writes: new articles, edits, what is gone. */
import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { type ArticleFacts, identify } from '../../model/feeds/article-identity.ts';
import { letThrough } from '../../model/feeds/flood.ts';
import type { Article, Feed } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';
import { lockLastSeq } from '../publications/publications.ts';
import type { ArticleContent } from './articles.ts';
import { articlesSince, type KnownRow } from './known-articles.ts';

export interface IntakeItem {
  content: ArticleContent;
  facts: ArticleFacts;
  /** A duplicate stands in the same fetch once more, and is left out. */
  kind: 'known' | 'new' | 'duplicate';
  /** The stored article that a known entry is. */
  row?: KnownRow;
  /** The text is that of the article's own page. */
  isWhole?: boolean;
}

export interface Intake {
  added: number;
  edited: number;
}

type Fresh = Pick<Article, 'state' | 'holdUntil' | 'createdAt'>;

/**
 * Stores one chunk of a poll. The publication's row lock makes one feed see what another of the same publication has
 * just stored: those after `upto`. `own` collects the ids that this poll made or found there.
 */
export async function storeChunk(
  store: Store,
  feed: Feed,
  items: IntakeItem[],
  upto: number,
  fresh: Fresh,
  own: Set<number>,
): Promise<Intake> {
  const edits = items.flatMap((item) =>
    item.row && differs(item.row, item.content, fresh) ? [{ row: item.row, item }] : [],
  );
  const fresher = items.filter(({ kind }) => kind === 'new');
  if (edits.length + fresher.length === 0) return { added: 0, edited: 0 };
  return store.write(async (tx) => {
    await lockLastSeq(store.tables, tx, feed.publicationId);
    for (const { row, item } of edits) await edit(store, tx, feed, row, item, fresh);
    const added = await insertNew(store, tx, feed, fresher, upto, fresh, own);
    return { added, edited: edits.filter(({ row, item }) => isEdited(row, item.content)).length };
  });
}

/** Whether readers would see a difference. */
export const isEdited = (row: KnownRow, content: ArticleContent): boolean =>
  row.contentHash !== content.contentHash;
const returns = (row: KnownRow, fresh: Fresh): boolean => row.state === 'withdrawn' && fresh.state !== 'seen';

/** Only the feed that an article came from changes it: another one may carry a part of it. */
const differs = (row: KnownRow, content: ArticleContent, fresh: Fresh): boolean =>
  returns(row, fresh) ||
  (row.sameFeed &&
    (isEdited(row, content) ||
      (content.linkKey !== '' && row.linkKey !== content.linkKey) ||
      (Boolean(content.guid) && row.guid !== content.guid)));

async function edit(
  { tables: { article } }: Store,
  tx: Db,
  feed: Feed,
  row: KnownRow,
  { content, isWhole }: IntakeItem,
  fresh: Fresh,
): Promise<void> {
  const { guid, linkKey, pathKey, finalLinkKey, html, text, ...shown } = content;
  const isMoved = linkKey !== '' && linkKey !== row.linkKey;
  const set = {
    ...(guid ? { guid } : {}),
    ...(isMoved ? { linkKey, pathKey, finalLinkKey, url: content.url } : {}),
    ...(isEdited(row, content) ? { ...shown, prunedAt: null } : {}),
    // The feed's part does not take the place of the whole text, where the page can't be had just now.
    ...(isEdited(row, content) && (isWhole || !feed.fullText) ? { html, text } : {}),
  };
  if (Object.keys(set).length > 0) await tx.update(article).set(set).where(eq(article.id, row.id));
  if (!returns(row, fresh)) return;
  // An article that comes back is held anew, and belongs to the feed that has it now.
  await tx
    .update(article)
    .set({ state: fresh.state, holdUntil: fresh.holdUntil, feedId: feed.id })
    .where(and(eq(article.id, row.id), eq(article.state, 'withdrawn')));
}

async function insertNew(
  store: Store,
  tx: Db,
  feed: Feed,
  items: IntakeItem[],
  upto: number,
  fresh: Fresh,
  own: Set<number>,
): Promise<number> {
  const since = (await articlesSince(store, tx, feed, upto)).filter(({ id }) => !own.has(id));
  const identities = identify(
    items.map(({ facts }) => facts),
    since,
  );
  for (const identity of identities) if (identity.kind === 'known') own.add(identity.id);
  const values = items
    .filter((_, index) => identities[index]!.kind === 'new')
    .map(({ content }) => ({ ...content, ...fresh, feedId: feed.id, publicationId: feed.publicationId }));
  if (values.length === 0) return 0;
  const rows = await tx
    .insert(store.tables.article)
    .values(values)
    .returning({ id: store.tables.article.id });
  for (const { id } of rows) own.add(id);
  return rows.length;
}

/** So many of a feed's newest articles are looked at for what is missing. */
const window = 300;

/**
 * Takes back held articles that are gone from their feed, where it still carries the next two older ones: else it may
 * have moved on. What the owner has let through stays. `present` are ids of the articles in it now. Gives how many.
 */
export async function withdrawMissing(
  { tables: { article }, read, write }: Store,
  feedId: number,
  present: Set<number>,
): Promise<number> {
  const { id, state, publishedAt, holdUntil } = article;
  const rows = await read
    .select({ id, state, publishedAt, holdUntil })
    .from(article)
    .where(eq(article.feedId, feedId))
    .orderBy(desc(article.createdAt), desc(article.id))
    .limit(window);
  const isMissing = (row: (typeof rows)[number]) => isWaiting(row) && !present.has(row.id);
  if (!rows.some(isMissing)) return 0;
  const others = rows.filter((row) => row.state !== 'withdrawn' && !isMissing(row));
  const gone = rows.filter((row) => {
    if (!isMissing(row)) return false;
    const older = others.filter((other) => isOlder(other, row)).toSorted((a, b) => (isOlder(a, b) ? 1 : -1));
    return older.length > 0 && older.slice(0, 2).every((other) => present.has(other.id));
  });
  if (gone.length === 0) return 0;
  const ids = gone.map((row) => row.id);
  const withdrawn = await write((tx) =>
    tx
      .update(article)
      .set({ state: 'withdrawn', holdUntil: null })
      .where(and(inArray(article.id, ids), inArray(article.state, ['held', 'stopped'])))
      .returning({ id: article.id }),
  );
  return withdrawn.length;
}

const isWaiting = ({ state, holdUntil }: Pick<Article, 'state' | 'holdUntil'>): boolean =>
  state === 'stopped' || (state === 'held' && holdUntil?.getTime() !== letThrough.getTime());

type Dated = { id: number; publishedAt: Date | null };

const isOlder = (a: Dated, b: Dated): boolean =>
  a.publishedAt && b.publishedAt && a.publishedAt.getTime() !== b.publishedAt.getTime()
    ? a.publishedAt < b.publishedAt
    : a.id < b.id;

/**
 * Drops the texts of articles that are over and older than `before`, and leaves a tombstone of each, which knows the
 * article again. Gives how many, at most `limit`.
 */
export async function pruneArticles(
  { tables: { article }, read, write }: Store,
  feedId: number,
  before: Date,
  now: Date,
  limit: number,
): Promise<number> {
  const old = await read
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        eq(article.feedId, feedId),
        inArray(article.state, ['seen', 'ready', 'withdrawn']),
        isNull(article.prunedAt),
        lt(article.createdAt, before),
      ),
    )
    .limit(limit);
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await write((tx) =>
    tx
      .update(article)
      .set({ html: '', text: '', summary: '', categories: [], prunedAt: now })
      .where(inArray(article.id, ids)),
  );
  return ids.length;
}
