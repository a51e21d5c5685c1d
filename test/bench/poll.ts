/**
 * What a poll costs: feeds polled per second on one core, unchanged (304) and changed, of the real pollFeed on SQLite,
 * against an origin in another process. `npx tsx test/bench/poll.ts [FEEDS]`. Ends with 1 if 10,000 feeds an hour
 * take 5 % of a core or more.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { PollDeps } from '../../src/actions/feeds/poll-deps.ts';
import { type PollOutcome, pollFeed } from '../../src/actions/feeds/poll-feed.ts';
import { fetchUrl } from '../../src/feed/http/fetch.ts';
import { withHostQueue } from '../../src/feed/http/host-queue.ts';
import { createParsePool } from '../../src/feed/threads/parse-pool.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { insertPublication } from '../../src/store/publications/publications.ts';

const feeds = Number(process.argv[2] ?? 160);
const atOnce = 8;
/** Of the polls of an hour, so many bring something new: a feed is asked far more often than it publishes. */
const changedShare = 0.1;
const goal = { feeds: 10_000, percent: 5 };

interface Cost {
  perPoll: number;
  perSecond: number;
}

/** A certificate for the origin that this process trusts: it has to be named before the process starts. */
function startTrusting(): void {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-poll-bench-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=bench',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
    '-keyout',
    key,
    '-out',
    cert,
  ]);
  const tls = made.status === 0 ? { BENCH_KEY: key, NODE_EXTRA_CA_CERTS: cert } : {};
  const env = { ...process.env, ...tls, BENCH_FOLDER: folder };
  const child = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env,
  });
  rmSync(folder, { recursive: true, force: true });
  process.exit(child.status ?? 1);
}

async function startOrigin(): Promise<{ http: number[]; https: number[]; end(): void }> {
  const { BENCH_KEY, NODE_EXTRA_CA_CERTS } = process.env;
  const files = BENCH_KEY ? [BENCH_KEY, NODE_EXTRA_CA_CERTS!] : [];
  const script = resolve(import.meta.dirname, 'poll-origin.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { ...JSON.parse(String(line)), end: () => void child.kill() };
}

/** Publications of one feed each, spread over the ports; gives the feeds' ids. */
async function seed(store: Store, scheme: string, ports: number[]): Promise<number[]> {
  for (let n = 0; n < feeds; n++) {
    const url = `${scheme}://127.0.0.1:${ports[n % ports.length]}/feed-${n}`;
    const createdAt = new Date();
    const about = { slug: `${scheme}-${n}`, name: `Feed ${n}`, siteUrl: url, fromName: `Feed ${n}` };
    await store.write((tx) =>
      insertPublication(tx, { ...about, fromAddress: 'news@bench.example', createdAt }, [
        { url, title: null },
      ]),
    );
  }
  const rows = await store.read.select().from(store.tables.feed);
  return rows.filter(({ url }) => url.startsWith(`${scheme}:`)).map(({ id }) => id);
}

/** Polls all of them, some at a time, and says what one costs. */
async function measure(
  title: string,
  world: PollDeps,
  ids: number[],
  wanted: (outcome: PollOutcome) => boolean,
): Promise<Cost> {
  const waiting = [...ids];
  const cpu = process.cpuUsage();
  const started = performance.now();
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const outcome = await pollFeed(world, id, { onlyIfDue: false });
      if (!wanted(outcome)) throw new Error(`${title}: ${JSON.stringify(outcome)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const perPoll = (user + system) / 1e6 / ids.length;
  console.log(
    `${title.padEnd(34)} ${(perPoll * 1000).toFixed(2).padStart(7)} ms of CPU a poll: ${(1 / perPoll).toFixed(0).padStart(5)} feeds/s on one core; here ${(ids.length / seconds).toFixed(0)} feeds/s, ${atOnce} at once`,
  );
  return { perPoll, perSecond: ids.length / seconds };
}

const percentOf = (perPoll: number): number => ((perPoll * goal.feeds) / 3600) * 100;

async function run(scheme: 'http' | 'https', ports: number[], world: PollDeps): Promise<boolean> {
  const version = async (n: number) => {
    const port = ports[0]!;
    await fetchUrl({ url: `${scheme}://127.0.0.1:${port}/version/${n}`, allowPrivate: true, userAgent: 'b' });
  };
  await version(1);
  const ids = await seed(world.store, scheme, ports);
  const polled = (added: number) => (outcome: PollOutcome) =>
    outcome.kind === 'polled' && outcome.added === added;
  await measure(`${scheme}, first import of 20 articles`, world, ids, ({ kind }) => kind === 'polled');
  const unchanged = await measure(
    `${scheme}, unchanged (304)`,
    world,
    [...ids, ...ids],
    ({ kind }) => kind === 'unchanged',
  );
  await version(2);
  const changed = await measure(`${scheme}, changed (1 new of 20)`, world, ids, polled(1));
  const mixed = changed.perPoll * changedShare + unchanged.perPoll * (1 - changedShare);
  const shares = {
    'all unchanged': unchanged.perPoll,
    'one in ten changed': mixed,
    'all changed': changed.perPoll,
  };
  for (const [what, perPoll] of Object.entries(shares))
    console.log(
      `  ${goal.feeds} feeds an hour, ${what}: ${percentOf(perPoll).toFixed(1)} % of one core (goal: under ${goal.percent} %)`,
    );
  return percentOf(mixed) < goal.percent;
}

if (!process.env.BENCH_FOLDER) startTrusting();
const origin = await startOrigin();
const file = join(process.env.BENCH_FOLDER!, 'postrider.sqlite');
const store = await openStore({ engine: 'sqlite', file });
const pool = createParsePool();
const world: PollDeps = {
  store,
  clock: () => new Date(),
  fetchUrl: withHostQueue(fetchUrl),
  ...pool,
  askHub: async () => ({ kind: 'accepted' as const }),
  baseUrl: 'https://news.example',
  allowPrivateFeeds: true,
};
console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 1e9)} GB, load ${loadavg()[0]!.toFixed(1)}; ${feeds} feeds of 20 articles, SQLite`,
);
const goals = [await run('http', origin.http, world)];
if (origin.https.length > 0) goals.push(await run('https', origin.https, world));
else console.log('https is left out: there is no openssl to make a certificate.');
await pool.close();
await store.close();
origin.end();
process.exitCode = goals.every(Boolean) ? 0 : 1;
