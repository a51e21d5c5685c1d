/** Subscribers, and the addresses that get no mail. */
import { sql } from 'drizzle-orm';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import type { ColumnKit } from './columns.ts';
import type { PublicationTables } from './publications.ts';

export type SubscriberTables = ReturnType<typeof subscriberTables>;

export function subscriberTables(kit: ColumnKit, { publication }: PublicationTables) {
  const { table, index, uniqueIndex, ...c } = kit;
  const subscriber = table(
    'subscriber',
    {
      id: c.id(),
      publicationId: c.partOf(() => publication.id),
      /** The address for mail: the local part as typed, the domain in A-labels. */
      address: c.text().notNull(),
      /** Equal for all spellings of one address: `address` in lower case and NFC. */
      addressKey: c.text().notNull(),
      state: c.text().$type<SubscriberState>().notNull(),
      ...choices(c),
      ...progress(c),
      ...history(c),
    },
    (t) => [
      uniqueIndex('subscriber_address_publication').on(t.addressKey, t.publicationId),
      index('subscriber_state').on(t.publicationId, t.state, t.cadence),
      // These find the subscribers who are due, in groups. A claim moves a subscriber in only one of the two.
      index('subscriber_digest')
        .on(t.publicationId, t.cadence, t.dueAt, t.filtersHash)
        .where(sql`due_at is not null`),
      index('subscriber_instant')
        .on(t.publicationId, t.cursor, t.filtersHash)
        .where(sql`cadence = 'instant' and state = 'active'`),
    ],
  );
  return { subscriber, suppression: suppressionTable(kit) };
}

type Columns = Pick<ColumnKit, 'id' | 'ref' | 'int' | 'text' | 'time' | 'bool' | 'json'>;

const choices = (c: Columns) => ({
  cadence: c.text().$type<Cadence>().notNull(),
  /** An IANA time zone. */
  timezone: c.text().notNull(),
  digestHour: c.int().notNull(),
  /** An ISO weekday: 1 is Monday. */
  digestWeekday: c.int().notNull().default(1),
  /** 1-31. A month that is shorter uses its last day. */
  digestMonthDay: c.int().notNull().default(1),
  language: c.text().notNull(),
  filters: c.json().$type<Filters>(),
  /** A hash of the canonical form of `filters`; '' without filters. */
  filtersHash: c.text().notNull().default(''),
});

const progress = (c: Columns) => ({
  /**
   * The highest article number (`seq`) that was considered for this subscriber, whether it passed the filters or not.
   */
  cursor: c.ref().notNull().default(0),
  /** When the next digest is due; null for instant and for every state but active. */
  dueAt: c.time(),
  /**
   * The period of the last digest of the subscriber's cadence, or of another if there was none: `2026-03-29`,
   * `2026-W13`, `2026-03`.
   */
  lastPeriod: c.text(),
  /** When that digest was due. If the subscriber changes the time zone, the period is computed again from it. */
  lastDigestAt: c.time(),
  /** While this is in the future, the subscriber gets no articles. */
  pausedUntil: c.time(),
});

const history = (c: Columns) => ({
  /** When the subscriber agreed that opens and clicks are counted; null without consent. */
  trackingConsentAt: c.time(),
  /**
   * A part of the links that confirm and that change the address. It changes with each confirmation mail and each use
   * of such a link.
   */
  confirmNonce: c.text(),
  /** The source of the consent: a form, or an import with its consent text. */
  consent: c.text(),
  createdAt: c.time().notNull(),
  confirmedAt: c.time(),
  unsubscribedAt: c.time(),
  bouncedAt: c.time(),
  /** When the owner or the subscriber had the address erased. The row stays, so that totals of sent mail stay right. */
  erasedAt: c.time(),
});

/** Hashes of addresses that get no mail. They are hashes so that an erased address stays suppressed. */
const suppressionTable = ({ table, ...c }: ColumnKit) =>
  table('suppression', {
    addressHash: c.text().primaryKey(),
    reason: c.text().notNull(),
    createdAt: c.time().notNull(),
  });
