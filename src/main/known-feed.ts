/** Reads the database for `feed check`, if there is one. */
import { existsSync } from 'node:fs';
import { followedHealth } from '../actions/feeds/followed-health.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from './open-database.ts';

/**
 * Returns lines about a feed that is followed here; none if it isn't, or if there is no database yet. @throws
 * ConfigError
 */
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
