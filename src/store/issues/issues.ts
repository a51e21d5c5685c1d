import { type AnyColumn, and, asc, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type DeliveryState, liveStates } from '../../model/deliveries/delivery.ts';
import type { RenderedIssue } from '../../model/issues/issue.ts';
import type { Db, Tx } from '../engine/store.ts';
import type { IssueRow } from '../schema/schema.ts';

/** What makes two issues the same while they are being assembled. */
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

/** The open issue with this key, made if there is none; its row is locked, so it can't be closed meanwhile. */
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
 * Whether no delivery of the issue is under way. The limit keeps Postgres from going through all deliveries at once
 * where a look into the index per issue is enough.
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
 * Ends the assembly of a publication's oldest open issues: their audience is the number of their deliveries, and never
 * changes again. Gives how many were closed, at most `limit`.
 */
export async function closeIssues(tx: Tx, publicationId: number, limit: number, now: Date): Promise<number> {
  const { issue, delivery } = tx.tables;
  const open = and(eq(issue.publicationId, publicationId), isNull(issue.finishedAt), isNull(issue.audience));
  const some = tx.read.select({ id: issue.id }).from(issue).where(open).orderBy(asc(issue.id)).limit(limit);
  // The lock first, the count in a statement of its own: on Postgres the count must see what the lock waited for.
  const locked = await tx
    .update(issue)
    .set({ assembledAt: now })
    .where(and(inArray(issue.id, some), open))
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

/** Keeps the first rendering that is offered, and gives the one that counts. */
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

/** Closed, and none of its deliveries is under way. */
const atItsEnd = (db: Db) => {
  const { issue } = db.tables;
  return and(isNotNull(issue.audience), isNull(issue.finishedAt), noneUnderWay(db, issue.id));
};

/** Marks the issue finished if it has closed and none of its deliveries is under way. */
export async function finishIssue(tx: Tx, issueId: number, now: Date): Promise<boolean> {
  const { issue } = tx.tables;
  const rows = await tx
    .update(issue)
    .set({ finishedAt: now })
    .where(and(eq(issue.id, issueId), atItsEnd(tx)))
    .returning({ id: issue.id });
  return rows.length > 0;
}

/** The same of all issues of a publication: of those whose last delivery ended unseen. */
export async function finishIssues(tx: Tx, publicationId: number, now: Date): Promise<void> {
  const { issue } = tx.tables;
  await tx
    .update(issue)
    .set({ finishedAt: now })
    .where(and(eq(issue.publicationId, publicationId), atItsEnd(tx)));
}

/** Deliveries of an issue by state; they sum to its audience once it has closed. */
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
