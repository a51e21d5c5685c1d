/** Opens an installation: its settings, log, data folder, database and secret. */

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { isSecretOf } from '../actions/owners/check-secret.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Store } from '../store/engine/store.ts';
import { configText as text } from '../text/install/settings.ts';
import { openDatabase } from './open-database.ts';

export interface Installation {
  config: Config;
  log: Logger;
  store: Store;
  clock: () => Date;
}

/** Logs readable lines to a person at a terminal, and JSON lines to everything else. */
function createLog(level: string): Logger {
  const pretty = {
    target: 'pino-pretty',
    options: { destination: 2, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' },
  };
  return process.stderr.isTTY ? pino({ level, transport: pretty }) : pino({ level }, pino.destination(2));
}

async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    // The folder holds readers' addresses and the secret, so other users of the machine must not read it.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError(text.dataFolder(dataDir, (error as Error).message));
  }
}

/** @throws ConfigError */
export async function openInstallation(): Promise<Installation> {
  const config = readConfig();
  await prepareDataDir(config.dataDir);
  const store = await openDatabase(config.database);
  return { config, log: createLog(config.logLevel), store, clock: () => new Date() };
}

/** Returns SECRET_KEY, or the secret that the first start generated and stored in the data folder. */
async function secretKey(config: Config): Promise<string> {
  if (config.secretKey) return config.secretKey;
  const file = join(config.dataDir, 'secret.key');
  try {
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Returns the secret of this installation. @throws ConfigError if the database was used with a different one */
export async function openSecret({ config, store }: Installation): Promise<string> {
  const key = await secretKey(config);
  if (!(await isSecretOf(store, key))) {
    throw new ConfigError(
      text.otherKey(config.secretKey ? 'SECRET_KEY' : join(config.dataDir, 'secret.key')),
    );
  }
  return key;
}
