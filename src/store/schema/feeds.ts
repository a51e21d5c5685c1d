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
      /** Of `url`, with its port: one poll per host at a time. */
      host: c.text().notNull().default(''),
      title: c.text(),
      /** Articles carry the whole text of their own page, where the feed has but a part. */
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
  /** Validators, byte for byte as the server gave them (RFC 9110). */
  etag: c.text(),
  lastModified: c.text(),
  /** The address that gave them, after all redirects: they mean nothing elsewhere. */
  validatedUrl: c.text(),
  /** SHA-256 of the body that was last taken in: many servers give no validators. */
  bodyHash: c.text(),
});

const polls = (c: Columns) => ({
  nextPollAt: c.time().notNull(),
  /** The last try, whatever its outcome. */
  polledAt: c.time(),
  /** The first import; what was in the feed then counts as seen. */
  importedAt: c.time(),
  /** While in the future, a poll is under way; what it wrote is then missing or part. */
  claimedUntil: c.time(),
  /** The server asked for no request before (Retry-After). */
  notBefore: c.time(),
  /** The server said 410: it is polled no more, but by hand. */
  goneAt: c.time(),
  /** What feed and server last said about how often to ask. */
  hints: c.json().$type<FeedHints>(),
  /** Where permanent redirects led, and how many polls in a row. */
  movedTo: c.text(),
  movedCount: c.int().notNull().default(0),
});

const outcomes = (c: Columns) => ({
  /** The last poll that was answered with a feed, or unchanged. */
  answeredAt: c.time(),
  /** What that poll brought. */
  lastPoll: c.json().$type<LastPoll>(),
  /** The first of the failed polls in a row. */
  failingSince: c.time(),
  /** Failed polls in a row. */
  failures: c.int().notNull().default(0),
  lastError: c.text(),
  /** The most new articles that one poll brought and that went out. */
  largestBatch: c.int().notNull().default(0),
  /** A flood is being stored: what a crashed poll left is stopped as well. */
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
      /** Hash of what a subscriber sees; a poll writes only rows whose hash changed. */
      contentHash: c.text().notNull(),
      state: c.text().$type<ArticleState>().notNull(),
      /** When the hold is over; null once it is. */
      holdUntil: c.time(),
      /** Given when the article becomes ready; null before, and always if it was seen at first import. */
      seq: c.ref(),
      createdAt: c.time().notNull(),
      /** When its text was dropped; what is left is a tombstone, which knows the article again. */
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
  /** The feed's own id of the entry, or null where it gives none. */
  guid: c.text(),
  /** Canonical link: what two spellings of one address have in common; '' without a link. */
  linkKey: c.text().notNull(),
  /** The same of where the link leads after all redirects, if it leads elsewhere. */
  finalLinkKey: c.text(),
  /** The canonical link without its host; null for a site's front page. */
  pathKey: c.text(),
  /** Hash of the text's words, however they are marked up; '' where there are too few. */
  wordsHash: c.text().notNull().default(''),
});

const content = (c: Columns) => ({
  url: c.text().notNull(),
  title: c.text().notNull(),
  author: c.text(),
  /** Cleaned by the allow-list, links absolute. */
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
      /** Part of the callback's address; can't be guessed. */
      token: c.text().notNull().unique('websub_token'),
      hub: c.text().notNull(),
      topic: c.text().notNull(),
      /** Signs what the hub sends. */
      secret: c.text().notNull(),
      state: c.text().$type<WebSubState>().notNull(),
      /** When the hub was last asked. */
      askedAt: c.time().notNull(),
      /** The hub pushes until then; null until it has verified. */
      leaseUntil: c.time(),
      lastPushAt: c.time(),
      /** Requests in a row that the hub refused or left unanswered. */
      failures: c.int().notNull().default(0),
      lastError: c.text(),
    },
    (t) => [index('websub_feed').on(t.feedId)],
  );
