import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findTools, toolVariables } from './scripts/lib/tools.mjs';

// Groups of tests are told by folders of test/, so that a new file is in one of them without being listed.
const every = 'test/**/*.test.{ts,tsx}';
/** On both database engines. */
const store = 'test/{store,actions}/**';
/** Across rooms: pages over HTTP, queues, threads, the built program. */
const stories = 'test/{stories,main,queue,web,feed/threads}/**';
/** In Chromium, against the built program too. */
const browser = 'test/browser/**';

const inside = (folders: string) => [`${folders}/*.test.{ts,tsx}`];
const globalSetup = ['test/support/global-setup.ts'];

export default defineConfig({
  test: {
    env: toolVariables(findTools()),
    pool: 'forks',
    isolate: false,
    // Tests wait for disks and sockets, so that a single core keeps two workers busy. Each takes up to 600 MB.
    maxWorkers: Math.min(8, Math.max(2, availableParallelism())),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // The rest needs no database, no other process or thread, and no browser: seconds, for use while writing.
      { extends: true, test: { name: 'unit', include: [every], exclude: [store, stories, browser] } },
      { extends: true, test: { name: 'store', include: inside(store), globalSetup } },
      { extends: true, test: { name: 'stories', include: inside(stories), globalSetup } },
      { extends: true, test: { name: 'browser', include: inside(browser), testTimeout: 60_000 } },
    ],
  },
});
