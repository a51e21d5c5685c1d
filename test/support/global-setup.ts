/** One PostgreSQL server for the whole run, where its programs are on this machine. */
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { findTools } from '../../scripts/lib/tools.mjs';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Opens the run's PostgreSQL server as superuser; null where there is none. Make a database of your own in it. */
    postgresUrl: string | null;
  }
}

type Server = Awaited<ReturnType<typeof startPostgres>>;

/** Vitest loads this module once for each group of tests, all in one process: what the groups share is kept there. */
const shared = globalThis as { postriderPostgres?: { server: Promise<Server>; users: number } };

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!findTools().postgresBin) {
    project.provide('postgresUrl', null);
    return undefined;
  }
  shared.postriderPostgres ??= { server: startPostgres(), users: 0 };
  const held = shared.postriderPostgres;
  held.users += 1;
  const server = await held.server;
  project.provide('postgresUrl', server.url);
  return async () => {
    held.users -= 1;
    if (held.users > 0) return;
    delete shared.postriderPostgres;
    await server.stop();
  };
}
