/** The process that the benchmark of assembling measures: assembles once and prints what it cost as JSON. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import type { DatabaseSettings } from '../../src/store/engine/database-settings.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { duePublications } from '../../src/store/issues/due.ts';
import { due } from './assemble-seed.ts';

export interface Cost {
  issues: number;
  deliveries: number;
  seconds: number;
  /** CPU time of this process; Postgres has its own. */
  cpuSeconds: number;
  peakMb: number;
  /** Of this process before the first query. */
  startMb: number;
  transactions: number;
  maxMs: number;
  /** One transaction in a hundred took longer. */
  p99Ms: number;
  longestPauseMs: number;
  dueMs: number;
  idleMs: number;
}

/** Of this process alone: `maxRSS` begins with what the parent had. */
function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** The best of some, in milliseconds. */
async function best(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const [database, publicationId] = JSON.parse(process.argv[2]!) as [DatabaseSettings, number];
const opened = await openStore(database);
const times: number[] = [];
const store: Store = {
  ...opened,
  async write(work) {
    // From its beginning: one that waits for its turn keeps nobody else waiting.
    let started = 0;
    const result = await opened.write((tx) => {
      started = performance.now();
      return work(tx);
    });
    times.push(performance.now() - started);
    return result;
  },
};
const startMb = peakMb();
const dueMs = await best(3, () => duePublications(store, due));
const pauses = monitorEventLoopDelay({ resolution: 5 });
pauses.enable();
// Its first sample is the time between two of its ticks.
await sleep(50);
const cpu = process.cpuUsage();
const started = performance.now();
const { issues, deliveries } = await assembleIssues({ store, clock: () => due }, publicationId);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
pauses.disable();
times.sort((a, b) => a - b);
const cost: Cost = {
  issues,
  deliveries,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  startMb,
  peakMb: peakMb(),
  transactions: times.length,
  maxMs: times.at(-1) ?? 0,
  p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  longestPauseMs: pauses.max / 1e6,
  dueMs,
  idleMs: await best(5, () => duePublications(store, due)),
};
console.log(JSON.stringify(cost));
await store.close();
