/**
 * Every table, defined once and instantiated for each engine (design: one schema, two engines).
 * Column names are written in snake_case by the `casing` of the two Drizzle instances.
 */
import { sql } from 'drizzle-orm';
import type { DeliveryKind, DeliveryState } from '../../model/deliveries/delivery.ts';
import type { FeedHints, LastPoll } from '../../model/feeds/feed-health.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { NoticeData, NoticeKind } from '../../model/notices/notices.ts';
import type { DigestExtent, DigestGroups, FontName } from '../../model/publications/digest.ts';
import type { SocialLinks } from '../../model/publications/social.ts';
import type { Filters } from '../../model/subscribers/filters.ts';
import type {
  ArticleState,
  IssueKind,
  SubscriberState,
  WebSubState,
} from '../../model/subscribers/states.ts';
import { type ColumnKit, postgresKit } from './columns.ts';

export interface RenderedIssue {
  subject: string;
  html: string;
  text: string;
  /** Seqs of the articles that the mail carries, in the order shown. */
  articles: number[];
  /** How many articles of the issue only the site shows; not in older rows. */
  left?: number;
}

/** A feed that was found for a draft, with its newest articles for the preview. */
export interface DraftFeed {
  url: string;
  title: string | null;
  link: string | null;
  language: string | null;
  /** How many articles it has. */
  count: number;
  /** The newest three; `publishedAt` in ISO 8601. */
  articles: DraftArticle[];
}

export interface DraftArticle {
  url: string;
  title: string;
  author: string | null;
  html: string;
  text: string;
  summary: string;
  imageUrl: string | null;
  commentsUrl: string | null;
  commentCount: number | null;
  categories: string[];
  publishedAt: string | null;
}

