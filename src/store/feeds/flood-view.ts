import type { FloodView } from '../../model/feeds/flood.ts';
import type { Db } from '../engine/store.ts';
import { nextDigests } from '../issues/summaries.ts';
import { openNotices } from '../notices/notices.ts';
import { feedsOf } from './feeds.ts';
import { floodOf } from './floods.ts';

/** The maximum number of stopped articles that are listed in full. */
const maxShown = 10;

/** What an owner sees of a feed's stopped articles; undefined if the publication has no such feed. */
export async function floodView(
  db: Db,
  publicationId: number,
  feedId: number,
  now: Date,
): Promise<FloodView | undefined> {
  const feed = (await feedsOf(db, publicationId)).find(({ id }) => id === feedId);
  if (!feed) return undefined;
  const asked = (await openNotices(db, publicationId)).find(
    (notice) => notice.feedId === feedId && notice.kind === 'flood',
  );
  const readers = { instant: 0, digest: 0 };
  for (const { cadence, readers: count } of await nextDigests(db, publicationId, now))
    readers[cadence === 'instant' ? 'instant' : 'digest'] += count;
  const flood = (await floodOf(db, feedId, maxShown)) ?? null;
  return { feed, flood, limit: asked?.data.limit ?? null, readers };
}
