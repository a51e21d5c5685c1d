/** The built program as a person meets it: starting, stopping, and every way to start it wrongly. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { freePort, type Program, runCommand, startProgram } from '../support/program.ts';
import { startOriginServer } from '../support/servers/origin-server.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function installation(set: NodeJS.ProcessEnv = {}): Promise<NodeJS.ProcessEnv> {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-program-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'warn', ...set };
}

function start(env: NodeJS.ProcessEnv, args?: string[]): Program {
  const program = startProgram(env, args);
  undo.push(() => program.end('SIGKILL'));
  return program;
}

/** What the program says as it gives up. */
async function refusal(env: NodeJS.ProcessEnv, args?: string[]): Promise<string> {
  const program = start(env, args);
  await expect(program.ready).rejects.toThrow();
  expect(await program.end()).toBe(1);
  expect(program.output()).not.toMatch(/^\s+at .*:\d+:\d+/m);
  return program.output();
}

it('starts with nothing set, answers, says where to click, and ends cleanly on Ctrl-C', async () => {
  const env = await installation();
  const program = start(env);
  await program.ready;
  const base = `http://localhost:${env.PORT}`;
  expect(await (await fetch(`${base}/healthz`)).text()).toMatch(/ok/);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  expect((await fetch(`${base}/mailbox`)).status).toBe(200);
  expect(program.output()).toContain(`Open     ${base}`);
  expect(await program.end('SIGINT')).toBe(0);
  const again = start(env);
  await again.ready;
  expect(await again.end('SIGTERM')).toBe(0);
});

it('says that the port is taken', async () => {
  const other = createServer().listen(0);
  undo.push(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  expect(await refusal(await installation({ PORT: String(port) }))).toMatch(
    new RegExp(`${port}.*(taken|in use)`, 'i'),
  );
});

it('says that the data folder can not be written', async () => {
  expect(await refusal(await installation({ DATA_DIR: '/dev/null/data' }))).toMatch(
    /data folder .*can't be written.*DATA_DIR/,
  );
});

it('says what is wrong with DATABASE_URL and REDIS_URL', async () => {
  expect(await refusal(await installation({ DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' }))).toMatch(
    /DATABASE_URL.*nothing listens there/,
  );
  expect(await refusal(await installation({ REDIS_URL: 'redis://127.0.0.1:1' }))).toMatch(
    /REDIS_URL.*nothing listens there/,
  );
});

it('refuses a database that was used with another secret', async () => {
  const env = await installation();
  const first = start(env);
  await first.ready;
  await first.end();
  expect(await refusal({ ...env, SECRET_KEY: 'x'.repeat(40) })).toMatch(
    /used with another SECRET_KEY.*secret\.key/,
  );
});

it('refuses a role of its own without a shared queue', async () => {
  expect(await refusal(await installation(), ['start', '--role', 'worker'])).toMatch(/needs REDIS_URL/);
});

it('keeps mail queued and says so where the address is public and no mail server is set', async () => {
  const env = await installation({ BASE_URL: 'https://news.example.org' });
  const program = start(env);
  await program.ready;
  expect(program.output()).toMatch(/SMTP_URL is not set/);
  const page = await fetch(`http://localhost:${env.PORT}/`);
  expect(await page.text()).toMatch(/SMTP_URL is not set/);
  expect((await fetch(`http://localhost:${env.PORT}/mailbox`)).status).toBe(404);
});

it('says why a site can not become a publication: unreachable, no feed, a private address', async () => {
  const env = await installation({ ALLOW_PRIVATE_FEEDS: 'true' });
  const origin = await startOriginServer();
  undo.push(() => origin.close());
  origin.set('/', {
    headers: { 'Content-Type': 'text/html' },
    body: '<!doctype html><title>Hello</title><p>No feed here.',
  });
  const add = (feed: string, set: NodeJS.ProcessEnv = {}) =>
    runCommand({ ...env, ...set }, [
      'publication',
      'add',
      'x',
      '--name',
      'X',
      '--feed',
      feed,
      '--from',
      'X <x@example.org>',
    ]);
  expect(await add('http://127.0.0.1:1/feed')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/127\.0\.0\.1:1 refuses connections/),
  });
  expect(await add(`${origin.url}/`)).toMatchObject({ code: 1, stderr: expect.stringMatching(/feed/i) });
  expect(await add(`${origin.url}/`, { ALLOW_PRIVATE_FEEDS: 'false' })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/private|ALLOW_PRIVATE_FEEDS/),
  });
});
