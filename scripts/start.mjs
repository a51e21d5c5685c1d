/** `npm start`: installs and builds what is missing, then starts Postrider with the arguments given. */
// Old syntax, so that an old Node can print that it is too old.
import { nodeVersionProblem } from '../bin/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./lib/prepare.mjs').then(function start(prepare) {
    if (!prepare.installPackages() || !prepare.build()) {
      process.exitCode = 1;
      return;
    }
    // Runs in this process, so that we need not pass on signals and the exit code.
    process.argv.splice(2, 0, 'start');
    return import('../bin/postrider.mjs');
  });
}
