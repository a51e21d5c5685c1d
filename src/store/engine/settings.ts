import { eq } from 'drizzle-orm';
import type { Db, Tx } from './store.ts';

/** Stores `value` under `name` unless there is one; gives what is stored. */
export async function settingOnce(tx: Tx, name: string, value: string): Promise<string> {
  const { setting } = tx.tables;
  await tx.insert(setting).values({ name, value }).onConflictDoNothing();
  const [row] = await tx.read.select().from(setting).where(eq(setting.name, name));
  return row!.value;
}

/** What is stored under `name`; undefined if nothing is. */
export async function settingValue({ tables, read }: Db, name: string): Promise<string | undefined> {
  const [row] = await read.select().from(tables.setting).where(eq(tables.setting.name, name));
  return row?.value;
}

/**
 * Stores what `change` makes of the value under `name`, or of `initial` where there is none; gives what is stored. The
 * row's lock, taken first and held to the commit, makes changes wait for each other.
 */
export async function changeSetting(
  tx: Tx,
  name: string,
  initial: string,
  change: (value: string) => string,
): Promise<string> {
  const { setting } = tx.tables;
  await tx.insert(setting).values({ name, value: initial }).onConflictDoNothing();
  const [row] = await tx
    .update(setting)
    .set({ value: setting.value })
    .where(eq(setting.name, name))
    .returning({ value: setting.value });
  const value = change(row!.value);
  await tx.update(setting).set({ value }).where(eq(setting.name, name));
  return value;
}
