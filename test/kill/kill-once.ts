/** One kill: seed, start, kill -9 in the middle, start again, wait for the end, count. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { count, eq, isNull } from 'drizzle-orm';
import pg from 'pg';
import type { DatabaseSettings } from '../../src/store/engine/database-settings.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { issueCounts } from '../../src/store/issues/issues.ts';
import { freePort, startProgram } from '../support/program.ts';
import { type Sink, startSink } from '../support/servers/smtp-sink.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

export interface Variant {
  database: 'sqlite' | 'postgres';
  queue: 'private-redis' | 'pglite';
  /** The queue's data is deleted between kill and start. */
  wipe: boolean;
  postgresUrl: string | null;
}

/** An embedded queue with nothing in it, made once: making one takes eight seconds of CPU, and is tested elsewhere. */
const emptyQueue = (async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-kill-pglite-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await (await PGlite.create(folder)).close();
  return folder;
})();

/** Gives the program an empty queue; a private Redis makes its own. */
async function layEmptyQueue(folder: string, queue: Variant['queue']): Promise<void> {
  if (queue === 'pglite') cpSync(await emptyQueue, join(folder, 'pglite'), { recursive: true });
}

export interface KillResult {
  killedAfter: number;
  betweenDotAndReply: number;
  repeated: number;
  problems: string[];
}

const maxMs = 240_000;
const connections = 20;

async function database(
  variant: Variant,
  folder: string,
): Promise<{ config: DatabaseSettings; url: string; drop(): Promise<void> }> {
  if (variant.database === 'sqlite') {
    const file = join(folder, 'postrider.sqlite');
    return { config: { engine: 'sqlite', file }, url: file, drop: async () => undefined };
  }
  const name = `kill_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: variant.postgresUrl! });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(variant.postgresUrl!);
  url.pathname = `/${name}`;
  const drop = async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  };
  return { config: { engine: 'postgres', url: url.href }, url: url.href, drop };
}

/** The PATH without any folder that has a redis-server: then the program takes PGlite. */
function pathFor(queue: Variant['queue']): string {
  if (queue === 'private-redis') return process.env.PATH!;
  const has = (folder: string) => spawnSync(join(folder, 'redis-server'), ['--version']).status === 0;
  return process.env
    .PATH!.split(delimiter)
    .filter((folder) => !has(folder))
    .join(delimiter);
}

async function untilFinished(store: Store): Promise<boolean> {
  const until = Date.now() + maxMs;
  while (Date.now() < until) {
    const issues = await store.read.select().from(store.tables.issue);
    if (issues.length > 0 && issues.every((issue) => issue.finishedAt)) return true;
    await sleep(50);
  }
  return false;
}

function endPrivateRedis(folder: string): void {
  spawnSync('redis-cli', ['-s', join(folder, 'redis', 'redis.sock'), 'shutdown', 'nosave']);
}

async function judge(
  store: Store,
  sink: Sink,
  readers: number,
  betweenDotAndReply: number,
): Promise<Pick<KillResult, 'repeated' | 'problems'>> {
  const problems: string[] = [];
  const perReader = new Map<string, Set<string>>();
  for (const mail of sink.accepted) {
    const to = mail.to[0]!;
    const messageId = /^Message-ID: (.*)$/im.exec(mail.raw.toString('latin1'))?.[1] ?? 'none';
    perReader.set(to, (perReader.get(to) ?? new Set()).add(messageId));
  }
  const renamed = [...perReader.values()].filter((ids) => ids.size > 1).length;
  const lost = readers - perReader.size;
  const repeated = sink.accepted.length - perReader.size;
  if (renamed > 0) problems.push(`${renamed} readers got two mails with different Message-IDs`);
  if (lost !== 0) problems.push(`${lost} readers got nothing`);
  if (repeated > betweenDotAndReply)
    problems.push(`${repeated} mails came twice, but only ${betweenDotAndReply} were between dot and reply`);
  if (betweenDotAndReply > connections)
    problems.push(`${betweenDotAndReply} were between dot and reply over ${connections} connections`);
  for (const issue of await store.read.select().from(store.tables.issue)) {
    const { sent = 0, failed = 0, skipped = 0 } = await issueCounts(store, issue.id);
    if (issue.audience !== sent + failed + skipped)
      problems.push(`the sums do not hold: ${issue.audience} ≠ ${sent}+${failed}+${skipped}`);
    if (failed + skipped > 0) problems.push(`${failed} failed, ${skipped} skipped`);
  }
  return { repeated, problems };
}

/** States of the deliveries that have not ended, with what the server said. */
async function whatIsLeft({ tables: { delivery }, read }: Store): Promise<string> {
  const { state, reply } = delivery;
  const rows = await read
    .select({ state, reply, n: count() })
    .from(delivery)
    .where(isNull(delivery.finishedAt))
    .groupBy(state, reply);
  return rows.map((row) => `${row.n} ${row.state}: ${row.reply}`).join('; ');
}

/** `moment` (0 to 1) says after which part of the mails the program is killed. */
export async function killOnce(variant: Variant, readers: number, moment: number): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-kill-'));
  const { config, url, drop } = await database(variant, folder);
  const store = await openStore(config);
  // The reply takes a moment, as it does with a real server: else hardly any kill finds a mail between dot and reply.
  const sink = await startSink({
    behave: ({ phase }) => (phase === 'dot' ? sleep(2).then(() => undefined) : undefined),
  });
  const publication = await seedPublication(store);
  await store.write((tx) => tx.update(store.tables.feed).set({ nextPollAt: new Date('2100-01-01') }));
  await seedReaders(store, publication, readers);
  await publish(store, publication, ['The bridge reopens']);
  const env = {
    PATH: pathFor(variant.queue),
    DATA_DIR: folder,
    DATABASE_URL: url,
    PORT: String(await freePort()),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=${connections}&timeout=10`,
    LOG_LEVEL: 'error',
  };
  await layEmptyQueue(folder, variant.queue);
  let child = startProgram(env);
  try {
    const killAfter = Math.floor(readers * moment);
    await Promise.race([
      sink.until(() => sink.accepted.length >= killAfter),
      sleep(maxMs, undefined, { ref: false }),
    ]);
    await sleep(Math.random() * 20);
    const killedAfter = sink.accepted.length;
    await child.end('SIGKILL');
    const [row] = await store.read
      .select({ n: count() })
      .from(store.tables.delivery)
      .where(eq(store.tables.delivery.state, 'dot_pending'));
    const betweenDotAndReply = Number(row!.n);
    if (variant.wipe) {
      endPrivateRedis(folder);
      for (const part of ['redis', 'pglite']) rmSync(join(folder, part), { recursive: true, force: true });
      await layEmptyQueue(folder, variant.queue);
    }
    child = startProgram(env);
    const finished = await untilFinished(store);
    await child.end('SIGTERM');
    const { repeated, problems } = await judge(store, sink, readers, betweenDotAndReply);
    if (!finished) {
      const left = await whatIsLeft(store);
      problems.unshift(`the issue was not finished ${maxMs / 1000} s after the second start (${left})`);
    }
    return { killedAfter, betweenDotAndReply, repeated, problems };
  } finally {
    await child.end('SIGKILL');
    endPrivateRedis(folder);
    await sink.close();
    await store.close();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  }
}
