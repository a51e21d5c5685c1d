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

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = findTools().postgresBin ? await startPostgres() : null;
  project.provide('postgresUrl', server?.url ?? null);
  return server?.stop;
}
