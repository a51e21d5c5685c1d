import { ConfigError } from '../config.ts';
import type { DatabaseSettings } from '../store/engine/database-settings.ts';
import { StoreError } from '../store/engine/errors.ts';
import { openStore } from '../store/engine/open-store.ts';
import type { Store } from '../store/engine/store.ts';
import { databaseProblem } from '../text/install/database.ts';

/** Opens the database and migrates its tables. @throws ConfigError with a sentence that says what to do */
export async function openDatabase(database: DatabaseSettings): Promise<Store> {
  try {
    return await openStore(database);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new ConfigError(databaseProblem(error.problem), { cause: error });
  }
}
