import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import type { DatabaseSettings } from '../../../src/store/engine/database-settings.ts';
import type { StoreError } from '../../../src/store/engine/errors.ts';
import { openStore } from '../../../src/store/engine/open-store.ts';
import { databaseProblem } from '../../../src/text/install/database.ts';

const postgresUrl = inject('postgresUrl');

/** Fails as the program fails: with the sentence that the person at the terminal reads. */
async function opening(settings: DatabaseSettings): Promise<never> {
  const error = await openStore(settings).then(
    () => expect.unreachable(),
    (thrown: StoreError) => thrown,
  );
  throw new Error(databaseProblem(error.problem));
}

it('says what to do when the SQLite file is no database', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'postrider-test-')), 'x.sqlite');
  writeFileSync(file, 'this is not a database, but it is long enough to be looked at as one'.repeat(20));
  await expect(opening({ engine: 'sqlite', file })).rejects.toThrow(
    /can't be opened: file is not a database.*DATABASE_URL/,
  );
});

it('says that nothing listens where DATABASE_URL points, without the password', async () => {
  const url = 'postgres://ada:secret@127.0.0.1:1/postrider';
  await expect(opening({ engine: 'postgres', url })).rejects.toThrow(
    /127\.0\.0\.1:1\/postrider.*nothing listens there/,
  );
  await expect(opening({ engine: 'postgres', url })).rejects.not.toThrow(/secret/);
  await expect(openStore({ engine: 'postgres', url })).rejects.not.toThrow(/secret/);
});

it.skipIf(postgresUrl === null)('says that the Postgres database is not there', async () => {
  const url = new URL(postgresUrl!);
  url.pathname = '/missing';
  await expect(opening({ engine: 'postgres', url: url.href })).rejects.toThrow(/no such database.*createdb/);
});
