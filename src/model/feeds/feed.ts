import type { FeedHints, LastPoll } from './feed-health.ts';

/** A polled address of a publication. Each field is explained at its column (store/schema/). */
export interface Feed {
  id: number;
  publicationId: number;
  url: string;
  title: string | null;
  fullText: boolean;
  nextPollAt: Date;
  polledAt: Date | null;
  importedAt: Date | null;
  claimedUntil: Date | null;
  notBefore: Date | null;
  goneAt: Date | null;
  hints: FeedHints | null;
  movedTo: string | null;
  movedCount: number;
  answeredAt: Date | null;
  lastPoll: LastPoll | null;
  failingSince: Date | null;
  failures: number;
  lastError: string | null;
}
