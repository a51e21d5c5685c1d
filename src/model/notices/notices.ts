/** What owners are told or asked. */

/**
 * `flood`: articles are stopped until the owner answers. `feed-failing`: for three days. `feed-gone`: the server said
 * 410. `return`: a reader who complained or was suppressed asks to be let back in.
 */
export type NoticeKind = 'flood' | 'feed-failing' | 'feed-gone' | 'return';

export interface NoticeData {
  /** The feed, as the owner knows it; missing where the notice is about a reader. */
  feed?: string;
  /** Of a flood: how many articles, and how many were expected at most. */
  count?: number;
  limit?: number;
  /** Of a failure: the last reason, a sentence. Of a reader who asks to return: why no mail goes to them. */
  reason?: string;
  /** Ids of the owners who have had the mail. */
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

/** A subscriber's request to be let back in, as the owner sees it. */
export interface ReturnRequest {
  subscriberId: number;
  address: string;
  askedAt: Date;
}
