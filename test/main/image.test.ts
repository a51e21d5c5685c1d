/** What the container image is made of. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../support/program.ts';

const pathOf = (file: string) => resolve(import.meta.dirname, '../..', file);
const read = (file: string) => readFileSync(pathOf(file), 'utf8');

test('the image has every folder that a running Postrider reads', () => {
  const [, runtime = ''] = read('Dockerfile')
    .split(/^FROM .*$/m)
    .slice(1);
  const letThrough = read('.dockerignore')
    .match(/^!.+$/gm)!
    .map((line) => line.slice(1));
  const { files } = JSON.parse(read('package.json')) as { files: string[] };
  const readByCode = ['assets', 'drizzle', 'emails', 'embed', 'sample'];
  for (const folder of new Set([...files, ...readByCode])) {
    expect(runtime).toMatch(new RegExp(`^COPY (--from=build /app/)?${folder} ${folder}$`, 'm'));
    if (folder !== 'dist') expect(letThrough).toContain(folder);
  }
});

const isLinux = process.platform === 'linux';
const check = (port: number) =>
  promisify(execFile)(process.execPath, [pathOf('docker/healthcheck.mjs')], {
    env: { PORT: String(port) },
  });

test.skipIf(!isLinux)('a container whose web server answers is healthy', async () => {
  const server = createServer((req, res) => res.writeHead(req.url === '/healthz' ? 200 : 404).end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  await check((server.address() as AddressInfo).port);
});

test.skipIf(!isLinux)('one whose web server is silent is not, and says why', async () => {
  await expect(check(await freePort())).rejects.toMatchObject({
    code: 1,
    stderr: '/healthz does not answer: ECONNREFUSED\n',
  });
});
