/** The sample publication's site: which of its articles are out, and the button that brings out the next one. */
import { hourMs, minuteMs } from '../../lib/time.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { changeSetting, settingValue } from '../../store/engine/settings.ts';
import type { Store } from '../../store/engine/store.ts';
import { requestPoll } from '../../store/feeds/polls.ts';
import { publicationBySlug } from '../../store/publications/publications.ts';
import type { SampleArticle, SampleComment } from '../../text/sample/article.ts';
import { sampleArticles } from '../../text/sample/articles.ts';

export interface SampleWorld {
  store: Store;
  clock: () => Date;
}

export interface PublishedArticle extends Omit<SampleArticle, 'comments'> {
  publishedAt: Date;
  /** Those that have come in by now, oldest first. */
  comments: (SampleComment & { at: Date })[];
}

export interface SampleSite {
  /** Newest first. */
  articles: PublishedArticle[];
  /** How many are still to come out. */
  left: number;
}

export type PublishOutcome =
  | { kind: 'published'; slug: string }
  /** Every article is out. */
  | { kind: 'all-out' }
  | { kind: 'no-sample' };

export const sampleSlug = 'sample';

const setting = 'sample-published';
/** How long before the sample was made its first articles came out. */
const headStarts = [149, 96, 53, 5].map((hours) => hours * hourMs);

/** The sample publication, or undefined where there is none, or another one has its slug. */
export async function samplePublication(store: Store): Promise<Publication | undefined> {
  const found = await publicationBySlug(store, sampleSlug);
  return found && new URL(found.siteUrl).pathname === '/sample/' ? found : undefined;
}

/** The site as it stands now; null where there is no sample publication. */
export async function sampleSite({ store, clock }: SampleWorld): Promise<SampleSite | null> {
  const publication = await samplePublication(store);
  if (!publication) return null;
  const dates = datesOf(publication, (await settingValue(store, setting)) ?? '[]');
  const articles = dates.map((publishedAt, index) => published(sampleArticles[index]!, publishedAt, clock()));
  return { articles: articles.reverse(), left: sampleArticles.length - articles.length };
}

/** Brings the next article out, and asks for a poll of the feed. Two at once bring out two, or the last one once. */
export async function publishNextSample({ store, clock }: SampleWorld): Promise<PublishOutcome> {
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

/** When the articles that are out came out, in their order. Dates before the publication are those of an earlier one. */
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
