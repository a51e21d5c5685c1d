/** The one shape to which all formats are brought. Addresses are as written: `article.ts` makes them absolute. */
import type { FeedHints } from '../../model/feeds/feed-health.ts';

/** A text and whether it is HTML. `base` is what an xml:base around it says, absolute. */
export interface Content {
  value: string;
  html: boolean;
  base?: string | undefined;
}

/** An address as written, and what an xml:base around it says. */
export interface Address {
  value: string;
  base?: string | undefined;
}

export interface RawEnclosure extends Address {
  type?: string | undefined;
  length?: string | number | undefined;
}

export interface RawEntry {
  /** Resolved like an address where it is one, `/2025/post` say. */
  guid?: Address | undefined;
  /** Candidates for the article's address, best first. */
  links: Address[];
  title?: Content | undefined;
  body?: Content | undefined;
  /** The entry's own short text, if it also has a long one. */
  summary?: Content | undefined;
  authors: string[];
  /** Dates as written, best first; the first that can be read counts. */
  published: string[];
  updated: string[];
  /** Pictures, best first. */
  pictures: Address[];
  enclosures: RawEnclosure[];
  comments: Address[];
  commentCount?: string | number | undefined;
  categories: string[];
}

export interface RawFeed {
  /** As people call it: `RSS 2.0`, `Atom 0.3`. */
  format: string;
  title?: Content | undefined;
  links: Address[];
  /** What an xml:base of the whole feed says. */
  base?: string | undefined;
  language?: string | undefined;
  hubs: Address[];
  self: Address[];
  hints: Hints;
  entries: RawEntry[];
  /** How many entries there were beyond those read. */
  unread: number;
}

/** What a feed itself says about how often to ask. */
export type Hints = Omit<FeedHints, 'maxAgeSeconds'>;
export const noHints: Hints = { ttlMinutes: null, skipHours: [], skipDays: [], updateMinutes: null };

/** Feeds put the newest first; a whole archive of thousands would only hold up the others. */
export const maxEntries = 2_000;
