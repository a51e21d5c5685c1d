/** `npm run dev`: Postrider from its sources, with its own data, an owner and the sample site; each change starts it again. */
// Old syntax: an old Node must get as far as the sentence.
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
