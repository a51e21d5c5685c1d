/** Programs on this machine that some groups of tests need. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const corpora = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

function findProgram(names, folders = onPath()) {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null;
}

/** Debian has the server's programs outside PATH, in one folder per version. We use the newest. */
function debianPostgresFolders() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(base, version, 'bin'));
}

function findPostgres() {
  const folders = [...onPath(), ...debianPostgresFolders(), '/usr/local/bin'];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name)))) ?? null
  );
}

/**
 * Finds the programs; null for a missing one. An environment variable of the test run can name another place.
 * @returns {{ postgresBin: string | null, redisServer: string | null, chromium: string | null, corpora: string | null }}
 */
export function findTools(env = process.env) {
  return {
    postgresBin: env.POSTRIDER_TEST_POSTGRES_BIN || findPostgres(),
    redisServer: env.POSTRIDER_TEST_REDIS_SERVER || findProgram(['redis-server']),
    chromium:
      env.POSTRIDER_TEST_CHROMIUM ||
      findProgram([
        'chromium-headless-shell',
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
      ]),
    corpora: env.POSTRIDER_TEST_CORPORA || (existsSync(corpora) ? corpora : null),
  };
}

/** Returns the environment variables with which tests find the programs; '' for a missing one. */
export const toolVariables = (tools) => ({
  POSTRIDER_TEST_POSTGRES_BIN: tools.postgresBin ?? '',
  POSTRIDER_TEST_REDIS_SERVER: tools.redisServer ?? '',
  POSTRIDER_TEST_CHROMIUM: tools.chromium ?? '',
  POSTRIDER_TEST_CORPORA: tools.corpora ?? '',
});

/** Returns the groups of tests that can't run, and the reasons. */
export function leftOut(tools) {
  const reasons = {
    postgresBin:
      'postgres: no initdb and postgres on PATH or in /usr/lib/postgresql/*/bin (install postgresql)',
    redisServer: 'redis: no redis-server on PATH (install redis-server)',
    chromium: 'browser: no chromium or google-chrome on PATH (install chromium-headless-shell or chromium)',
    corpora: 'corpora: the folder ../shared/corpora is not there',
  };
  return Object.entries(reasons).flatMap(([name, reason]) => (tools[name] ? [] : [reason]));
}
