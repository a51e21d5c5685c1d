import { eq } from 'drizzle-orm';
import type { Owner } from '../engine/schema.ts';
import type { Store } from '../engine/store.ts';

/** False if an owner with this email is there already. */
export async function insertOwner(
  { tables, write }: Store,
  owner: { email: string; passwordHash: string; createdAt: Date },
): Promise<boolean> {
  const rows = await write((tx) =>
    tx.insert(tables.owner).values(owner).onConflictDoNothing().returning({ id: tables.owner.id }),
  );
  return rows.length > 0;
}

export async function insertApiKey(
  { tables, write }: Store,
  key: { name: string; keyHash: string; createdAt: Date },
): Promise<void> {
  await write((tx) => tx.insert(tables.apiKey).values(key));
}

export async function ownerByEmail({ tables, read }: Store, email: string): Promise<Owner | undefined> {
  const [row] = await read.select().from(tables.owner).where(eq(tables.owner.email, email));
  return row;
}

export async function hasOwner({ tables, read }: Store): Promise<boolean> {
  return (await read.select({ id: tables.owner.id }).from(tables.owner).limit(1)).length > 0;
}

/** The first owner; null if there is one already, whoever it is. */
export async function insertFirstOwner(
  { tables, write }: Store,
  owner: { email: string; passwordHash: string; createdAt: Date },
): Promise<Owner | null> {
  return write(async (tx) => {
    // Two at once: the setting's key lets the second wait, and then find the first.
    await tx
      .insert(tables.setting)
      .values({ name: 'first-owner-lock', value: '' })
      .onConflictDoUpdate({ target: tables.setting.name, set: { value: '' } });
    const there = await tx.select({ id: tables.owner.id }).from(tables.owner).limit(1);
    if (there.length > 0) return null;
    const [row] = await tx.insert(tables.owner).values(owner).returning();
    return row!;
  });
}
