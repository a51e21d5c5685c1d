/** The data that is stored about an address, for the person who has it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, eq, getTableColumns, gt, inArray } from 'drizzle-orm';
import { subjectOf } from '../deliveries/summaries.ts';
import type { Db } from '../engine/store.ts';
import type { FollowingRow, NoticeRow } from '../schema/schema.ts';
import { type Exported, exportedNames, type PersonalTable, type Row } from './personal-columns.ts';

/** @returns every subscriber with an address, each with its publication, by the publication's name */
export function followingsOf({ tables, read }: Db, addressKey: string): Promise<FollowingRow[]> {
  const { subscriber, publication } = tables;
  return read
    .select({ subscriber, publication })
    .from(subscriber)
    .innerJoin(publication, eq(publication.id, subscriber.publicationId))
    .where(eq(subscriber.addressKey, addressKey))
    .orderBy(asc(publication.name), asc(subscriber.id));
}

/** The maximum number of mails read in one turn of the event loop. Each subject is in a rendering of some 100 KB. */
const pageSize = 200;

/** @returns every mail to these subscribers, with what they get to see of it, the oldest first */
export async function everyMailTo(db: Db, subscriberIds: number[]) {
  const mails: Awaited<ReturnType<typeof mailsAfter>> = [];
  for (let after = 0; ; after = mails.at(-1)!.id) {
    const next = await mailsAfter(db, subscriberIds, after);
    mails.push(...next);
    if (next.length < pageSize) return mails;
    await nextTurn();
  }
}

function mailsAfter({ tables, read }: Db, subscriberIds: number[], after: number) {
  const { delivery, issue } = tables;
  const { id, subscriberId } = delivery;
  const facts = pick(getTableColumns(delivery), exportedNames('delivery'));
  return read
    .select({ id, subscriberId, ...facts, subject: subjectOf(tables) })
    .from(delivery)
    .leftJoin(issue, eq(issue.id, delivery.issueId))
    .where(and(inArray(delivery.subscriberId, subscriberIds), gt(delivery.id, after)))
    .orderBy(asc(delivery.id))
    .limit(pageSize);
}

/** @returns the notices about these subscribers: what they asked the owners */
export function noticesAbout({ tables, read }: Db, subscriberIds: number[]): Promise<NoticeRow[]> {
  const { notice } = tables;
  return read
    .select()
    .from(notice)
    .where(inArray(notice.subscriberId, subscriberIds))
    .orderBy(asc(notice.id));
}

/** Returns the part of a row that subscribers may see, as `personal-columns.ts` decides. */
export const exportedOf = <Name extends PersonalTable>(
  name: Name,
  row: Row<Name>,
): Pick<Row<Name>, Exported<Name>> => pick(row, exportedNames(name));

function pick<All, Name extends keyof All>(all: All, names: Name[]): Pick<All, Name> {
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<All, Name>;
}
