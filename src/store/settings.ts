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
