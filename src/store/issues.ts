import { and, count, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
import { type DeliveryState, liveStates } from '../model/delivery.ts';
import type { Issue, RenderedIssue, Schema } from './schema.ts';
import type { Db, Store } from './store.ts';

/** What makes two issues the same while they are being assembled. */
export type IssueKey = Pick<
  Issue,
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
export async function ensureOpenIssue(tables: Schema, tx: Db, key: IssueKey, now: Date): Promise<number> {
  const { issue } = tables;
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

/** Issues that are still being assembled or sent, or whose end a crash left unseen. */
export async function unfinishedIssueIds({ tables, read }: Store, publicationId: number): Promise<number[]> {
  const { issue } = tables;
  const rows = await read
    .select({ id: issue.id })
    .from(issue)
    .where(and(eq(issue.publicationId, publicationId), isNull(issue.finishedAt)));
  return rows.map((row) => row.id);
}

/** Ends the assembly of an issue: its audience is the number of its deliveries, and never changes again. */
export async function closeIssue({ tables, write }: Store, issueId: number, now: Date): Promise<void> {
  const { issue, delivery } = tables;
  const open = and(eq(issue.id, issueId), isNull(issue.audience));
  await write(async (tx) => {
    // The lock first, the count in a statement of its own: on Postgres the count must see what the lock waited for.
    const locked = await tx.update(issue).set({ assembledAt: now }).where(open).returning({ id: issue.id });
    if (locked.length === 0) return;
    const [row] = await tx.select({ n: count() }).from(delivery).where(eq(delivery.issueId, issueId));
    await tx
      .update(issue)
      .set({ audience: Number(row!.n) })
      .where(eq(issue.id, issueId));
  });
}

export async function issueById({ tables, read }: Store, id: number): Promise<Issue | undefined> {
  const [row] = await read.select().from(tables.issue).where(eq(tables.issue.id, id));
  return row;
}

/** Keeps the first rendering that is offered, and gives the one that counts. */
export async function keepRendering(
  { tables, write }: Store,
  issueId: number,
  rendered: RenderedIssue,
): Promise<RenderedIssue> {
  const { issue } = tables;
  return write(async (tx) => {
    await tx
      .update(issue)
      .set({ rendered })
      .where(and(eq(issue.id, issueId), isNull(issue.rendered)));
    const [row] = await tx.select({ rendered: issue.rendered }).from(issue).where(eq(issue.id, issueId));
    return row!.rendered!;
  });
}

/** Marks the issue finished if it has closed and none of its deliveries is under way. */
export async function finishIssue({ tables, write }: Store, issueId: number, now: Date): Promise<boolean> {
  const { issue, delivery } = tables;
  const rows = await write((tx) => {
    const underWay = tx
      .select({ id: delivery.id })
      .from(delivery)
      .where(and(eq(delivery.issueId, issueId), inArray(delivery.state, liveStates)));
    return tx
      .update(issue)
      .set({ finishedAt: now })
      .where(
        and(eq(issue.id, issueId), isNotNull(issue.audience), isNull(issue.finishedAt), notExists(underWay)),
      )
      .returning({ id: issue.id });
  });
  return rows.length > 0;
}

/** Deliveries of an issue by state; they sum to its audience once it has closed. */
export async function issueCounts(
  { tables, read }: Store,
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
