/**
 * Publications, and those that an owner has begun to set up. The defaults of settings come from their descriptors
 * in `model/publications/settings/fields.ts`.
 */
import { sql } from 'drizzle-orm';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { DigestExtent, DigestGroups, FontName } from '../../model/publications/digest.ts';
import type { DraftFeed } from '../../model/publications/draft.ts';
import { settingsDefaults } from '../../model/publications/settings/defaults.ts';
import type { SocialLinks } from '../../model/publications/social.ts';
import type { ColumnKit } from './columns.ts';
import type { OwnerTables } from './owners.ts';

export type PublicationTables = ReturnType<typeof publicationTables>;

export function publicationTables({ table, ...c }: ColumnKit, { owner }: OwnerTables) {
  const publication = table('publication', {
    id: c.id(),
    slug: c.text().notNull().unique(),
    name: c.text().notNull(),
    siteUrl: c.text().notNull(),
    language: c.text().notNull().default(settingsDefaults.language),
    fromName: c.text().notNull(),
    fromAddress: c.text().notNull(),
    replyTo: c.text(),
    postal: c.text(),
    ...look(c),
    ...intake(c),
    ...schedule(c),
    ...mails(c),
    /** The highest article number (`seq`) given out. The row lock makes the order of commits the order of numbers. */
    lastSeq: c.ref().notNull().default(0),
    /**
     * While this is in the future, no mail of this publication is sent, because the server failed or refused the
     * sender.
     */
    pausedUntil: c.time(),
    pausedReason: c.text(),
    createdAt: c.time().notNull(),
  });

  /** A publication that an owner has begun to set up, so that the owner can leave the set-up and continue later. */
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

  return { publication, publicationDraft };
}

type Columns = Omit<ColumnKit, 'table'>;

const jsonDefault = (value: unknown) => sql.raw(`'${JSON.stringify(value)}'`);

const look = (c: Columns) => ({
  /** `#rrggbb`; the colour of buttons and of the mail's head. */
  color: c.text().notNull().default(settingsDefaults.color),
  logoUrl: c.text(),
  social: c.json().$type<SocialLinks>().notNull().default(jsonDefault(settingsDefaults.social)),
});

const intake = (c: Columns) => ({
  holdMinutes: c.int().notNull().default(settingsDefaults.holdMinutes),
  /**
   * The flood guard asks the owner about more new articles than this at once. Null: the feed's history gives the limit.
   */
  floodLimit: c.int(),
});

const schedule = (c: Columns) => ({
  /** The cadence that the follow form offers first. */
  defaultCadence: c.text().$type<Cadence>().notNull().default(settingsDefaults.defaultCadence),
  /**
   * The times of digests that the form offers: hour (0-23), weekday (ISO, 1 is Monday), day of the month (31: the
   * last).
   */
  digestHour: c.int().notNull().default(settingsDefaults.digestHour),
  digestWeekday: c.int().notNull().default(settingsDefaults.digestWeekday),
  digestMonthDay: c.int().notNull().default(settingsDefaults.digestMonthDay),
  /** The IANA zone of the owner. It is used for dates in mails, and for subscribers whose own zone is not known. */
  timezone: c.text().notNull().default(settingsDefaults.timezone),
  /** Between these hours of the subscriber's day (0-23) no instant mail is sent; null for no quiet hours. */
  quietFrom: c.int(),
  quietTo: c.int(),
  /** Until then, all instant subscribers with unsent articles have quiet hours; null once there is a new article. */
  quietUntil: c.time(),
  /** If a digest is late by more hours than this, its articles wait for the next digest. */
  lateHours: c.int().notNull().default(settingsDefaults.lateHours),
});

const mails = (c: Columns) => ({
  /** The maximum number of articles in one mail. The others are only on the site. */
  mostArticles: c.int().notNull().default(settingsDefaults.mostArticles),
  digestExtent: c.text().$type<DigestExtent>().notNull().default(settingsDefaults.digestExtent),
  digestGroups: c.text().$type<DigestGroups>().notNull().default(settingsDefaults.digestGroups),
  /** Categories that the form offers as topics. */
  topics: c.json().$type<string[]>().notNull().default(jsonDefault(settingsDefaults.topics)),
  font: c.text().$type<FontName>().notNull().default(settingsDefaults.font),
  /** A line under the name at the top of every mail, and the owner's own text at the bottom. */
  tagline: c.text(),
  footNote: c.text(),
  /** Whether subscribers get a mail after they have confirmed, and after they have left. */
  welcome: c.bool().notNull().default(settingsDefaults.welcome),
  goodbye: c.bool().notNull().default(settingsDefaults.goodbye),
});
