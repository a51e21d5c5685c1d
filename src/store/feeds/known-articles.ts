/** The stored articles that entries of a feed may be, with the facts that identify them. */
import {
  type AnyColumn,
  and,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  max,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import type { KnownArticle } from '../../model/feeds/article-identity.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { Db } from '../engine/store.ts';
import type { ArticleRow } from '../schema/schema.ts';

/** The facts that identify an article, and the other fields that a poll needs. */
export interface KnownRow extends KnownArticle {
  feedId: number;
  linkKey: string;
  contentHash: string;
  state: ArticleRow['state'];
  holdUntil: Date | null;
}

export interface Known {
  rows: KnownRow[];
  /** The highest id of the publication's articles at the time of the query. */
  upto: number;
}

type Wanted = Pick<KnownArticle, 'guid' | 'linkKeys' | 'pathKey' | 'publishedAt' | 'title'>;

/**
 * Finds the articles of the feed's publication that share a guid, a link, a path or the time with one of the entries; or
 * the title, if an entry has no id or no date.
 */
export async function knownArticles(db: Db, feed: Feed, entries: Wanted[]): Promise<Known> {
  const { tables, read } = db;
  const { article } = tables;
  const [newest] = await read
    .select({ id: max(article.id) })
    .from(article)
    .where(eq(article.publicationId, feed.publicationId));
  const upto = Number(newest?.id ?? 0);
  if (upto === 0) return { rows: [], upto };
  const rows = new Map<number, KnownRow>();
  // One query for each index: Postgres would read the whole table for an OR over all of them.
  for (const condition of conditions(db, feed, entries))
    for (const row of await select(db, feed, condition)) rows.set(row.id, row);
  return { rows: [...rows.values()], upto };
}

/** Finds the articles after `upto`, which another feed of the publication may have stored meanwhile. */
export const articlesSince = (db: Db, feed: Feed, upto: number): Promise<KnownRow[]> =>
  select(db, feed, gt(db.tables.article.id, upto));

/**
 * Articles whose titles are compared, because titles have no index: the newest of a feed, and the newest of a publication
 * that have no link of their own.
 */
const maxCompared = { ofFeed: 500, withoutLink: 5000 };

function conditions(db: Db, feed: Feed, entries: Wanted[]): SQL[] {
  const { article } = db.tables;
  const values = <T>(list: (T | null)[]): T[] =>
    [...new Set(list.filter((value) => value !== null && value !== ''))] as T[];
  // A link to a front page identifies no article.
  const links = values(entries.flatMap(({ linkKeys, pathKey }) => (pathKey ? linkKeys : [])));
  const wanted: [column: AnyColumn, values: unknown[]][] = [
    [article.guid, values(entries.map(({ guid }) => guid))],
    [article.linkKey, links],
    [article.finalLinkKey, links],
    [article.pathKey, values(entries.map(({ pathKey }) => pathKey))],
    [article.publishedAt, values(entries.map(({ publishedAt }) => publishedAt))],
  ];
  return [
    ...wanted.flatMap(([column, list]) => (list.length > 0 ? [inArray(column, list)] : [])),
    ...titled(db, feed, entries),
  ];
}

function titled({ tables: { article }, read }: Db, feed: Feed, entries: Wanted[]): SQL[] {
  const ids = () => read.select({ id: article.id }).from(article);
  const ofFeed = ids()
    .where(eq(article.feedId, feed.id))
    .orderBy(desc(article.createdAt))
    .limit(maxCompared.ofFeed);
  const withoutLink = ids()
    .where(and(eq(article.publicationId, feed.publicationId), isNull(article.pathKey)))
    .orderBy(desc(article.id))
    .limit(maxCompared.withoutLink);
  const isNameless = ({ guid, pathKey }: Wanted) => !guid && !pathKey;
  const wanted: [candidates: SQLWrapper, entries: Wanted[]][] = [
    [withoutLink, entries.filter(isNameless)],
    [ofFeed, entries.filter((entry) => isNameless(entry) || !entry.publishedAt)],
  ];
  return wanted.flatMap(([candidates, untold]) => {
    const titles = [...new Set(untold.map(({ title }) => title))];
    return titles.length > 0 ? [and(inArray(article.id, candidates), inArray(article.title, titles))!] : [];
  });
}

async function select(
  { tables: { article }, read }: Db,
  feed: Feed,
  condition: SQL | undefined,
): Promise<KnownRow[]> {
  const { id, feedId, guid, linkKey, finalLinkKey, pathKey, title, wordsHash, publishedAt } = article;
  const { contentHash, state, holdUntil } = article;
  const rows = await read
    .select({
      id,
      feedId,
      guid,
      linkKey,
      finalLinkKey,
      pathKey,
      title,
      wordsHash,
      publishedAt,
      contentHash,
      state,
      holdUntil,
    })
    .from(article)
    .where(and(eq(article.publicationId, feed.publicationId), condition));
  return rows.map(({ finalLinkKey: final, ...row }) => ({
    ...row,
    linkKeys: [row.linkKey, final ?? ''].filter(Boolean),
    sameFeed: row.feedId === feed.id,
  }));
}
