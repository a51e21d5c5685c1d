/** Notices: what Postrider tells or asks the owners. */

/**
 * `flood`: articles are stopped until the owner answers. `feed-failing`: the polls of a feed have failed for three days.
 * `feed-gone`: the server replied 410. `return`: a subscriber who complained or was suppressed asks for mail again.
 */
export type NoticeKind = 'flood' | 'feed-failing' | 'feed-gone' | 'return';

export interface NoticeData {
  /** The feed, as the owner knows it; missing if the notice is about a subscriber. */
  feed?: string;
  /** For a flood: the number of articles, and the maximum that was expected. */
  count?: number;
  limit?: number;
  /** For a failing feed: the last reason, as a sentence. For `return`: why the subscriber gets no mail. */
  reason?: string;
  /** Ids of the owners who have been sent the mail. */
  told?: number[];
}

/** A notice to the owners. Each field is explained at its column (store/schema/). */
export interface Notice {
  id: number;
  publicationId: number;
  feedId: number | null;
  subscriberId: number | null;
  kind: NoticeKind;
  data: NoticeData;
  createdAt: Date;
  closedAt: Date | null;
}

/** A subscriber's request for mail again, after a complaint or a suppression, as the owner sees it. */
export interface ReturnRequest {
  subscriberId: number;
  address: string;
  askedAt: Date;
}
