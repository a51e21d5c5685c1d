import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../engine/store.ts';
import type { OwnerRow } from '../schema/schema.ts';

/** False if an owner with this email is there already. */
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

/** The first owner; null if there is one already, whoever it is. */
export async function insertFirstOwner(
  tx: Tx,
  owner: { email: string; passwordHash: string; createdAt: Date },
): Promise<OwnerRow | null> {
  const { tables } = tx;
  // Two at once: the setting's key lets the second wait, and then find the first.
  await tx
    .insert(tables.setting)
    .values({ name: 'first-owner-lock', value: '' })
    .onConflictDoUpdate({ target: tables.setting.name, set: { value: '' } });
  if (await hasOwner(tx)) return null;
  const [row] = await tx.insert(tables.owner).values(owner).returning();
  return row!;
}
