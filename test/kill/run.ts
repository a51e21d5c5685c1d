/**
 * kill -9 at random moments of an issue of 5,000 deliveries, on every engine and queue, with the queue kept and wiped:
 * `npm run test:kill -- [--kills N] [--readers N] [--database sqlite|postgres] [--queue private-redis|pglite]`.
 * After each kill the program is started again, and then: every active reader got the mail; those that came twice are no
 * more than were between dot and reply; the sums hold.
 */
import { parseArgs } from 'node:util';
import { findTools } from '../../scripts/lib/tools.mjs';
import { hasRedisServer } from '../../src/queue/backends/redis-child.ts';
import { startPostgres } from '../support/postgres.ts';
import { killOnce, type Variant } from './kill-once.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    readers: { type: 'string', default: '5000' },
    database: { type: 'string' },
    queue: { type: 'string' },
  },
});
const kills = Number(values.kills);
const readers = Number(values.readers);

const postgres = findTools().postgresBin ? await startPostgres() : null;
const databases = (['sqlite', 'postgres'] as const).filter(
  (name) => (name === 'sqlite' || postgres) && [name, undefined].includes(values.database as never),
);
const queues = (['private-redis', 'pglite'] as const).filter(
  (name) => (name === 'pglite' || hasRedisServer()) && [name, undefined].includes(values.queue as never),
);
if (!postgres) console.log('Left out: Postgres (no initdb and postgres found).');
if (!hasRedisServer()) console.log('Left out: Redis (no redis-server on PATH).');
console.log(
  `${kills} kills of an issue of ${readers} deliveries on each of: ${databases.join(', ')} × ${queues.join(', ')} × queue kept, wiped`,
);

let passed = 0;
let failed = 0;

async function runVariant(variant: Variant): Promise<void> {
  const name = `${variant.database} × ${variant.queue}, queue ${variant.wipe ? 'wiped' : 'kept'}`;
  let repeated = 0;
  let possible = 0;
  const started = Date.now();
  for (let kill = 0; kill < kills; kill += 1) {
    const result = await killOnce(variant, readers, Math.random());
    repeated += result.repeated;
    possible += result.betweenDotAndReply;
    if (result.problems.length === 0) passed += 1;
    else {
      failed += 1;
      console.log(`FAILED ${name}, killed after ${result.killedAfter} mails: ${result.problems.join('; ')}`);
    }
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${name}: ${kills} kills, ${repeated} mails repeated of ${possible} between dot and reply, ${seconds} s`,
  );
}

const variants: Variant[] = databases.flatMap((database) =>
  queues.flatMap((queue) =>
    [false, true].map((wipe) => ({ database, queue, wipe, postgresUrl: postgres?.url ?? null })),
  ),
);
// Two at a time: most of a kill is waiting for leases to end.
const lane = async () => {
  for (let next = variants.shift(); next; next = variants.shift()) await runVariant(next);
};
await Promise.all([lane(), lane()]);
await postgres?.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
