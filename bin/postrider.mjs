#!/usr/bin/env node
// Old syntax up to the dynamic import, so that an old Node prints the sentence and not a syntax error.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeVersionProblem } from './node-version.mjs';

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

const problem = nodeVersionProblem(process.versions.node);
const main = new URL('../dist/main.js', import.meta.url);
if (problem) fail(problem);
else if (!existsSync(fileURLToPath(main)))
  fail('Postrider is not built yet: run `npm run build` in its folder first.');
else {
  // Traces in the log name the lines of src/.
  process.setSourceMapsEnabled(true);
  import(main.href).catch(function explain(error) {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND') {
      fail(
        'A part of Postrider is missing: run `npm ci && npm run build` in its folder. (' +
          error.message +
          ')',
      );
    } else throw error;
  });
}
