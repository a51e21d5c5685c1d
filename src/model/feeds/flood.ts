/** The flood guard: how many new articles at once are still a matter of course. */
import type { Article } from './article.ts';
import type { Feed } from './feed.ts';

/** Sends all, the newest alone, or none: those that are not sent count as seen. */
export const floodAnswers = ['send', 'newest', 'seen'] as const;
export type FloodAnswer = (typeof floodAnswers)[number];

export type StoppedArticle = Pick<Article, 'id' | 'title' | 'url' | 'publishedAt' | 'createdAt'>;

export interface Flood {
  total: number;
  /** The newest, newest first. */
  articles: StoppedArticle[];
  /** The highest id among all of them: what comes later is not meant by an answer to these. */
  upto: number;
}

/** Articles of a feed that came at once and wait for the owner. */
export interface FloodView {
  feed: Feed;
  /** Null where none waits. */
  flood: Flood | null;
  /** More than so many at once are stopped; null where that is not known. */
  limit: number | null;
  /** Active subscribers. */
  readers: { instant: number; digest: number };
}

/** Let through in any case. */
export const alwaysLetThrough = 10;
/** So many times a feed's usual day. */
const times = 3;

/**
 * The most new articles of one poll that go out without asking the owner. `perDay` is the feed's usual number,
 * `largestBatch` the most that one poll brought before, `daysAway` the time since the last answered poll: what gathered
 * while Postrider or the site was down is no flood.
 */
export function floodLimit(feed: {
  chosen: number | null;
  perDay: number;
  largestBatch: number;
  daysAway: number;
}): number {
  if (feed.chosen !== null) return feed.chosen;
  const usual = times * feed.perDay * Math.max(1, feed.daysAway);
  return Math.max(alwaysLetThrough, Math.ceil(usual), feed.largestBatch);
}

/** The end of the hold of articles that the owner has let through: what was decided is not undone by the feed. */
export const letThrough = new Date(0);
