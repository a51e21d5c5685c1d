/** Feeds, their articles and their subscriptions at hubs. */

import type { ArticleState } from '../../model/feeds/article.ts';
import type { FeedHints, LastPoll } from '../../model/feeds/feed-health.ts';
import type { WebSubState } from '../../model/feeds/websub.ts';
import type { ColumnKit } from './columns.ts';
import type { PublicationTables } from './publications.ts';

export type FeedTables = ReturnType<typeof feedTables>;

export function feedTables(kit: ColumnKit, { publication }: PublicationTables) {
  const feed = feedTable(kit, publication);
  return { feed, article: articleTable(kit, publication, feed), websub: websubTable(kit, feed) };
}

const feedTable = (
  { table, index, uniqueIndex, ...c }: ColumnKit,
  publication: PublicationTables['publication'],
) =>
  table(
    'feed',
    {
      id: c.id(),
      publicationId: c.partOf(() => publication.id),
      url: c.text().notNull(),
      /** The host of `url`, with its port. Each host gets one poll at a time. */
      host: c.text().notNull().default(''),
      title: c.text(),
      /** Articles get the whole text from their own page, because the feed has only a part of it. */
      fullText: c.bool().notNull().default(false),
      ...validators(c),
      ...polls(c),
      ...outcomes(c),
    },
    (t) => [
      uniqueIndex('feed_publication_url').on(t.publicationId, t.url),
      index('feed_next_poll_at').on(t.nextPollAt),
      index('feed_host').on(t.host, t.claimedUntil),
    ],
  );

type Columns = Pick<ColumnKit, 'id' | 'ref' | 'int' | 'text' | 'time' | 'bool' | 'json'>;

const validators = (c: Columns) => ({
  /** Validators (RFC 9110), stored byte for byte as the server sent them. */
  etag: c.text(),
  lastModified: c.text(),
  /** The address that sent the validators, after all redirects. They are valid only there. */
  validatedUrl: c.text(),
  /** SHA-256 of the last body that was stored, because many servers send no validators. */
  bodyHash: c.text(),
});

const polls = (c: Columns) => ({
  nextPollAt: c.time().notNull(),
  /** When the last poll was tried, with any outcome. */
  polledAt: c.time(),
  /** When the feed was first imported. Articles that were in the feed then count as seen. */
  importedAt: c.time(),
  /** While this is in the future, a poll is under way, and its articles may be stored only in part, or not yet. */
  claimedUntil: c.time(),
  /** The server asked for no request before this time (Retry-After). */
  notBefore: c.time(),
  /** When the server replied 410. The feed is then polled only if the owner asks. */
  goneAt: c.time(),
  /** What the feed and its server last said about how often to poll. */
  hints: c.json().$type<FeedHints>(),
  /** The target of permanent redirects, and how many polls in a row have got it. */
  movedTo: c.text(),
  movedCount: c.int().notNull().default(0),
});

const outcomes = (c: Columns) => ({
  /** The last poll that got a feed, or the answer that it is unchanged. */
  answeredAt: c.time(),
  /** The result of that poll. */
  lastPoll: c.json().$type<LastPoll>(),
  /** The time of the first failed poll in the present row of failed polls. */
  failingSince: c.time(),
  /** The number of failed polls in a row. */
  failures: c.int().notNull().default(0),
  lastError: c.text(),
  /** The maximum number of new articles that one poll brought and that were sent. */
  largestBatch: c.int().notNull().default(0),
  /** A flood is being stored. If the poll crashes, the next poll stops the rest of the flood too. */
  floodAt: c.time(),
});

const articleTable = (
  { table, index, uniqueIndex, ...c }: ColumnKit,
  publication: PublicationTables['publication'],
  feed: ReturnType<typeof feedTable>,
) =>
  table(
    'article',
    {
      id: c.id(),
      publicationId: c.partOf(() => publication.id),
      feedId: c.partOf(() => feed.id),
      ...identity(c),
      ...content(c),
      /** A hash of what a subscriber sees. A poll writes only rows whose hash has changed. */
      contentHash: c.text().notNull(),
      state: c.text().$type<ArticleState>().notNull(),
      /** When the hold ends; null once it has ended. */
      holdUntil: c.time(),
      /**
       * The article's number. It is given when the article becomes ready; null before, and for articles that count as
       * seen.
       */
      seq: c.ref(),
      createdAt: c.time().notNull(),
      /**
       * When the text was dropped. The rest of the row stays, so that the article is recognised if the feed brings it
       * again.
       */
      prunedAt: c.time(),
    },
    (t) => [
      index('article_guid').on(t.publicationId, t.guid),
      index('article_link').on(t.publicationId, t.linkKey),
      index('article_final_link').on(t.publicationId, t.finalLinkKey),
      index('article_path').on(t.publicationId, t.pathKey),
      index('article_published_at').on(t.publicationId, t.publishedAt),
      index('article_feed_created_at').on(t.feedId, t.createdAt),
      index('article_feed_published_at').on(t.feedId, t.publishedAt),
      index('article_feed_state').on(t.feedId, t.state),
      index('article_publication_state').on(t.publicationId, t.state),
      uniqueIndex('article_publication_seq').on(t.publicationId, t.seq),
      index('article_hold_until').on(t.holdUntil),
    ],
  );

const identity = (c: Columns) => ({
  /** The feed's own id of the entry; null if it has none. */
  guid: c.text(),
  /** The canonical link, which is equal for all spellings of one address; '' without a link. */
  linkKey: c.text().notNull(),
  /** The canonical link of the address after all redirects, if that is another address. */
  finalLinkKey: c.text(),
  /** The canonical link without its host; null for a site's front page. */
  pathKey: c.text(),
  /** A hash of the words of the text, without the markup; '' if there are too few words. */
  wordsHash: c.text().notNull().default(''),
});

const content = (c: Columns) => ({
  url: c.text().notNull(),
  title: c.text().notNull(),
  author: c.text(),
  /** HTML with only the elements and attributes of the allow-list, and with absolute links. */
  html: c.text().notNull(),
  text: c.text().notNull(),
  summary: c.text().notNull(),
  imageUrl: c.text(),
  commentsUrl: c.text(),
  commentCount: c.int(),
  categories: c.json().$type<string[]>().notNull(),
  publishedAt: c.time(),
});

/** A feed's subscription at a WebSub hub (W3C WebSub). */
const websubTable = ({ table, index, ...c }: ColumnKit, feed: ReturnType<typeof feedTable>) =>
  table(
    'websub',
    {
      id: c.id(),
      feedId: c.partOf(() => feed.id),
      /** A random part of the callback's address, so that it can't be guessed. */
      token: c.text().notNull().unique('websub_token'),
      hub: c.text().notNull(),
      topic: c.text().notNull(),
      /** The secret with which the hub signs what it sends. */
      secret: c.text().notNull(),
      state: c.text().$type<WebSubState>().notNull(),
      /** When the hub was last asked. */
      askedAt: c.time().notNull(),
      /** The end of the lease, until which the hub pushes; null until the hub has verified. */
      leaseUntil: c.time(),
      lastPushAt: c.time(),
      /** The number of requests in a row that the hub refused or did not answer. */
      failures: c.int().notNull().default(0),
      lastError: c.text(),
    },
    (t) => [index('websub_feed').on(t.feedId)],
  );
