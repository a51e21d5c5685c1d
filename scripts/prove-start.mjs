/**
 * Proves in a clean copy that `npm start` alone is enough: `node scripts/prove-start.mjs FOLDER`. Starts it there
 * with its own data folder, follows a small site by email as a reader would, and stops it with Ctrl-C.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand, startServer } from './lib/proof-process.mjs';
import { freePort, openSite } from './lib/proof-site.mjs';
import { decode, hiddenFields, mailTo, until } from './lib/proof-web.mjs';

const minute = 60_000;
const address = 'reader@example.org';
const folder = resolve(process.argv[2] ?? '.');
const data = mkdtempSync(join(tmpdir(), 'postrider-proof-'));
const total = { passed: 0, failed: 0 };

/** One step of the proof, counted as a test. @throws if it fails, because the next steps need it */
async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    total.passed += 1;
    console.log(`  ok   ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    total.failed += 1;
    console.log(`  FAIL ${name}`);
    throw error;
  }
}

function expect(holds, what) {
  if (!holds) throw new Error(what);
}

async function page(url, options) {
  const answer = await fetch(url, { redirect: 'manual', ...options });
  const body = await answer.text();
  expect(answer.status === 200, `${url} answers ${answer.status}:\n${body.slice(0, 500)}`);
  return body;
}

const post = (url, fields) => page(url, { method: 'POST', body: new URLSearchParams(fields) });

async function follow(base) {
  const form = await page(`${base}/follow/proof`);
  // The form is filled faster than a person can type, so the time trap asks to press the button once more.
  await sleep(2200);
  return post(`${base}/follow/proof`, {
    ...hiddenFields(form),
    email: address,
    cadence: 'instant',
    timezone: 'UTC',
  });
}

async function confirm(base) {
  const mail = await until(minute, () => mailTo(base, address, 'confirm'));
  const link = decode(/href="([^"]*\/confirm\/[^"]*)"/.exec(mail)?.[1] ?? '');
  expect(link.startsWith(base), `the mail has no confirm link of ${base}: ${link}`);
  await page(link);
  return post(link, {});
}

async function prove(server, site, env, base) {
  const command = (...args) => runCommand('npx', ['postrider', ...args], { cwd: folder, env });
  await step('npm start answers /healthz', () => until(10 * minute, () => server.answers(`${base}/healthz`)));
  await step('a publication is added', () =>
    command(
      'publication',
      'add',
      'proof',
      '--name',
      'Proof',
      '--feed',
      site.feed,
      '--hold',
      '0',
      '--from',
      'Proof <proof@example.org>',
    ),
  );
  await step('a reader follows through the form', () => follow(base));
  await step('the confirmation comes, and its page activates', () => confirm(base));
  site.publish('A second article');
  await step('the feed is polled', () => command('poll', 'proof'));
  await step('the new article comes by mail', () =>
    until(minute, () => mailTo(base, address, 'A second article')),
  );
  await step('Ctrl-C ends it within 10 seconds with exit code 0', async () => {
    const code = await server.interrupt(10_000);
    expect(code === 0, `the exit code is ${code}`);
  });
  await step('nothing is left running', () => until(5000, () => server.remains(data).length === 0));
}

console.log(`Start-up proof on Node ${process.versions.node}, in ${folder}`);
const site = await openSite();
const port = await freePort();
const env = {
  ...process.env,
  PORT: String(port),
  DATA_DIR: data,
  ALLOW_PRIVATE_FEEDS: 'true',
};
const server = startServer('npm', ['start'], { cwd: folder, env });
try {
  await prove(server, site, env, `http://localhost:${port}`);
} catch (error) {
  console.log(`${error.message}\n\nWhat npm start printed:\n${server.output()}`);
} finally {
  await server.kill(data);
  await site.close();
  rmSync(data, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
