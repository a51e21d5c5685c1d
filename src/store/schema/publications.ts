/**
 * Publications, and those that an owner has begun to set up. The defaults of settings are those of their descriptors
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
    /** The highest article seq given out; its row lock makes commit order seq order. */
    lastSeq: c.ref().notNull().default(0),
    /** While in the future, no mail of this publication is sent (the server or the sender is refused). */
    pausedUntil: c.time(),
    pausedReason: c.text(),
    createdAt: c.time().notNull(),
  });

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
  /** New articles at once from which on the flood guard asks first; null for what a feed's own history gives. */
  floodLimit: c.int(),
});

const schedule = (c: Columns) => ({
  /** The cadence that the follow form offers first. */
  defaultCadence: c.text().$type<Cadence>().notNull().default(settingsDefaults.defaultCadence),
  /** Hour of the day (0-23), weekday (ISO, 1 is Monday) and day of the month of digests, which the form offers. */
  digestHour: c.int().notNull().default(settingsDefaults.digestHour),
  digestWeekday: c.int().notNull().default(settingsDefaults.digestWeekday),
  digestMonthDay: c.int().notNull().default(settingsDefaults.digestMonthDay),
  /** IANA zone of the owner; dates in mails are in it, and a subscriber whose zone is not known has it. */
  timezone: c.text().notNull().default(settingsDefaults.timezone),
  /** Between these hours of the subscriber's day (0-23) no instant mail goes out; null for none. */
  quietFrom: c.int(),
  quietTo: c.int(),
  /** Instant subscribers who are behind all have quiet hours until then; null once there is something new. */
  quietUntil: c.time(),
  /** A digest later than this many hours waits for the next. */
  lateHours: c.int().notNull().default(settingsDefaults.lateHours),
});

const mails = (c: Columns) => ({
  /** Articles in one mail at most; what is beyond is on the site. */
  mostArticles: c.int().notNull().default(settingsDefaults.mostArticles),
  digestExtent: c.text().$type<DigestExtent>().notNull().default(settingsDefaults.digestExtent),
  digestGroups: c.text().$type<DigestGroups>().notNull().default(settingsDefaults.digestGroups),
  /** Categories that the form offers as topics. */
  topics: c.json().$type<string[]>().notNull().default(jsonDefault(settingsDefaults.topics)),
  font: c.text().$type<FontName>().notNull().default(settingsDefaults.font),
  /** A line under the name at the head of every mail, and the owner's own words in its foot. */
  tagline: c.text(),
  footNote: c.text(),
  /** Whether subscribers get a mail once they have confirmed, and when they leave. */
  welcome: c.bool().notNull().default(settingsDefaults.welcome),
  goodbye: c.bool().notNull().default(settingsDefaults.goodbye),
});
