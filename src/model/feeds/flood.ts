/** The flood guard: how many new articles of one poll are sent without asking the owner. */
import type { Article } from './article.ts';
import type { Feed } from './feed.ts';

/** The answers of an owner: send all articles, only the newest, or none. Articles that are not sent count as seen. */
export const floodAnswers = ['send', 'newest', 'seen'] as const;
export type FloodAnswer = (typeof floodAnswers)[number];

export type StoppedArticle = Pick<Article, 'id' | 'title' | 'url' | 'publishedAt' | 'createdAt'>;

export interface Flood {
  total: number;
  /** Only the newest articles, the newest first. */
  articles: StoppedArticle[];
  /** The highest id of all stopped articles. An answer does not apply to articles that come later. */
  upto: number;
}

/** What an owner sees of a flood: many articles of a feed that came at once and wait for the owner. */
export interface FloodView {
  feed: Feed;
  /** Null if no article waits. */
  flood: Flood | null;
  /** More articles than this at once are stopped; null if the limit is not known. */
  limit: number | null;
  /** The number of active subscribers. */
  readers: { instant: number; digest: number };
}

/** This number of new articles is never a flood. */
export const alwaysLetThrough = 10;
/** The limit is at least the usual number of articles in a day, times this factor. */
const usualDayFactor = 3;

/**
 * `chosen` is the owner's own limit. `perDay` is the feed's usual number of articles in a day, `largestBatch` the
 * maximum that one poll brought before. `daysAway` is the number of days since the last answered poll, because articles
 * that gathered while Postrider or the site was down are not a flood.
 *
 * @returns the maximum number of new articles of one poll that are sent without asking the owner
 */
export function floodLimit(feed: {
  chosen: number | null;
  perDay: number;
  largestBatch: number;
  daysAway: number;
}): number {
  if (feed.chosen !== null) return feed.chosen;
  const usual = usualDayFactor * feed.perDay * Math.max(1, feed.daysAway);
  return Math.max(alwaysLetThrough, Math.ceil(usual), feed.largestBatch);
}

/**
 * Marks articles that the owner has let through, as the end of their hold. They are sent even if the feed no longer has
 * them.
 */
export const letThrough = new Date(0);
