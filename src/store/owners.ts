import type { Store } from './store.ts';

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
