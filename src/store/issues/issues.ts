import { type AnyColumn, and, asc, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type DeliveryState, liveStates } from '../../model/deliveries/delivery.ts';
import type { RenderedIssue } from '../../model/issues/issue.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { IssueRow } from '../schema/schema.ts';

/** The values by which an open issue is found, and with which it is made. */
export type IssueKey = Pick<
  IssueRow,
  | 'publicationId'
  | 'kind'
  | 'cadence'
  | 'fromSeq'
  | 'upto'
  | 'filters'
  | 'filtersHash'
  | 'language'
  | 'marker'
>;

/** Finds or adds the open issue with this key. Its row is locked, so that it can't be closed until the commit. */
export async function ensureOpenIssue(tx: Tx, key: IssueKey, now: Date): Promise<number> {
  const { issue } = tx.tables;
  const [row] = await tx
    .insert(issue)
    .values({ ...key, createdAt: now })
    .onConflictDoUpdate({
      target: [
        issue.publicationId,
        issue.cadence,
        issue.fromSeq,
        issue.upto,
        issue.filtersHash,
        issue.language,
      ],
      targetWhere: isNull(issue.audience),
      set: { filtersHash: key.filtersHash },
    })
    .returning({ id: issue.id });
  return row!.id;
}

/**
 * Whether no delivery of the issue is under way. The limit makes Postgres look into the index for each issue; without it,
 * it reads all deliveries.
 */
export function noneUnderWay(
  { tables: { delivery }, read }: Pick<Db, 'tables' | 'read'>,
  issueId: number | AnyColumn,
): SQL {
  const underWay = read
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.issueId, issueId), inArray(delivery.state, liveStates)))
    .limit(1);
  return sql`${underWay} is null`;
}

/**
 * Ends the assembly of a publication's oldest open issues: their audience is the number of their deliveries, and does not
 * change any more.
 *
 * @returns how many were closed, at most `limit`
 */
export async function closeIssues(tx: Tx, publicationId: number, limit: number, now: Date): Promise<number> {
  const { issue, delivery } = tx.tables;
  const open = and(eq(issue.publicationId, publicationId), isNull(issue.finishedAt), isNull(issue.audience));
  const oldest = tx.read.select({ id: issue.id }).from(issue).where(open).orderBy(asc(issue.id)).limit(limit);
  // The count is a second statement after the lock. On Postgres, only a new statement sees what the lock waited for.
  const locked = await tx
    .update(issue)
    .set({ assembledAt: now })
    .where(and(inArray(issue.id, oldest), open))
    .returning({ id: issue.id });
  if (locked.length === 0) return 0;
  const ids = locked.map(({ id }) => id);
  const audience = tx.read.select({ n: count() }).from(delivery).where(eq(delivery.issueId, issue.id));
  await tx
    .update(issue)
    .set({ audience: sql`${audience}` })
    .where(inArray(issue.id, ids));
  return ids.length;
}

export async function issueById({ tables, read }: Db, id: number): Promise<IssueRow | undefined> {
  const [row] = await read.select().from(tables.issue).where(eq(tables.issue.id, id));
  return row;
}

/** Stores a rendering unless the issue has one. @returns the stored rendering */
export async function keepRendering(
  tx: Tx,
  issueId: number,
  rendered: RenderedIssue,
): Promise<RenderedIssue> {
  const { issue } = tx.tables;
  await tx
    .update(issue)
    .set({ rendered })
    .where(and(eq(issue.id, issueId), isNull(issue.rendered)));
  const [row] = await tx.read.select({ rendered: issue.rendered }).from(issue).where(eq(issue.id, issueId));
  return row!.rendered!;
}

/** Returns the condition that the issue is closed, and none of its deliveries is under way. */
const isComplete = (db: Db) => {
  const { issue } = db.tables;
  return and(isNotNull(issue.audience), isNull(issue.finishedAt), noneUnderWay(db, issue.id));
};

/** Marks the issue finished if it is closed and none of its deliveries is under way. */
export async function finishIssue(tx: Tx, issueId: number, now: Date): Promise<boolean> {
  const { issue } = tx.tables;
  const rows = await tx
    .update(issue)
    .set({ finishedAt: now })
    .where(and(eq(issue.id, issueId), isComplete(tx)))
    .returning({ id: issue.id });
  return rows.length > 0;
}

/** Marks all such issues of a publication finished: after a crash their last delivery may have ended unnoticed. */
export async function finishIssues(tx: Tx, publicationId: number, now: Date): Promise<void> {
  const { issue } = tx.tables;
  await tx
    .update(issue)
    .set({ finishedAt: now })
    .where(and(eq(issue.publicationId, publicationId), isComplete(tx)));
}

/** Counts an issue's deliveries by state. Once it is closed, they add up to its audience. @internal */
export async function issueCounts(
  { tables, read }: Db,
  issueId: number,
): Promise<Partial<Record<DeliveryState, number>>> {
  const { delivery } = tables;
  const rows = await read
    .select({ state: delivery.state, n: count() })
    .from(delivery)
    .where(eq(delivery.issueId, issueId))
    .groupBy(delivery.state);
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]));
}