export function defineSchema({ table, index, uniqueIndex, ...c }: ColumnKit) {
  /** Facts about the installation itself: the fingerprint of SECRET_KEY, the set-up's one-time secret. */
  const setting = table('setting', {
    name: c.text().primaryKey(),
    value: c.text().notNull(),
  });

  const owner = table('owner', {
    id: c.id(),
    /** Lower-cased; what the owner signs in with. */
    email: c.text().notNull().unique(),
    /** `scrypt$N$r$p$salt$hash`, base64url. */
    passwordHash: c.text().notNull(),
    createdAt: c.time().notNull(),
  });

  /** An owner who is signed in. */
  const session = table(
    'session',
    {
      /** SHA-256 of the token in the cookie, base64url. */
      tokenHash: c.text().primaryKey(),
      ownerId: c
        .ref()
        .notNull()
        .references(() => owner.id, { onDelete: 'cascade' }),
      createdAt: c.time().notNull(),
      expiresAt: c.time().notNull(),
    },
    (t) => [index('session_expires_at').on(t.expiresAt)],
  );

  /** A publication that an owner has begun to set up, so that the steps can be left and taken up again. */
  const publicationDraft = table('publication_draft', {
    ownerId: c
      .ref()
      .primaryKey()
      .references(() => owner.id, { onDelete: 'cascade' }),
    siteUrl: c.text().notNull(),
    siteTitle: c.text(),
    feeds: c.json().$type<DraftFeed[]>().notNull(),
    /** Address of the feed that the owner chose. */
    feedUrl: c.text(),
    createdAt: c.time().notNull(),
  });

  const apiKey = table('api_key', {
    id: c.id(),
    name: c.text().notNull(),
    /** SHA-256 of the key, base64url; the key itself is shown once and not kept. */
    keyHash: c.text().notNull().unique('api_key_key_hash'),
    createdAt: c.time().notNull(),
    lastUsedAt: c.time(),
  });

  const publication = table('publication', {
    id: c.id(),
    slug: c.text().notNull().unique(),
    name: c.text().notNull(),
    siteUrl: c.text().notNull(),
    language: c.text().notNull().default('en'),
    fromName: c.text().notNull(),
    fromAddress: c.text().notNull(),
    replyTo: c.text(),
    postal: c.text(),
    /** `#rrggbb`; the colour of buttons and of the mail's head. */
    color: c.text().notNull().default('#1f5fbf'),
    logoUrl: c.text(),
    social: c.json().$type<SocialLinks>().notNull().default(sql`'{}'`),
    holdMinutes: c.int().notNull().default(10),
    /** New articles at once from which on the flood guard asks first; null for what a feed's own history gives. */
    floodLimit: c.int(),
    /** The cadence that the follow form offers first. */
    defaultCadence: c.text().$type<Cadence>().notNull().default('instant'),
    /** Hour of the day (0-23), weekday (ISO, 1 is Monday) and day of the month of digests, which the form offers. */
    digestHour: c.int().notNull().default(8),
    digestWeekday: c.int().notNull().default(1),
    digestMonthDay: c.int().notNull().default(1),
    /** IANA zone of the owner; dates in mails are in it, and a reader whose zone is not known has it. */
    timezone: c.text().notNull().default('UTC'),
    /** Between these hours of the reader's day (0-23) no instant mail goes out; null for none. */
    quietFrom: c.int(),
    quietTo: c.int(),
    /** Instant readers who are behind all have quiet hours until then; null once there is something new. */
    quietUntil: c.time(),
    /** A digest later than this many hours waits for the next. */
    lateHours: c.int().notNull().default(12),
    /** Articles in one mail at most; what is beyond is on the site. */
    mostArticles: c.int().notNull().default(20),
    digestExtent: c.text().$type<DigestExtent>().notNull().default('excerpt'),
    digestGroups: c.text().$type<DigestGroups>().notNull().default('none'),
    /** Categories that the form offers as topics. */
    topics: c.json().$type<string[]>().notNull().default(sql`'[]'`),
    font: c.text().$type<FontName>().notNull().default('sans'),
    /** A line under the name at the head of every mail, and the owner's own words in its foot. */
    tagline: c.text(),
    footNote: c.text(),
    /** Whether readers get a mail once they have confirmed, and when they leave. */
    welcome: c.bool().notNull().default(false),
    goodbye: c.bool().notNull().default(false),
    /** The highest article seq given out; its row lock makes commit order seq order. */
    lastSeq: c.ref().notNull().default(0),
    /** While in the future, no mail of this publication is sent (the server or the sender is refused). */
    pausedUntil: c.time(),
    pausedReason: c.text(),
    createdAt: c.time().notNull(),
  });

  const feed = table(
    'feed',
    {
      id: c.id(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      url: c.text().notNull(),
      /** Of `url`, with its port: one poll per host at a time. */
      host: c.text().notNull().default(''),
      title: c.text(),
      /** Articles carry the whole text of their own page, where the feed has but a part. */
      fullText: c.bool().notNull().default(false),
      /** Validators, byte for byte as the server gave them (RFC 9110). */
      etag: c.text(),
      lastModified: c.text(),
      /** The address that gave them, after all redirects: they mean nothing elsewhere. */
      validatedUrl: c.text(),
      /** SHA-256 of the body that was last taken in: many servers give no validators. */
      bodyHash: c.text(),
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
    },
    (t) => [
      uniqueIndex('feed_publication_url').on(t.publicationId, t.url),
      index('feed_next_poll_at').on(t.nextPollAt),
      index('feed_host').on(t.host, t.claimedUntil),
    ],
  );

  const article = table(
    'article',
    {
      id: c.id(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      feedId: c
        .ref()
        .notNull()
        .references(() => feed.id, { onDelete: 'cascade' }),
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
      /** Hash of what a reader sees; a poll writes only rows whose hash changed. */
      contentHash: c.text().notNull(),
      state: c.text().$type<ArticleState>().notNull(),
      /** When the hold is over; null once it is. */
      holdUntil: c.time(),
      /** Given when the article becomes ready; null before, and for ever if it was seen at first import. */
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

  /** A feed's subscription at a WebSub hub (W3C WebSub). */
  const websub = table(
    'websub',
    {
      id: c.id(),
      feedId: c
        .ref()
        .notNull()
        .references(() => feed.id, { onDelete: 'cascade' }),
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

  const subscriber = table(
    'subscriber',
    {
      id: c.id(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      /** The address that mail goes to: the local part as typed, the domain in A-labels. */
      address: c.text().notNull(),
      /** What makes two spellings one reader: `address`, lower-cased. */
      addressKey: c.text().notNull(),
      state: c.text().$type<SubscriberState>().notNull(),
      cadence: c.text().$type<Cadence>().notNull(),
      /** IANA zone. */
      timezone: c.text().notNull(),
      digestHour: c.int().notNull(),
      /** ISO, 1 is Monday. */
      digestWeekday: c.int().notNull().default(1),
      /** 1-31; a shorter month's last day. */
      digestMonthDay: c.int().notNull().default(1),
      language: c.text().notNull(),
      filters: c.json().$type<Filters>(),
      /** Hash of the canonical form of `filters`; '' without filters. */
      filtersHash: c.text().notNull().default(''),
      /** The highest article seq considered for this reader, whether it matched or not. */
      cursor: c.ref().notNull().default(0),
      /** When the next digest is due; null for instant and for every state but active. */
      dueAt: c.time(),
      /** The period of the last digest of the reader's cadence, or of another if there was none: `2026-03-29`, `2026-W13`, `2026-03`. */
      lastPeriod: c.text(),
      /** When that digest was due: gives its period anew when the reader changes zone. */
      lastDigestAt: c.time(),
      /** While in the future, no articles are sent. */
      pausedUntil: c.time(),
      /** When the reader agreed that opens and clicks be counted; null for no. */
      trackingConsentAt: c.time(),
      /** Part of the links that confirm and that change the address; new with each confirmation that is sent, and once such a link is used. */
      confirmNonce: c.text(),
      /** How the reader came: a form, an import with its consent text. */
      consent: c.text(),
      createdAt: c.time().notNull(),
      confirmedAt: c.time(),
      unsubscribedAt: c.time(),
      bouncedAt: c.time(),
      /** When the owner or the reader had the address erased; the row stays for the sums of what was sent. */
      erasedAt: c.time(),
    },
    (t) => [
      uniqueIndex('subscriber_address_publication').on(t.addressKey, t.publicationId),
      index('subscriber_state').on(t.publicationId, t.state, t.cadence),
      // Who is due, in groups; a claim moves a reader in one of the two alone.
      index('subscriber_digest')
        .on(t.publicationId, t.cadence, t.dueAt, t.filtersHash)
        .where(sql`due_at is not null`),
      index('subscriber_instant')
        .on(t.publicationId, t.cursor, t.filtersHash)
        .where(sql`cadence = 'instant' and state = 'active'`),
    ],
  );

  /** What owners are told or asked, once each: at the desk while it is open, and by one mail. */
  const notice = table(
    'notice',
    {
      id: c.id(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      feedId: c.ref().references(() => feed.id, { onDelete: 'cascade' }),
      /** The reader who asks to be let back in. */
      subscriberId: c.ref().references(() => subscriber.id, { onDelete: 'cascade' }),
      kind: c.text().$type<NoticeKind>().notNull(),
      data: c.json().$type<NoticeData>().notNull(),
      createdAt: c.time().notNull(),
      /** Answered, or no longer so. */
      closedAt: c.time(),
      /** When its mail next needs a worker; null once it is sent or given up. */
      dueAt: c.time(),
      attempts: c.int().notNull().default(0),
      sentAt: c.time(),
      reply: c.text(),
    },
    (t) => [
      uniqueIndex('notice_open').on(t.feedId, t.kind).where(sql`closed_at is null`),
      uniqueIndex('notice_open_subscriber').on(t.subscriberId, t.kind).where(sql`closed_at is null`),
      index('notice_publication').on(t.publicationId, t.createdAt),
      index('notice_due_at').on(t.dueAt),
    ],
  );

  const issue = table(
    'issue',
    {
      id: c.id(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      kind: c.text().$type<IssueKind>().notNull(),
      cadence: c.text().$type<Cadence>().notNull(),
      /** The cursor that its readers had; the issue carries the articles with from < seq <= upto. */
      fromSeq: c.ref().notNull(),
      upto: c.ref().notNull(),
      filters: c.json().$type<Filters>(),
      filtersHash: c.text().notNull(),
      language: c.text().notNull(),
      /** Null until assembly has closed; then the number of its deliveries. */
      audience: c.int(),
      /** Stands for the reader's own links in `rendered`; can't be guessed by an article's text. */
      marker: c.text().notNull(),
      /** Made once, at the first lease; every worker and retry uses it. */
      rendered: c.json().$type<RenderedIssue>(),
      createdAt: c.time().notNull(),
      assembledAt: c.time(),
      finishedAt: c.time(),
    },
    (t) => [
      uniqueIndex('issue_open')
        .on(t.publicationId, t.cadence, t.fromSeq, t.upto, t.filtersHash, t.language)
        .where(sql`audience is null`),
      index('issue_publication').on(t.publicationId, t.id),
      index('issue_unfinished').on(t.publicationId).where(sql`finished_at is null`),
    ],
  );

  const delivery = table(
    'delivery',
    {
      id: c.id(),
      kind: c.text().$type<DeliveryKind>().notNull(),
      publicationId: c
        .ref()
        .notNull()
        .references(() => publication.id, { onDelete: 'cascade' }),
      issueId: c.ref().references(() => issue.id, { onDelete: 'cascade' }),
      subscriberId: c
        .ref()
        .notNull()
        .references(() => subscriber.id, { onDelete: 'cascade' }),
      /** Where it goes, if not to the subscriber's address. */
      address: c.text(),
      state: c.text().$type<DeliveryState>().notNull(),
      /** When this row next needs a worker: now, the lease's end or the next attempt; null once final. */
      dueAt: c.time(),
      leaseToken: c.text(),
      /** Attempts begun, for the back-off. */
      attempts: c.int().notNull().default(0),
      /** Attempts that ended between dot and reply. */
      ambiguous: c.int().notNull().default(0),
      /** The server's last reply, or what kept it from giving one. */
      reply: c.text(),
      /** Why it was skipped. */
      why: c.text(),
      createdAt: c.time().notNull(),
      dotAt: c.time(),
      sentAt: c.time(),
      finishedAt: c.time(),
    },
    (t) => [
      uniqueIndex('delivery_subscriber_issue').on(t.subscriberId, t.issueId),
      index('delivery_due_at').on(t.dueAt),
      index('delivery_issue_state').on(t.issueId, t.state),
      index('delivery_publication_finished')
        .on(t.publicationId, t.finishedAt)
        .where(sql`finished_at is not null`),
      index('delivery_address').on(t.address).where(sql`address is not null`),
    ],
  );

  /** Addresses never to be mailed again, by hash: an erased address stays suppressed. */
  const suppression = table('suppression', {
    addressHash: c.text().primaryKey(),
    reason: c.text().notNull(),
    createdAt: c.time().notNull(),
  });

  return {
    setting,
    owner,
    session,
    publicationDraft,
    apiKey,
    publication,
    feed,
    article,
    websub,
    notice,
    subscriber,
    issue,
    delivery,
    suppression,
  };
}

/** The tables with their TypeScript types; the values in use come from the opened store. */
export type Schema = ReturnType<typeof defineSchema>;
/** For types alone: `typeof schemaTypes.article.$inferSelect`. */
export const postgresSchema = defineSchema(postgresKit);

export type Owner = Schema['owner']['$inferSelect'];
export type PublicationDraft = Schema['publicationDraft']['$inferSelect'];
export type Publication = Schema['publication']['$inferSelect'];
export type Feed = Schema['feed']['$inferSelect'];
export type Article = Schema['article']['$inferSelect'];
export type WebSub = Schema['websub']['$inferSelect'];
export type Notice = Schema['notice']['$inferSelect'];
export type Subscriber = Schema['subscriber']['$inferSelect'];
export type Issue = Schema['issue']['$inferSelect'];
export type Delivery = Schema['delivery']['$inferSelect'];
