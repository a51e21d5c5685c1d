/** From poll to the first mail's DATA, hold at zero: what a reader of instant mail waits. Prints one line a run. */

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/engine/open-store.ts';
import { feedXml } from '../support/feed/feed-xml.ts';
import { freePort, runCommand, startProgram } from '../support/program.ts';
import { startOriginServer } from '../support/servers/origin-server.ts';
import { startSink } from '../support/servers/smtp-sink.ts';
import { seedReaders } from '../support/worlds/seed.ts';

const runs = 10;
const folder = mkdtempSync(join(tmpdir(), 'postrider-latency-'));
const origin = await startOriginServer();
let firstData = 0;
const sink = await startSink({
  behave: ({ phase }) => {
    if (phase === 'data') firstData ||= performance.now();
    return undefined;
  },
});
let polledAt = 0;
const serve = (count: number) =>
  origin.set('/feed', (_request, response) => {
    polledAt = performance.now();
    response.setHeader('Content-Type', 'application/rss+xml').end(feedXml(origin.url, count));
  });
serve(1);
const port = await freePort();
const env = {
  DATA_DIR: folder,
  PORT: String(port),
  ALLOW_PRIVATE_FEEDS: 'true',
  SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  LOG_LEVEL: 'info',
};
const added = await runCommand(env, [
  'publication',
  'add',
  'courier',
  '--name',
  'Courier',
  '--feed',
  `${origin.url}/feed`,
  '--from',
  'Courier <news@courier.example>',
  '--hold',
  '0',
]);
if (added.code !== 0) throw new Error(added.stderr);
const store = await openStore({ engine: 'sqlite', file: join(folder, 'postrider.sqlite') });
const [publication] = await store.read.select().from(store.tables.publication);
await seedReaders(store, publication!, 100);
const program = startProgram(env);
await program.ready;

const waits: number[] = [];
for (let run = 1; run <= runs; run += 1) {
  firstData = 0;
  serve(run + 1);
  const before = sink.accepted.length;
  await store.write((tx) => tx.update(store.tables.feed).set({ nextPollAt: new Date() }));
  await sink.until(() => sink.accepted.length === before + 100);
  waits.push(firstData - polledAt);
}
await program.end();
await store.close();
await sink.close();
await origin.close();
rmSync(folder, { recursive: true, force: true });

const sorted = waits.sort((a, b) => a - b);
const ms = (value: number) => `${Math.round(value)} ms`;
console.log(
  `From poll to the first mail's DATA: median ${ms(sorted[runs / 2]!)}, min ${ms(sorted[0]!)}, max ${ms(sorted.at(-1)!)}`,
);
console.log(
  `${runs} new articles, one at a time, 100 instant readers, hold 0; SQLite, ${/in an embedded PGlite/.test(program.output()) ? 'PGlite' : 'private Redis'}; Node ${process.version}, ${cpus().length} × ${cpus()[0]!.model}`,
);
process.exitCode = sorted.at(-1)! < 1_000 ? 0 : 1;
