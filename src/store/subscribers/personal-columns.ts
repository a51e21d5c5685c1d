/**
 * Decides for each column what happens when a subscriber is erased, and whether subscribers get it when they ask for
 * their data. The types cover all columns of all tables, so a new one does not compile until both are decided.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';

type TableName = keyof Schema;
export type Row<Name extends TableName> = Schema[Name]['$inferSelect'];

interface Decision<Table, Value> {
  /** `empty` writes null. A function returns the value that replaces the old one. */
  onErase:
    | 'keep'
    | (null extends Value ? 'empty' : never)
    | ((table: Table, now: Date) => Value | SQL<NonNullable<Value>>);
  /** `internal`: only the program uses the column. */
  access: 'export' | 'internal';
}

type Decisions<Name extends TableName> = {
  [Column in keyof Row<Name>]: Decision<Schema[Name], Row<Name>[Column]>;
};

/** The row stays, so that totals of sent mail stay right. Its key has to be unique. */
const subscriber = {
  id: { onErase: 'keep', access: 'internal' },
  publicationId: { onErase: 'keep', access: 'internal' },
  address: { onErase: () => '', access: 'export' },
  addressKey: { onErase: ({ id }) => sql`'erased ' || ${id}`, access: 'export' },
  state: { onErase: () => 'unsubscribed', access: 'export' },
  cadence: { onErase: 'keep', access: 'export' },
  timezone: { onErase: () => 'UTC', access: 'export' },
  digestHour: { onErase: 'keep', access: 'export' },
  digestWeekday: { onErase: 'keep', access: 'export' },
  digestMonthDay: { onErase: 'keep', access: 'export' },
  language: { onErase: 'keep', access: 'export' },
  filters: { onErase: 'empty', access: 'export' },
  filtersHash: { onErase: () => '', access: 'internal' },
  cursor: { onErase: 'keep', access: 'export' },
  dueAt: { onErase: 'empty', access: 'export' },
  lastPeriod: { onErase: 'keep', access: 'export' },
  lastDigestAt: { onErase: 'keep', access: 'export' },
  pausedUntil: { onErase: 'empty', access: 'export' },
  trackingConsentAt: { onErase: 'empty', access: 'export' },
  /** A secret: a person who has it can confirm, or change the address. */
  confirmNonce: { onErase: 'empty', access: 'internal' },
  consent: { onErase: 'empty', access: 'export' },
  createdAt: { onErase: 'keep', access: 'export' },
  confirmedAt: { onErase: 'keep', access: 'export' },
  unsubscribedAt: { onErase: 'empty', access: 'export' },
  bouncedAt: { onErase: 'keep', access: 'export' },
  /** Null in every row that can be exported. */
  erasedAt: { onErase: (_, now) => now, access: 'internal' },
} as const satisfies Decisions<'subscriber'>;

/** A mail to the subscriber, or to an address that the subscriber moved to or from. */
const delivery = {
  id: { onErase: 'keep', access: 'internal' },
  kind: { onErase: 'keep', access: 'export' },
  publicationId: { onErase: 'keep', access: 'internal' },
  issueId: { onErase: 'keep', access: 'internal' },
  subscriberId: { onErase: 'keep', access: 'internal' },
  address: { onErase: 'empty', access: 'export' },
  state: { onErase: 'keep', access: 'export' },
  dueAt: { onErase: 'keep', access: 'internal' },
  leaseToken: { onErase: 'keep', access: 'internal' },
  attempts: { onErase: 'keep', access: 'export' },
  ambiguous: { onErase: 'keep', access: 'export' },
  /** Servers may quote the address in their reply. */
  reply: { onErase: 'empty', access: 'export' },
  why: { onErase: 'keep', access: 'export' },
  createdAt: { onErase: 'keep', access: 'export' },
  dotAt: { onErase: 'keep', access: 'export' },
  sentAt: { onErase: 'keep', access: 'export' },
  finishedAt: { onErase: 'keep', access: 'export' },
} as const satisfies Decisions<'delivery'>;

/**
 * A request for mail again, which erasing closes. Its reason and its reply are about owners, because they get the mail.
 */
const notice = {
  id: { onErase: 'keep', access: 'internal' },
  publicationId: { onErase: 'keep', access: 'internal' },
  feedId: { onErase: 'keep', access: 'internal' },
  subscriberId: { onErase: 'keep', access: 'internal' },
  kind: { onErase: 'keep', access: 'internal' },
  data: { onErase: 'keep', access: 'internal' },
  createdAt: { onErase: 'keep', access: 'export' },
  closedAt: { onErase: 'keep', access: 'export' },
  dueAt: { onErase: 'keep', access: 'internal' },
  attempts: { onErase: 'keep', access: 'internal' },
  sentAt: { onErase: 'keep', access: 'internal' },
  reply: { onErase: 'keep', access: 'internal' },
} as const satisfies Decisions<'notice'>;

/** Only a hash of the address. It stays after an erasure, so that the address still gets no mail. */
const suppression = {
  addressHash: { onErase: 'keep', access: 'internal' },
  /** May name the owner who did it. */
  reason: { onErase: 'keep', access: 'internal' },
  createdAt: { onErase: 'keep', access: 'export' },
} as const satisfies Decisions<'suppression'>;

/** The decisions of each table, or `nothing` if the table has no data about one subscriber. */
const personal = {
  subscriber,
  delivery,
  notice,
  suppression,
  setting: 'nothing',
  owner: 'nothing',
  session: 'nothing',
  publicationDraft: 'nothing',
  apiKey: 'nothing',
  publication: 'nothing',
  feed: 'nothing',
  article: 'nothing',
  websub: 'nothing',
  // All subscribers of an issue share its row. A marker stands for the parts that differ by subscriber.
  issue: 'nothing',
} as const satisfies { [Name in TableName]: Decisions<Name> | 'nothing' };

type Personal = typeof personal;
export type PersonalTable = {
  [Name in TableName]: Personal[Name] extends 'nothing' ? never : Name;
}[TableName];

/** The columns of a table that subscribers get to see. */
export type Exported<Name extends PersonalTable> = {
  [Column in keyof Row<Name> & keyof Personal[Name]]: Personal[Name][Column] extends { access: 'export' }
    ? Column
    : never;
}[keyof Row<Name> & keyof Personal[Name]];

/** The decisions of a table as [column, decision]. */
export const decisionsOf = (name: PersonalTable): [string, Decision<unknown, unknown>][] =>
  Object.entries(personal[name]) as [string, Decision<unknown, unknown>][];

export const exportedNames = <Name extends PersonalTable>(name: Name): Exported<Name>[] =>
  decisionsOf(name).flatMap(([column, { access }]) =>
    access === 'export' ? [column as Exported<Name>] : [],
  );
