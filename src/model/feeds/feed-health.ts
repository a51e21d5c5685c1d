/** The stored result of a feed's last poll, and what feeds and servers say about how often to poll. */

export interface FeedHints {
  /** RSS `<ttl>`, in minutes. */
  ttlMinutes: number | null;
  /** RSS `<skipHours>`, 0 to 23 in UTC, and `<skipDays>`, 0 for Sunday. */
  skipHours: number[];
  skipDays: number[];
  /** `sy:updatePeriod` divided by `sy:updateFrequency`, in minutes. */
  updateMinutes: number | null;
  /** Cache-Control's max-age or Expires, in seconds. */
  maxAgeSeconds: number | null;
}

/** What the last answered poll brought. */
export interface LastPoll {
  kind: 'unchanged' | 'read';
  /** The number of entries in the feed. */
  entries: number;
  added: number;
  edited: number;
  withdrawn: number;
  /** The number of new articles that the flood guard stopped. */
  stopped: number;
  /** Sentences about entries that were left out or cut; at most ten. */
  warnings: string[];
}
