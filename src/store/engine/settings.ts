import { eq } from 'drizzle-orm';
import type { Store } from './store.ts';

/** Stores `value` under `name` unless there is one; gives what is stored. */
export async function settingOnce({ tables, write }: Store, name: string, value: string): Promise<string> {
  return write(async (tx) => {
    await tx.insert(tables.setting).values({ name, value }).onConflictDoNothing();
    const [row] = await tx.select().from(tables.setting).where(eq(tables.setting.name, name));
    return row!.value;
  });
}

/** What is stored under `name`; undefined if nothing is. */
export async function settingValue({ tables, read }: Store, name: string): Promise<string | undefined> {
  const [row] = await read.select().from(tables.setting).where(eq(tables.setting.name, name));
  return row?.value;
}

/**
 * Stores what `change` makes of the value under `name`, or of `initial` where there is none; gives what is stored. The
 * row's lock, taken first and held to the commit, makes changes wait for each other.
 */
export async function changeSetting(
  { tables, write }: Store,
  name: string,
  initial: string,
  change: (value: string) => string,
): Promise<string> {
  const { setting } = tables;
  return write(async (tx) => {
    await tx.insert(setting).values({ name, value: initial }).onConflictDoNothing();
    const [row] = await tx
      .update(setting)
      .set({ value: setting.value })
      .where(eq(setting.name, name))
      .returning({ value: setting.value });
    const value = change(row!.value);
    await tx.update(setting).set({ value }).where(eq(setting.name, name));
    return value;
  });
}
