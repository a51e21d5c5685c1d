/** The stored articles that entries of a feed may be, with what tells them. */
import { type AnyColumn, and, eq, gt, inArray, max, type SQL } from 'drizzle-orm';
import type { KnownArticle } from '../model/article-identity.ts';
import type { Article, Feed } from './schema.ts';
import type { Db, Store } from './store.ts';

/** An article's facts with what a poll decides by. */
export interface KnownRow extends KnownArticle {
  feedId: number;
  linkKey: string;
  contentHash: string;
  state: Article['state'];
  holdUntil: Date | null;
}

export interface Known {
  rows: KnownRow[];
  /** The newest article of the publication then; what has a higher id came since. */
  upto: number;
}

type Wanted = Pick<KnownArticle, 'guid' | 'linkKeys' | 'pathKey' | 'publishedAt' | 'title'>;

/** The articles of the feed's publication that share a guid, a link, a path or the instant (or, where an entry has no id, the title) with one of the entries. */
export async function knownArticles(store: Store, feed: Feed, entries: Wanted[]): Promise<Known> {
  const { tables, read } = store;
  const { article } = tables;
  const [newest] = await read
    .select({ id: max(article.id) })
    .from(article)
    .where(eq(article.publicationId, feed.publicationId));
  const upto = Number(newest?.id ?? 0);
  if (upto === 0) return { rows: [], upto };
  const rows = new Map<number, KnownRow>();
  // One index each: an OR over all four would walk the whole table on Postgres.
  for (const condition of conditions(store, entries))
    for (const row of await select(store, read, feed, condition)) rows.set(row.id, row);
  return { rows: [...rows.values()], upto };
}

/** Those that came after `upto`; another feed of the publication may have stored them meanwhile. */
export const articlesSince = (store: Store, tx: Db, feed: Feed, upto: number): Promise<KnownRow[]> =>
  select(store, tx, feed, gt(store.tables.article.id, upto));

function conditions({ tables: { article } }: Store, entries: Wanted[]): SQL[] {
  const values = <T>(list: (T | null)[]): T[] =>
    [...new Set(list.filter((value) => value !== null && value !== ''))] as T[];
  // A front page is nobody's own link.
  const links = values(entries.flatMap(({ linkKeys, pathKey }) => (pathKey ? linkKeys : [])));
  const nameless = entries.filter(({ guid, pathKey }) => !guid && !pathKey);
  const wanted: [column: AnyColumn, values: unknown[]][] = [
    [article.guid, values(entries.map(({ guid }) => guid))],
    [article.linkKey, links],
    [article.finalLinkKey, links],
    [article.pathKey, values(entries.map(({ pathKey }) => pathKey))],
    [article.publishedAt, values(entries.map(({ publishedAt }) => publishedAt))],
    [article.title, values(nameless.map(({ title }) => title))],
  ];
  return wanted.flatMap(([column, list]) => (list.length > 0 ? [inArray(column, list)] : []));
}

async function select(
  { tables: { article } }: Store,
  db: Db,
  feed: Feed,
  condition: SQL | undefined,
): Promise<KnownRow[]> {
  const { id, feedId, guid, linkKey, finalLinkKey, pathKey, title, wordsHash, publishedAt } = article;
  const { contentHash, state, holdUntil } = article;
  const rows = await db
    .select({
      ...{ id, feedId, guid, linkKey, finalLinkKey, pathKey, title, wordsHash, publishedAt },
      ...{ contentHash, state, holdUntil },
    })
    .from(article)
    .where(and(eq(article.publicationId, feed.publicationId), condition));
  return rows.map(({ finalLinkKey: final, ...row }) => ({
    ...row,
    linkKeys: [row.linkKey, final ?? ''].filter(Boolean),
    sameFeed: row.feedId === feed.id,
  }));
}
