/** Writes the migrations for both engines from src/store/schema/: `npm run migrations -- NAME`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the change, in small letters, digits and _: npm run migrations -- add_archive');
  process.exit(2);
}
for (const [engine, dialect] of [
  ['sqlite', 'sqlite'],
  ['postgres', 'postgresql'],
]) {
  const options = {
    dialect,
    schema: `scripts/lib/schema-${engine}.cjs`,
    out: `drizzle/${engine}`,
    casing: 'snake_case',
    name,
  };
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/drizzle-kit/bin.cjs',
      'generate',
      ...Object.entries(options).map(([key, value]) => `--${key}=${value}`),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}
