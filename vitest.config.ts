import { defineConfig } from 'vitest/config';
import { findTools, toolVariables } from './scripts/lib/tools.mjs';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    env: toolVariables(findTools()),
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
