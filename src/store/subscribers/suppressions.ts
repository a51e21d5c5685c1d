import { eq, inArray, sql } from 'drizzle-orm';
import { sha256 } from '../../lib/sha256.ts';
import type { Schema } from '../engine/schema.ts';
import type { Db, Store } from '../engine/store.ts';

/** What is kept of a suppressed address. */
export const addressHash = sha256;

export async function isSuppressed(tables: Schema, db: Db, addressKey: string): Promise<boolean> {
  return (await suppressionOf(tables, db, addressKey)) !== undefined;
}

/** The same, outside a transaction: asked for each mail. */
export async function isSuppressedNow({ prepared }: Store, addressKey: string): Promise<boolean> {
  const query = prepared('suppression_by_hash', (read, { suppression }) =>
    read
      .select({ reason: suppression.reason })
      .from(suppression)
      .where(eq(suppression.addressHash, sql.placeholder('hash')))
      .prepare('suppression_by_hash'),
  );
  return (await query.execute({ hash: addressHash(addressKey) })).length > 0;
}

/** The address is never mailed again, whatever its subscriber rows say. */
export async function suppress(
  { tables, write }: Store,
  addressKey: string,
  reason: string,
  now: Date,
): Promise<void> {
  await write((tx) =>
    tx
      .insert(tables.suppression)
      .values({ addressHash: addressHash(addressKey), reason, createdAt: now })
      .onConflictDoNothing(),
  );
}

/** Why and since when an address gets no mail; undefined if it is not suppressed. */
export async function suppressionOf(
  { suppression }: Schema,
  db: Db,
  addressKey: string,
): Promise<{ reason: string; createdAt: Date } | undefined> {
  const [row] = await db
    .select({ reason: suppression.reason, createdAt: suppression.createdAt })
    .from(suppression)
    .where(eq(suppression.addressHash, addressHash(addressKey)));
  return row;
}

/** The address may be mailed again. */
export async function liftSuppression({ suppression }: Schema, tx: Db, addressKey: string): Promise<void> {
  await tx.delete(suppression).where(eq(suppression.addressHash, addressHash(addressKey)));
}

/** Those of the addresses that are suppressed. */
export async function suppressedAmong(tables: Schema, db: Db, addressKeys: string[]): Promise<Set<string>> {
  const byHash = new Map(addressKeys.map((key) => [addressHash(key), key]));
  const rows = await db
    .select({ hash: tables.suppression.addressHash })
    .from(tables.suppression)
    .where(inArray(tables.suppression.addressHash, [...byHash.keys()]));
  return new Set(rows.map((row) => byHash.get(row.hash)!));
}
