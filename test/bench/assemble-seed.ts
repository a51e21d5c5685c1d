/** Readers and articles for the benchmark of assembling, written in bulk. */
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { type Filters, filtersHash, noFilters } from '../../src/model/issues/filters.ts';
import type { DatabaseSettings } from '../../src/store/engine/database-settings.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import { publish, seedPublication } from '../support/worlds/seed.ts';

/** When the digests of all daily readers are due. */
export const due = new Date('2026-03-02T08:00:00Z');

export interface Size {
  readers: number;
  sets: number;
  cadence: 'instant' | 'daily';
}

/** Mixed choices, each of which wants at least one of the articles; no two are the same. */
export function filterSet(n: number): Filters {
  const kinds: Partial<Filters>[] = [
    { topics: [`Topic ${n % 20}`, `Rare topic ${n}`] },
    { authors: [`Author ${n % 10}`, `Rare author ${n}`] },
    { words: [`keyword${n % 100}`, `rareword${n}`], without: [`unwanted${n}`] },
    { topics: [`Topic ${n % 20}`], without: [`unwanted${n}`, 'a phrase that nobody writes'] },
  ];
  return { ...noFilters, ...kinds[n % kinds.length] };
}

/** Ten articles of some 5,000 characters, which have all topics, authors and words between them. */
async function seedArticles(database: DatabaseSettings): Promise<number> {
  const store = await openStore(database);
  const publication = await seedPublication(store);
  await publish(
    store,
    publication,
    Array.from({ length: 10 }, (_, n) => `Article ${n}`),
    { now: due },
  );
  const { article } = store.tables;
  const filler = 'The river rose in the night, and the ferry stayed at its landing until noon. '.repeat(60);
  const keywords = Array.from({ length: 100 }, (_, n) => `keyword${n}`);
  for (const [n, { id }] of (await store.read.select().from(article)).entries()) {
    const text = `${filler} ${keywords.filter((_, k) => k % 10 === n).join(' ')}`;
    const set = { author: `Author ${n}`, categories: [`Topic ${n}`, `Topic ${n + 10}`], text };
    await store.write((tx) => tx.update(article).set(set).where(eq(article.id, id)));
  }
  await store.close();
  return publication.id;
}

const columns = [
  'publication_id',
  'address',
  'address_key',
  'state',
  'cadence',
  'timezone',
  'digest_hour',
  'language',
  'created_at',
  'confirmed_at',
  'due_at',
  'filters',
  'filters_hash',
].join(', ');

/** The readers take their filters in turn, so that those of one set lie all over the table. */
const rows = (publicationId: number, cadence: string, numbers: string, sets: number, at: string) => `
  insert into subscriber (${columns})
  select ${publicationId}, 'reader' || n || '@example.net', 'reader' || n || '@example.net', 'active',
    '${cadence}', 'UTC', 8, 'en', ${at}, ${at}, ${cadence === 'instant' ? 'null' : at}, filters, hash
  from ${numbers} join bench_set on bench_set.id = n % ${sets}`;

const setsTable = 'create table bench_set (id integer primary key, filters %, hash text)';
const setValues = (sets: number) =>
  Array.from(
    { length: sets },
    (_, n) => [n, JSON.stringify(filterSet(n)), filtersHash(filterSet(n))] as const,
  );

function seedSqlite(file: string, publicationId: number, { readers, sets, cadence }: Size): void {
  const db = new Database(file);
  db.exec(setsTable.replace('%', 'text'));
  const insert = db.prepare('insert into bench_set values (?, ?, ?)');
  db.transaction(() => {
    for (const values of setValues(sets)) insert.run(...values);
  })();
  const numbers = `(with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${readers}) select n from numbers)`;
  db.exec(rows(publicationId, cadence, numbers, sets, String(due.getTime())));
  db.exec('drop table bench_set');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

async function seedPostgres(
  url: string,
  publicationId: number,
  { readers, sets, cadence }: Size,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(setsTable.replace('%', 'jsonb'));
  for (const values of setValues(sets))
    await client.query('insert into bench_set values ($1, $2, $3)', [...values]);
  const numbers = `generate_series(1, ${readers}) as n`;
  await client.query(rows(publicationId, cadence, numbers, sets, `'${due.toISOString()}'::timestamptz`));
  await client.query('drop table bench_set');
  // As autovacuum would have by now.
  await client.query('vacuum analyze');
  await client.end();
}

/** Fills an empty database; gives the publication's id. */
export async function seedForBench(database: DatabaseSettings, size: Size): Promise<number> {
  const publicationId = await seedArticles(database);
  if (database.engine === 'sqlite') seedSqlite(database.file, publicationId, size);
  else await seedPostgres(database.url, publicationId, size);
  return publicationId;
}
