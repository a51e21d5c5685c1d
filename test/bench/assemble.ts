/**
 * What assembling costs: one publication's active readers with many different filter sets, instant and daily, on SQLite
 * and on Postgres; seconds, rows per second and peak memory of a process that does nothing else.
 * `npx tsx test/bench/assemble.ts [--readers N] [--sets N] [--engine sqlite|postgres] [--cadence instant|daily] [--runs N]`.
 * The best of `--runs` counts. Ends with 1 if a million take 60 seconds or more, or any process 300 MB.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { findTools } from '../../scripts/lib/tools.mjs';
import type { DatabaseSettings } from '../../src/store/engine/database-settings.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Cost } from './assemble-once.ts';
import { type Size, seedForBench } from './assemble-seed.ts';

const goal = { rowsPerSecond: 1_000_000 / 60, mb: 300 };

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '1000000' },
    sets: { type: 'string', default: '1000' },
    engine: { type: 'string' },
    cadence: { type: 'string' },
    runs: { type: 'string', default: '1' },
  },
});
const readers = Number(values.readers);
const sets = Math.min(Number(values.sets), readers);

type Fresh = () => Promise<{ database: DatabaseSettings; drop(): Promise<void> | void }>;

const freshSqlite: Fresh = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-assemble-bench-'));
  return {
    database: { engine: 'sqlite', file: join(folder, 'postrider.sqlite') },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const freshPostgres =
  (server: string): Fresh =>
  async () => {
    const name = `bench_${Date.now()}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const drop = async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    };
    return { database: { engine: 'postgres', url: url.href }, drop };
  };

/** Assembles in a process of its own, so that what the seeding took does not count. */
async function assembleOnce(fresh: Fresh, size: Size): Promise<Cost> {
  const { database, drop } = await fresh();
  try {
    const publicationId = await seedForBench(database, size);
    const script = resolve(import.meta.dirname, 'assemble-once.ts');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, JSON.stringify([database, publicationId])],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (code !== 0) throw new Error(`assembling ended with ${code}`);
    return JSON.parse(said);
  } finally {
    await drop();
  }
}

function say(name: string, cost: Cost): void {
  const { deliveries, issues, seconds } = cost;
  if (deliveries !== readers || issues !== sets)
    throw new Error(`${name}: ${deliveries} deliveries in ${issues} issues, not ${readers} in ${sets}`);
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  console.log(
    `${name.padEnd(18)} ${seconds.toFixed(1)} s (${cost.cpuSeconds.toFixed(1)} s of CPU), ${Math.round(deliveries / seconds)} rows/s; peak ${Math.round(cost.peakMb)} MB (${Math.round(cost.startMb)} before); ${cost.transactions} transactions, longest ${ms(cost.maxMs)}, 99 % under ${ms(cost.p99Ms)}; longest pause of the event loop ${ms(cost.longestPauseMs)}; looking for what is due ${ms(cost.dueMs)}, with nothing due ${ms(cost.idleMs)}`,
  );
}

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 1e9)} GB, load ${loadavg()[0]!.toFixed(1)}; ${readers} readers, ${sets} filter sets, 10 articles`,
);
const wants = (option: string | undefined, name: string) => option === undefined || option === name;
const server = wants(values.engine, 'postgres') && findTools().postgresBin ? await startPostgres() : null;
if (!server && wants(values.engine, 'postgres'))
  console.log('Left out: Postgres (no initdb and postgres found).');
const engines: [string, Fresh][] = [];
if (wants(values.engine, 'sqlite')) engines.push(['sqlite', freshSqlite]);
if (server) engines.push(['postgres', freshPostgres(server.url)]);
let good = true;
try {
  for (const [engine, fresh] of engines) {
    for (const cadence of (['instant', 'daily'] as const).filter((name) => wants(values.cadence, name))) {
      const costs: Cost[] = [];
      for (let run = 0; run < Number(values.runs); run++) {
        costs.push(await assembleOnce(fresh, { readers, sets, cadence }));
        say(`${engine}, ${cadence}`, costs.at(-1)!);
      }
      const fastest = Math.max(...costs.map(({ deliveries, seconds }) => deliveries / seconds));
      good &&= fastest > goal.rowsPerSecond && costs.every(({ peakMb }) => peakMb < goal.mb);
    }
  }
} finally {
  await server?.stop();
}
process.exitCode = good ? 0 : 1;
