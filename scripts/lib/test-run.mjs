/** The steps of `npm test`, each counted as a test. */
import { readFileSync, rmSync } from 'node:fs';
import { build, installPackages, pathOf, runPackage } from './prepare.mjs';
import { findTools, leftOut } from './tools.mjs';

const report = 'test-results/vitest.json';

/** Returns vitest's counts. A file that did not load counts as one failed test. */
function counts() {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(pathOf(report), 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function vitest(args) {
  rmSync(pathOf(report), { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const well = runPackage('vitest/vitest.mjs', ['run', ...reporters, ...args]);
  try {
    const { passed, failed } = counts();
    // An error outside of all tests makes the run fail, but no single test.
    return { passed, failed: !well && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Without the packages, no further step can run. */
function prepare() {
  console.log('\n== install');
  if (!installPackages()) return [false];
  console.log('\n== build');
  return [true, build()];
}

const checks = [
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['types of browser scripts', 'typescript/bin/tsc', ['-p', 'tsconfig.browser.json', '--noEmit']],
  ['lint and format', '@biomejs/biome/bin/biome', ['check', '.']],
  ['dead code', 'knip/bin/knip.js', []],
  ['dead code but for tests', 'knip/bin/knip.js', ['--production']],
];

/**
 * With POSTRIDER_TEST_ALL=1, a group that could not run is a failure.
 * @param {string[]} args for vitest
 * @returns {number} the exit code
 */
export function runAll(args) {
  const steps = prepare();
  const total = { passed: 0, failed: 0 };
  if (steps.every(Boolean)) {
    for (const [name, script, options] of checks) {
      console.log(`\n== ${name}`);
      steps.push(runPackage(script, options));
    }
    console.log('\n== tests');
    Object.assign(total, vitest(args));
  }
  const missing = leftOut(findTools());
  for (const group of missing) console.log(`left out: ${group}`);
  if (process.env.POSTRIDER_TEST_ALL === '1') total.failed += missing.length;
  total.passed += steps.filter(Boolean).length;
  total.failed += steps.filter((well) => !well).length;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}
