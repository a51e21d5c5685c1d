/** The site of the sample publication: its published articles, and the button that publishes the next one. */

import { hourMs, minuteMs } from '../../lib/time.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { changeSetting, settingValue } from '../../store/engine/settings.ts';
import type { Store } from '../../store/engine/store.ts';
import { requestPoll } from '../../store/feeds/polls.ts';
import { publicationBySlug } from '../../store/publications/publications.ts';
import type { SampleArticle, SampleComment } from '../../text/sample/article.ts';
import { sampleArticles } from '../../text/sample/articles.ts';
import type { Deps } from '../deps.ts';

export interface PublishedArticle extends Omit<SampleArticle, 'comments'> {
  publishedAt: Date;
  /** The comments up to now, oldest first. */
  comments: (SampleComment & { at: Date })[];
}

export interface SampleSite {
  /** Newest first. */
  articles: PublishedArticle[];
  /** The number of articles that are not published yet. */
  left: number;
}

export type PublishOutcome =
  | { kind: 'published'; slug: string }
  /** Every article is published. */
  | { kind: 'all-out' }
  | { kind: 'no-sample' };

export const sampleSlug = 'sample';

const setting = 'sample-published';
/** The first articles were published this long (in ms) before the sample was made. */
const headStarts = [149, 96, 53, 5].map((hours) => hours * hourMs);

/** Returns the sample publication; undefined if there is none, or if another publication has its slug. */
export async function samplePublication(store: Store): Promise<Publication | undefined> {
  const found = await publicationBySlug(store, sampleSlug);
  return found && new URL(found.siteUrl).pathname === '/sample/' ? found : undefined;
}

/** Returns the site at this moment; null if there is no sample publication. */
export async function sampleSite({ store, clock }: Deps): Promise<SampleSite | null> {
  const publication = await samplePublication(store);
  if (!publication) return null;
  const dates = datesOf(publication, (await settingValue(store, setting)) ?? '[]');
  const articles = dates.map((publishedAt, index) => published(sampleArticles[index]!, publishedAt, clock()));
  return { articles: articles.reverse(), left: sampleArticles.length - articles.length };
}

/**
 * Publishes the next article and asks for a poll of the feed. Two calls at the same time publish two articles, or the
 * last one once.
 */
export async function publishNextSample({ store, clock }: Deps): Promise<PublishOutcome> {
  const publication = await samplePublication(store);
  if (!publication) return { kind: 'no-sample' };
  const now = clock();
  let next: SampleArticle | undefined;
  const publish = (value: string): string => {
    const dates = datesOf(publication, value);
    next = sampleArticles[dates.length];
    return next ? JSON.stringify([...dates.slice(headStarts.length), now]) : value;
  };
  await store.write((tx) => changeSetting(tx, setting, '[]', publish));
  if (!next) return { kind: 'all-out' };
  await store.write((tx) => requestPoll(tx, publication.id, now));
  return { kind: 'published', slug: next.slug };
}

/**
 * Returns the dates of the published articles, in their order. Stored dates before the publication was made belong to
 * an earlier sample, and are left out.
 */
function datesOf({ createdAt }: Publication, value: string): Date[] {
  const pressed = (JSON.parse(value) as string[]).map((date) => new Date(date));
  return [
    ...headStarts.map((ms) => new Date(createdAt.getTime() - ms)),
    ...pressed.filter((date) => date >= createdAt),
  ].slice(0, sampleArticles.length);
}

function published(article: SampleArticle, publishedAt: Date, now: Date): PublishedArticle {
  const comments = article.comments.map((comment) => ({
    ...comment,
    at: new Date(publishedAt.getTime() + comment.after * minuteMs),
  }));
  return { ...article, publishedAt, comments: comments.filter(({ at }) => at <= now) };
}
