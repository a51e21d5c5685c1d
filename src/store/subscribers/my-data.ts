/** What is kept about an address, for the reader whose it is. */
import { setImmediate as turn } from 'node:timers/promises';
import { and, asc, desc, eq, getTableColumns, gt, inArray, sql } from 'drizzle-orm';
import type { MailToSubscriber } from '../../model/deliveries/summary.ts';
import type { Db } from '../engine/store.ts';
import type { FollowingRow, NoticeRow, Schema } from '../schema/schema.ts';
import { type Exported, exportedNames, type PersonalTable, type Row } from './personal-columns.ts';

/** Every row of an address with its publication, by the publication's name. */
export function subscriptionsOf({ tables, read }: Db, addressKey: string): Promise<FollowingRow[]> {
  const { subscriber, publication } = tables;
  return read
    .select({ subscriber, publication })
    .from(subscriber)
    .innerJoin(publication, eq(publication.id, subscriber.publicationId))
    .where(eq(subscriber.addressKey, addressKey))
    .orderBy(asc(publication.name), asc(subscriber.id));
}

/** The subject alone, not the whole rendering: both engines have the operator. */
const subject = ({ issue }: Schema) => sql<string | null>`${issue.rendered} ->> 'subject'`;

/** The newest issues that were meant for a reader, newest first. */
export async function lastIssuesTo(
  { tables, read }: Db,
  subscriberId: number,
  limit: number,
): Promise<MailToSubscriber[]> {
  const { delivery, issue } = tables;
  const { kind, state, createdAt, sentAt, issueId } = delivery;
  // Only of these are the subjects read.
  const newest = read
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.subscriberId, subscriberId), eq(kind, 'issue')))
    .orderBy(desc(delivery.id))
    .limit(limit);
  const rows = await read
    .select({ kind, state, createdAt, sentAt, issueId, subject: subject(tables), issueKind: issue.kind })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(inArray(delivery.id, newest))
    .orderBy(desc(delivery.id));
  return rows.map(({ issueId, issueKind, ...mail }) => ({
    ...mail,
    copyOf: issueKind === 'articles' && mail.subject !== null ? issueId : null,
  }));
}

/** Subjects are inside renderings of 100 KB: so many are read before others get their turn. */
const mailsAtOnce = 200;

/** Every mail to these subscribers with what they get to see of it, oldest first. */
export async function everyMailTo(db: Db, subscriberIds: number[]) {
  const mails: Awaited<ReturnType<typeof mailsAfter>> = [];
  for (let after = 0; ; after = mails.at(-1)!.id) {
    const next = await mailsAfter(db, subscriberIds, after);
    mails.push(...next);
    if (next.length < mailsAtOnce) return mails;
    await turn();
  }
}

function mailsAfter({ tables, read }: Db, subscriberIds: number[], after: number) {
  const { delivery, issue } = tables;
  const { id, subscriberId } = delivery;
  const facts = pick(getTableColumns(delivery), exportedNames('delivery'));
  return read
    .select({ id, subscriberId, ...facts, subject: subject(tables) })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(and(inArray(delivery.subscriberId, subscriberIds), gt(delivery.id, after)))
    .orderBy(asc(delivery.id))
    .limit(mailsAtOnce);
}

/** What these readers asked the owners. */
export function noticesAbout({ tables, read }: Db, subscriberIds: number[]): Promise<NoticeRow[]> {
  const { notice } = tables;
  return read
    .select()
    .from(notice)
    .where(inArray(notice.subscriberId, subscriberIds))
    .orderBy(asc(notice.id));
}

/** What subscribers get to see of a row, as `personal-columns.ts` has it. */
export const exportedOf = <Name extends PersonalTable>(
  name: Name,
  row: Row<Name>,
): Pick<Row<Name>, Exported<Name>> => pick(row, exportedNames(name));

function pick<All, Name extends keyof All>(all: All, names: Name[]): Pick<All, Name> {
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<All, Name>;
}
