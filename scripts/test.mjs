/** `npm test`: installs, builds, checks, runs the tests and says which groups could not run. Arguments go to vitest. */
// Old syntax, so that an old Node can print that it is too old.
import { nodeVersionProblem } from '../bin/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./lib/test-run.mjs').then(function start(tests) {
    process.exitCode = tests.runAll(process.argv.slice(2));
  });
}
