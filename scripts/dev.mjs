/** `npm run dev`: runs the sources with their own data, an owner and the sample site; restarts on each change. */
// Old syntax, so that an old Node can print that it is too old.
import { nodeVersionProblem } from '../bin/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./dev/watch.mjs').then(function start(dev) {
    return dev.watch(process.argv.slice(2));
  });
}
