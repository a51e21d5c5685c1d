import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { Schema } from '../schema/schema.ts';

export async function insertApiKey(
  tx: Tx,
  key: { name: string; keyHash: string; createdAt: Date },
): Promise<void> {
  await tx.insert(tx.tables.apiKey).values(key);
}

export async function apiKeyByHash(
  { tables: { apiKey }, read }: Db,
  keyHash: string,
): Promise<Schema['apiKey']['$inferSelect'] | undefined> {
  const [row] = await read.select().from(apiKey).where(eq(apiKey.keyHash, keyHash));
  return row;
}

/** Stores that a key was used now, unless a use after `before` is stored. */
export async function markKeyUsed(tx: Tx, id: number, now: Date, before: Date): Promise<void> {
  const { apiKey } = tx.tables;
  await tx
    .update(apiKey)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKey.id, id), or(isNull(apiKey.lastUsedAt), lte(apiKey.lastUsedAt, before))));
}
