import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { OwnerRow, Schema } from '../schema/schema.ts';

/** Adds a session, and removes those that have expired. */
export async function insertSession(tx: Tx, session: Schema['session']['$inferInsert']): Promise<void> {
  const { tables } = tx;
  await tx.delete(tables.session).where(lte(tables.session.expiresAt, session.createdAt));
  await tx.insert(tables.session).values(session);
}

/** @returns the owner of a session that has not expired */
export async function ownerOfSession(
  { tables, read }: Db,
  tokenHash: string,
  now: Date,
): Promise<OwnerRow | undefined> {
  const { session, owner } = tables;
  const [row] = await read
    .select({ owner })
    .from(session)
    .innerJoin(owner, eq(owner.id, session.ownerId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, now)));
  return row?.owner;
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  const { session } = tx.tables;
  await tx.delete(session).where(eq(session.tokenHash, tokenHash));
}
