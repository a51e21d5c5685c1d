import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { OwnerRow } from '../schema/schema.ts';

/** @returns false if there is an owner with this email */
export async function insertOwner(
  tx: Tx,
  owner: { email: string; passwordHash: string; createdAt: Date },
): Promise<boolean> {
  const { tables } = tx;
  const rows = await tx
    .insert(tables.owner)
    .values(owner)
    .onConflictDoNothing()
    .returning({ id: tables.owner.id });
  return rows.length > 0;
}

export async function ownerByEmail({ tables, read }: Db, email: string): Promise<OwnerRow | undefined> {
  const [row] = await read.select().from(tables.owner).where(eq(tables.owner.email, email));
  return row;
}

export async function hasOwner({ tables, read }: Db): Promise<boolean> {
  return (await read.select({ id: tables.owner.id }).from(tables.owner).limit(1)).length > 0;
}

/** Adds the first owner. @returns null if there is an owner */
export async function insertFirstOwner(
  tx: Tx,
  owner: { email: string; passwordHash: string; createdAt: Date },
): Promise<OwnerRow | null> {
  const { tables } = tx;
  // Locks the setting's row. If two owners are added at once, the second waits, and then finds the first.
  await tx
    .insert(tables.setting)
    .values({ name: 'first-owner-lock', value: '' })
    .onConflictDoUpdate({ target: tables.setting.name, set: { value: '' } });
  if (await hasOwner(tx)) return null;
  const [row] = await tx.insert(tables.owner).values(owner).returning();
  return row!;
}
