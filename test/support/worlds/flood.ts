/** Articles that the flood guard stopped, with the notice that asks about them. */
import type { ArticleState } from '../../../src/model/feeds/article.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { openNotice } from '../../../src/store/notices/notices.ts';
import type { PublicationRow } from '../../../src/store/schema/schema.ts';

const hour = 3600_000;

/** Inserts articles with these titles, the first one the newest, each an hour older than the one before; gives their ids. */
export async function seedArticles(
  { tables, write }: Store,
  { id: publicationId }: PublicationRow,
  now: Date,
  titles: string[],
  state: ArticleState = 'stopped',
): Promise<number[]> {
  const rows = titles.map((title, index) => ({
    publicationId,
    feedId: 1,
    guid: title,
    linkKey: `valley.example/${title}`,
    title,
    state,
    createdAt: now,
    url: `https://valley.example/${encodeURIComponent(title)}`,
    contentHash: title,
    categories: [],
    html: `<p>${title}</p>`,
    text: title,
    summary: title,
    publishedAt: new Date(now.getTime() - (index + 1) * hour),
  }));
  const inserted = await write((tx) =>
    tx.insert(tables.article).values(rows).returning({ id: tables.article.id }),
  );
  return inserted.map(({ id }) => id);
}

/** A flood of so many articles, `Story 1` the newest. */
export async function seedFlood(
  store: Store,
  publication: PublicationRow,
  now: Date,
  count: number,
): Promise<number[]> {
  const titles = Array.from({ length: count }, (_, index) => `Story ${index + 1}`);
  const ids = await seedArticles(store, publication, now, titles);
  const data = { feed: 'The Valley Courier', count, limit: 10 };
  await store.write((tx) =>
    openNotice(tx, { publicationId: publication.id, feedId: 1, kind: 'flood', data }, now),
  );
  return ids;
}

/** Titles by state. */
export async function titlesByState({
  read,
  tables,
}: Store): Promise<Partial<Record<ArticleState, string[]>>> {
  const found: Partial<Record<ArticleState, string[]>> = {};
  for (const { state, title } of await read.select().from(tables.article).orderBy(tables.article.id))
    found[state] = [...(found[state] ?? []), title];
  return found;
}
