/** Rows that tests start from. */

import type { Store } from '../../../src/store/engine/store.ts';
import { makeArticlesReady } from '../../../src/store/feeds/articles.ts';
import { insertPublication, type NewPublication } from '../../../src/store/publications/publications.ts';
import type { PublicationRow, SubscriberRow } from '../../../src/store/schema/schema.ts';
import { insertSubscribers } from '../../../src/store/subscribers/subscribers.ts';

const start = new Date('2026-01-01T00:00:00Z');

export async function seedPublication(
  store: Store,
  set: Partial<NewPublication> = {},
): Promise<PublicationRow> {
  const settings: NewPublication = {
    slug: 'valley',
    name: 'The Valley Courier',
    siteUrl: 'https://valley.example',
    fromName: 'The Valley Courier',
    fromAddress: 'news@valley.example',
    holdMinutes: 0,
    createdAt: start,
    ...set,
  };
  const feeds = [{ url: `https://valley.example/${set.slug ?? 'valley'}/feed`, title: null }];
  const publication = await store.write((tx) => insertPublication(tx, settings, feeds));
  return publication!;
}

/** Active readers `reader1@example.net` … of a publication, all alike but for `set`; gives their ids. */
export async function seedReaders(
  store: Store,
  publication: PublicationRow,
  count: number,
  set: Partial<SubscriberRow> = {},
  from = 1,
): Promise<number[]> {
  const ids: number[] = [];
  for (let first = from; first < from + count; first += 500) {
    const rows = Array.from({ length: Math.min(500, from + count - first) }, (_, index) => ({
      publicationId: publication.id,
      address: `reader${first + index}@example.net`,
      addressKey: `reader${first + index}@example.net`,
      state: 'active' as const,
      cadence: 'instant' as const,
      timezone: 'UTC',
      digestHour: 8,
      language: 'en',
      createdAt: start,
      confirmedAt: start,
      ...set,
    }));
    ids.push(...(await store.write((tx) => insertSubscribers(tx, rows))));
  }
  return ids;
}

/** Publishes articles with these titles at once; gives the newest seq. */
export async function publish(
  store: Store,
  publication: PublicationRow,
  titles: string[],
  { categories = [], now = start }: { categories?: string[]; now?: Date } = {},
): Promise<void> {
  const contents = titles.map((title) => {
    const key = `valley.example/${title.toLowerCase().replaceAll(/\W+/g, '-')}`;
    return {
      guid: key,
      linkKey: key,
      url: `https://${key}`,
      title,
      author: 'Ada Wren',
      html: `<p>${title}: the story.</p>`,
      text: `${title}: the story.`,
      summary: `${title}: the story.`,
      imageUrl: null,
      commentsUrl: `https://${key}#respond`,
      commentCount: 2,
      categories,
      publishedAt: now,
      contentHash: title,
    };
  });
  const [feed] = await store.read.select().from(store.tables.feed);
  const fresh = { state: 'held' as const, holdUntil: now, createdAt: now };
  const ids = { feedId: feed!.id, publicationId: publication.id };
  const rows = contents.map((content) => ({ ...content, ...fresh, ...ids }));
  await store.write((tx) => tx.insert(store.tables.article).values(rows));
  await store.write((tx) => makeArticlesReady(tx, publication.id, now));
}
