/** What owners are told or asked. */

/** `flood`: articles are stopped until the owner answers. `feed-failing`: for three days. `feed-gone`: the server said 410. */
export type NoticeKind = 'flood' | 'feed-failing' | 'feed-gone';

export interface NoticeData {
  /** The feed, as the owner knows it. */
  feed: string;
  /** Of a flood: how many articles, and how many were expected at most. */
  count?: number;
  limit?: number;
  /** Of a failure: the last reason, a sentence. */
  reason?: string;
  /** Ids of the owners who have had the mail. */
  told?: number[];
}
