/** A site whose stories are told apart by topic, author and word, and what was mailed of them. */
import { eq, gt, isNull } from 'drizzle-orm';
import type { Filters } from '../../../src/model/issues/filters.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { makeArticlesReady } from '../../../src/store/feeds/articles.ts';
import type { PublicationRow } from '../../../src/store/schema/schema.ts';
import type { Story } from './digest-model.ts';

/** A story becomes an article, and ready at once. */
export async function publishStory(
  store: Store,
  { id }: PublicationRow,
  story: Story,
  now: Date,
): Promise<void> {
  const key = `valley.example/${story.seq}`;
  const text = `About the ${story.word}s, and a ${story.word}.`;
  const row = {
    publicationId: id,
    feedId: 1,
    guid: key,
    linkKey: key,
    url: `https://${key}`,
    title: `Story ${story.seq}`,
    author: story.author,
    html: `<p>${text}</p>`,
    text,
    summary: text,
    imageUrl: null,
    commentsUrl: null,
    commentCount: null,
    categories: [story.topic],
    publishedAt: now,
    contentHash: key,
    state: 'held' as const,
    holdUntil: now,
    createdAt: now,
  };
  await store.write((tx) => tx.insert(store.tables.article).values(row));
  await store.write((tx) => makeArticlesReady(tx, id, now));
}

/** What was mailed since the delivery `after`; all of it then counts as sent. */
export async function mailedSince(
  { read, tables, write }: Store,
  after: number,
  now: Date,
): Promise<{
  last: number;
  mailed: { readerId: number; fromSeq: number; upto: number; filters: Filters | null }[];
}> {
  const { delivery, issue } = tables;
  const rows = await read
    .select({
      id: delivery.id,
      readerId: delivery.subscriberId,
      fromSeq: issue.fromSeq,
      upto: issue.upto,
      filters: issue.filters,
    })
    .from(delivery)
    .innerJoin(issue, eq(issue.id, delivery.issueId))
    .where(gt(delivery.id, after));
  if (rows.length > 0)
    await write(async (tx) => {
      await tx.update(delivery).set({ state: 'sent', dueAt: null }).where(gt(delivery.id, after));
      await tx.update(issue).set({ finishedAt: now }).where(isNull(issue.finishedAt));
    });
  return { last: Math.max(after, ...rows.map(({ id }) => id)), mailed: rows };
}
