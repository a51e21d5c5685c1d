/** Addresses that get no mail. */
import { eq, inArray, sql } from 'drizzle-orm';
import { sha256 } from '../../lib/sha256.ts';
import type { Db, Tx } from '../engine/store.ts';

/** What is stored of a suppressed address. @internal */
export const addressHash = sha256;

/** The query is prepared, because it runs for each mail. */
export async function isSuppressed({ prepared }: Db, addressKey: string): Promise<boolean> {
  const query = prepared('suppression_by_hash', (read, { suppression }) =>
    read
      .select({ reason: suppression.reason })
      .from(suppression)
      .where(eq(suppression.addressHash, sql.placeholder('hash')))
      .prepare('suppression_by_hash'),
  );
  return (await query.execute({ hash: addressHash(addressKey) })).length > 0;
}

/** Stops all mail to an address, whatever the states of its subscribers are. */
export async function suppress(tx: Tx, addressKey: string, reason: string, now: Date): Promise<void> {
  await tx
    .insert(tx.tables.suppression)
    .values({ addressHash: addressHash(addressKey), reason, createdAt: now })
    .onConflictDoNothing();
}

/** @returns why and since when an address gets no mail; undefined if it is not suppressed */
export async function suppressionOf(
  { tables: { suppression }, read }: Db,
  addressKey: string,
): Promise<{ reason: string; createdAt: Date } | undefined> {
  const [row] = await read
    .select({ reason: suppression.reason, createdAt: suppression.createdAt })
    .from(suppression)
    .where(eq(suppression.addressHash, addressHash(addressKey)));
  return row;
}

/** Allows mail to an address again. */
export async function liftSuppression(tx: Tx, addressKey: string): Promise<void> {
  const { suppression } = tx.tables;
  await tx.delete(suppression).where(eq(suppression.addressHash, addressHash(addressKey)));
}

/** @returns those of the addresses that are suppressed */
export async function suppressedAmong({ tables, read }: Db, addressKeys: string[]): Promise<Set<string>> {
  const byHash = new Map(addressKeys.map((key) => [addressHash(key), key]));
  const rows = await read
    .select({ hash: tables.suppression.addressHash })
    .from(tables.suppression)
    .where(inArray(tables.suppression.addressHash, [...byHash.keys()]));
  return new Set(rows.map((row) => byHash.get(row.hash)!));
}
