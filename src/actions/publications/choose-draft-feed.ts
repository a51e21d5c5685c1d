import type { PublicationDraft } from '../../model/publications/draft.ts';
import type { Store } from '../../store/engine/store.ts';
import { chooseFeed } from '../../store/publications/drafts.ts';

/** Chooses one of the found feeds as the feed of an owner's draft. */
export async function chooseDraftFeed(
  { store }: { store: Store },
  draft: PublicationDraft,
  feedUrl: string,
): Promise<{ kind: 'chosen' | 'unknown-feed' }> {
  if (!draft.feeds.some(({ url }) => url === feedUrl)) return { kind: 'unknown-feed' };
  await store.write((tx) => chooseFeed(tx, draft.ownerId, feedUrl));
  return { kind: 'chosen' };
}
