import { type Discovery, discoverFeeds, type FoundFeed } from '../../feed/discover/discover.ts';
import type { DraftArticle, DraftFeed, PublicationDraft } from '../../model/publications/draft.ts';
import { keepDraft } from '../../store/publications/drafts.ts';
import { discovery, type PollDeps } from '../feeds/poll-deps.ts';

/** The number of articles of a feed in the preview. */
const shown = 3;

export type FindSiteOutcome = { kind: 'found' } | Extract<Discovery, { kind: 'none' }>;

/** Looks for the feeds of a site and stores the result as the owner's draft of a publication. */
export async function findSite(deps: PollDeps, ownerId: number, address: string): Promise<FindSiteOutcome> {
  const { store, clock } = deps;
  const found = await discoverFeeds(address, discovery(deps));
  if (found.kind === 'none') return found;
  const [first] = found.feeds;
  const draft: PublicationDraft = {
    ownerId,
    siteUrl: first!.feed.link ?? new URL(first!.url).origin,
    siteTitle: found.siteTitle ?? first!.title,
    feeds: found.feeds.map(draftFeed),
    feedUrl: null,
    createdAt: clock(),
  };
  await store.write((tx) => keepDraft(tx, draft));
  return { kind: 'found' };
}

function draftFeed({ url, title, feed }: FoundFeed): DraftFeed {
  const time = ({ published, updated }: { published: Date | null; updated: Date | null }) =>
    (published ?? updated)?.getTime() ?? 0;
  // Articles without a date stay in the feed's order, which is newest first.
  const newest = feed.articles.toSorted((a, b) => time(b) - time(a)).slice(0, shown);
  const articles = newest.map(
    (article): DraftArticle => ({
      title: article.title,
      author: article.author,
      html: article.html,
      text: article.text,
      summary: article.summary,
      imageUrl: article.imageUrl,
      commentsUrl: article.commentsUrl,
      commentCount: article.commentCount,
      categories: article.categories,
      url: article.url ?? feed.link ?? url,
      publishedAt: (article.published ?? article.updated)?.toISOString() ?? null,
    }),
  );
  return { url, title, link: feed.link, language: feed.language, count: feed.articles.length, articles };
}
