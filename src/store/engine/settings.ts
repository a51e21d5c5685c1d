import { eq } from 'drizzle-orm';
import type { Db, Tx } from './store.ts';

/** Stores `value` under `name` unless there is one. @returns the stored value */
export async function settingOnce(tx: Tx, name: string, value: string): Promise<string> {
  const { setting } = tx.tables;
  await tx.insert(setting).values({ name, value }).onConflictDoNothing();
  const [row] = await tx.read.select().from(setting).where(eq(setting.name, name));
  return row!.value;
}

/** @returns the value that is stored under `name` */
export async function settingValue({ tables, read }: Db, name: string): Promise<string | undefined> {
  const [row] = await read.select().from(tables.setting).where(eq(tables.setting.name, name));
  return row?.value;
}

/**
 * Changes the value under `name`, or `initial` if there is none. The row's lock, taken first and held until the commit,
 * makes changes wait for each other.
 *
 * @returns the stored value
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
