/** The database behind `feed check`: opened only where there is one. */
import { existsSync } from 'node:fs';
import { followedHealth } from '../actions/feeds/followed-health.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from './open-database.ts';

/** Lines on a feed that is followed here; none where it is not, or there is no database yet. @throws ConfigError */
export async function knownFeedHealth(url: string): Promise<string[]> {
  const { database } = readConfig();
  if (database.engine === 'sqlite' && !existsSync(database.file)) return [];
  const store = await openDatabase(database);
  try {
    return await followedHealth(store, url, new Date());
  } finally {
    await store.close();
  }
}
