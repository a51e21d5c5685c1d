/** `npm start`: installs and builds what is not there yet, then starts Postrider with the arguments given. */
// Old syntax: an old Node must get as far as the sentence.
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
    // In this process, so that signals and the exit code need no passing on.
    process.argv.splice(2, 0, 'start');
    return import('../bin/postrider.mjs');
  });
}
