import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Schema } from '../engine/schema.ts';
import type { Store } from '../engine/store.ts';

export async function apiKeyByHash(
  { tables: { apiKey }, read }: Store,
  keyHash: string,
): Promise<Schema['apiKey']['$inferSelect'] | undefined> {
  const [row] = await read.select().from(apiKey).where(eq(apiKey.keyHash, keyHash));
  return row;
}

/** Keeps that a key was used, unless it was marked after `before`. */
export async function markKeyUsed(
  { tables: { apiKey }, write }: Store,
  id: number,
  now: Date,
  before: Date,
): Promise<void> {
  await write((tx) =>
    tx
      .update(apiKey)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKey.id, id), or(isNull(apiKey.lastUsedAt), lte(apiKey.lastUsedAt, before)))),
  );
}
