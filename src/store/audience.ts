/**
 * Who gets an issue. Readers in the same place (cadence, cursor, filters, language and, for digests, zone and hour)
 * are claimed together, in chunks: the claim and its deliveries are one transaction, so two assemblers never give
 * one reader two deliveries, and a reader who leaves or changes in between is simply not claimed.
 */
import { and, count, eq, inArray, isNull, lt, lte, min, ne, or, type SQL } from 'drizzle-orm';
import type { Cadence } from '../model/cadence.ts';
import type { Filters } from '../model/filters.ts';
import { ensureOpenIssue, type IssueKey } from './issues.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** Readers that are due together. */
export interface ReaderGroup {
  cadence: Cadence;
  cursor: number;
  filtersHash: string;
  language: string;
  timezone: string;
  digestHour: number;
  readers: number;
  filters: Filters | null;
}

/** Which readers to look at: those behind `behind` for instant, those due for digests, or one digest cadence whatever the hour. */
export type Due = { instantBehind: number } | { digestsAt: Date } | { digest: Cadence };

function dueCondition({ subscriber }: Schema, due: Due): SQL {
  if ('instantBehind' in due)
    return and(eq(subscriber.cadence, 'instant'), lt(subscriber.cursor, due.instantBehind))!;
  if ('digestsAt' in due)
    return and(ne(subscriber.cadence, 'instant'), lte(subscriber.dueAt, due.digestsAt))!;
  return eq(subscriber.cadence, due.digest);
}

/** The groups that are due. Zone and hour separate digests only: instant readers are grouped across them. */
export async function dueGroups(
  { tables, read }: Store,
  publicationId: number,
  due: Due,
): Promise<ReaderGroup[]> {
  const { subscriber } = tables;
  const instant = 'instantBehind' in due;
  const rows = await read
    .select({
      cadence: subscriber.cadence,
      cursor: subscriber.cursor,
      filtersHash: subscriber.filtersHash,
      language: subscriber.language,
      timezone: instant ? min(subscriber.timezone) : subscriber.timezone,
      digestHour: instant ? min(subscriber.digestHour) : subscriber.digestHour,
      readers: count(),
      sample: min(subscriber.id),
    })
    .from(subscriber)
    .where(
      and(
        eq(subscriber.publicationId, publicationId),
        eq(subscriber.state, 'active'),
        dueCondition(tables, due),
      ),
    )
    .groupBy(
      subscriber.cadence,
      subscriber.cursor,
      subscriber.filtersHash,
      subscriber.language,
      ...(instant ? [] : [subscriber.timezone, subscriber.digestHour]),
    );
  const samples = rows.filter((row) => row.filtersHash !== '').map((row) => Number(row.sample));
  const filters = await read
    .select({ hash: subscriber.filtersHash, filters: subscriber.filters })
    .from(subscriber)
    .where(inArray(subscriber.id, samples));
  const byHash = new Map(filters.map((row) => [row.hash, row.filters]));
  return rows.map(({ sample: _sample, ...row }) => ({
    ...row,
    readers: Number(row.readers),
    timezone: row.timezone ?? 'UTC',
    digestHour: Number(row.digestHour ?? 0),
    filters: byHash.get(row.filtersHash) ?? null,
  }));
}

/** What a claim sets and requires beside the cursor. `period` is the digest's own; null for instant. */
export interface Claim {
  upto: number;
  period: string | null;
  nextDueAt: Date | null;
  /** Only readers due by then; null claims whatever the hour. */
  dueBy: Date | null;
}

function groupCondition({ subscriber }: Schema, publicationId: number, group: ReaderGroup): SQL {
  const digest = group.cadence !== 'instant';
  return and(
    eq(subscriber.publicationId, publicationId),
    eq(subscriber.state, 'active'),
    eq(subscriber.cadence, group.cadence),
    eq(subscriber.cursor, group.cursor),
    eq(subscriber.filtersHash, group.filtersHash),
    eq(subscriber.language, group.language),
    digest ? eq(subscriber.timezone, group.timezone) : undefined,
    digest ? eq(subscriber.digestHour, group.digestHour) : undefined,
  )!;
}

const chunkSize = 500;

/**
 * Claims the next chunk of the group's readers and queues a delivery for each, in one transaction. Gives the issue
 * and how many; none are left once it gives null. Readers who had a digest of this period already are passed over.
 */
export async function claimChunk(
  { tables, write }: Store,
  issue: IssueKey,
  group: ReaderGroup,
  claim: Claim,
  now: Date,
): Promise<{ issueId: number; deliveries: number } | null> {
  const { subscriber, delivery } = tables;
  const condition = and(
    groupCondition(tables, issue.publicationId, group),
    claim.dueBy ? lte(subscriber.dueAt, claim.dueBy) : undefined,
    claim.period === null
      ? undefined
      : or(isNull(subscriber.lastPeriod), ne(subscriber.lastPeriod, claim.period)),
  );
  return write(async (tx) => {
    const chunk = tx.select({ id: subscriber.id }).from(subscriber).where(condition).limit(chunkSize);
    const claimed = await tx
      .update(subscriber)
      .set({
        cursor: claim.upto,
        ...(claim.period === null ? {} : { lastPeriod: claim.period, dueAt: claim.nextDueAt }),
      })
      .where(and(inArray(subscriber.id, chunk), condition))
      .returning({ id: subscriber.id });
    if (claimed.length === 0) return null;
    const issueId = await ensureOpenIssue(tables, tx, issue, now);
    await tx.insert(delivery).values(
      claimed.map(({ id }) => ({
        kind: 'issue' as const,
        publicationId: issue.publicationId,
        issueId,
        subscriberId: id,
        state: 'queued' as const,
        dueAt: now,
        createdAt: now,
      })),
    );
    return { issueId, deliveries: claimed.length };
  });
}

/**
 * Moves the group on without a mail: the due time of digest readers, and, where nothing up to `considered`
 * matched their filters, the cursor. No period is taken by it.
 */
export async function passOver(
  { tables, write }: Store,
  publicationId: number,
  group: ReaderGroup,
  move: { considered: number | null; nextDueAt: Date | null; dueBy: Date | null },
): Promise<void> {
  const { subscriber } = tables;
  const set = {
    ...(move.considered === null ? {} : { cursor: move.considered }),
    ...(move.nextDueAt === null ? {} : { dueAt: move.nextDueAt }),
  };
  if (Object.keys(set).length === 0) return;
  const condition = and(
    groupCondition(tables, publicationId, group),
    move.dueBy ? lte(subscriber.dueAt, move.dueBy) : undefined,
  );
  await write((tx) => tx.update(subscriber).set(set).where(condition));
}
