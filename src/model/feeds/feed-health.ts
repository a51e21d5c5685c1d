/** What is kept of a feed's polls, and what feeds and servers say about how often to ask. */

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
  /** Entries in the feed. */
  entries: number;
  added: number;
  edited: number;
  withdrawn: number;
  /** New articles that the flood guard stopped. */
  stopped: number;
  /** Sentences on entries that were left out or cut, at most ten. */
  warnings: string[];
}
