import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openStore } from '../../../src/store/engine/open-store.ts';

const postgresUrl = inject('postgresUrl');

it('says what to do when the SQLite file is no database', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'postrider-test-')), 'x.sqlite');
  writeFileSync(file, 'this is not a database, but it is long enough to be looked at as one'.repeat(20));
  await expect(openStore({ engine: 'sqlite', file })).rejects.toThrow(
    /can't be opened: file is not a database.*DATABASE_URL/,
  );
});

it('says that nothing listens where DATABASE_URL points, without the password', async () => {
  const opening = openStore({ engine: 'postgres', url: 'postgres://ada:secret@127.0.0.1:1/postrider' });
  await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/postrider.*nothing listens there/);
  await expect(opening).rejects.not.toThrow(/secret/);
});

it.skipIf(postgresUrl === null)('says that the Postgres database is not there', async () => {
  const url = new URL(postgresUrl!);
  url.pathname = '/missing';
  await expect(openStore({ engine: 'postgres', url: url.href })).rejects.toThrow(
    /no such database.*createdb/,
  );
});
