import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createCheckpoints } from '../../../src/store/engine/checkpoints.ts';

function openFile() {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-checkpoints-'));
  const file = join(folder, 'postrider.sqlite');
  const writer = new Database(file);
  onTestFinished(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = OFF');
  writer.exec('create table big (id integer primary key, value blob)');
  const mb = (name: string) => statSync(name).size / 2 ** 20;
  return {
    file,
    writer,
    write: (n: number) => writer.exec(`insert or replace into big values (${n % 5}, zeroblob(4000000))`),
    walMb: () => mb(`${file}-wal`),
    fileMb: () => mb(file),
    /** Pages at which SQLite does it within a commit. */
    within: () => writer.pragma('wal_autocheckpoint', { simple: true }),
  };
}

test('the WAL is written back while writes go on, and never grows beyond its bound', async () => {
  const { file, writer, write, walMb, fileMb, within } = openFile();
  const checkpoints = createCheckpoints(file, writer);
  let largest = 0;
  for (let n = 0; n < 100; n++) {
    await checkpoints.waitForRoom();
    write(n);
    checkpoints.begin();
    largest = Math.max(largest, walMb());
  }
  await checkpoints.close();
  expect(largest).toBeLessThan(140);
  expect(fileMb()).toBeGreaterThan(15);
  expect(within()).toBe(128_000);
});

test('a reader who stays at an old state keeps the WAL, and no write waits for that', async () => {
  const { file, writer, write, walMb, within } = openFile();
  const checkpoints = createCheckpoints(file, writer);
  write(0);
  const reader = new Database(file);
  reader.exec('begin; select count(*) from big');
  reader.prepare('select count(*) from big').get();
  for (let n = 0; n < 40; n++) {
    await checkpoints.waitForRoom();
    write(n);
    checkpoints.begin();
  }
  expect(walMb()).toBeGreaterThan(150);
  reader.close();
  await checkpoints.waitForRoom();
  write(0);
  write(0);
  expect((writer.pragma('wal_checkpoint(NOOP)') as { log: number }[])[0]!.log).toBeLessThan(3000);
  await checkpoints.close();
  expect(within()).toBe(128_000);
});

test.each([
  ['finds no database', (file: string) => `${file}/missing`, undefined],
  ['can not be loaded', (file: string) => file, new URL('file:///nowhere/worker.ts')],
  ['ends while it starts', (file: string) => file, new URL('data:text/javascript,process.exit(1)')],
])('where the thread %s, SQLite does it by itself, and it is said', async (_, place, worker) => {
  const { file, writer, write, within } = openFile();
  const warnings: string[] = [];
  const listen = ({ message }: Error) => void warnings.push(message);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const checkpoints = createCheckpoints(place(file), writer, worker);
  for (let n = 0; n < 40; n++) {
    await checkpoints.waitForRoom();
    write(n);
    checkpoints.begin();
  }
  await checkpoints.close();
  expect(within()).toBe(4000);
  await new Promise(setImmediate);
  expect(warnings).toEqual([expect.stringContaining('Commits do it themselves now')]);
});
