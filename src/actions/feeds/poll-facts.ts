/** What a poll finds out about the feed itself. */
import { isRepeated } from '../../model/feeds/poll-schedule.ts';
import type { Store } from '../../store/engine/store.ts';
import { isFollowed } from '../../store/feeds/feeds.ts';
import type { FeedRow } from '../../store/schema/schema.ts';

export type PollFacts = Partial<FeedRow> & {
  /** The hubs and the topic, as far as the feed names them. */
  push?: { hubs: string[]; self: string | null };
};

/**
 * Returns the facts after a failed poll: a feed that is gone (410) is not polled again; if the server asks for a wait
 * (Retry-After), the next poll comes after it.
 */
export function afterFailure(
  feed: FeedRow,
  failure: { reason: string; gone: boolean; retryAfter: Date | null; now: Date },
): PollFacts {
  return {
    lastError: failure.reason,
    failingSince: feed.failingSince ?? failure.now,
    notBefore: failure.retryAfter,
    ...(failure.gone ? { goneAt: feed.goneAt ?? failure.now } : {}),
  };
}

/**
 * Follows a permanent redirect for good after several polls in a row were sent to the new address (RFC 9110, 15.4.2 and
 * 15.4.9).
 */
export async function afterMove(store: Store, feed: FeedRow, movedTo: string | null): Promise<PollFacts> {
  if (!movedTo) return feed.movedTo ? { movedTo: null, movedCount: 0 } : {};
  const movedCount = movedTo === feed.movedTo ? feed.movedCount + 1 : 1;
  if (!isRepeated(movedCount) || (await isFollowed(store, feed, movedTo))) return { movedTo, movedCount };
  return { url: movedTo, host: new URL(movedTo).host, movedTo: null, movedCount: 0 };
}
