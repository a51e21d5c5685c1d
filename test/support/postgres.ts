/**
 * A throw-away PostgreSQL server on a private unix socket. It does not wait for the disk: what tests kill are processes,
 * and those lose nothing by that; only a machine that loses power would.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTools } from '../../scripts/lib/tools.mjs';

interface User {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; it then runs as `postgres`, or as nobody where there is no such user. */
function serverUser(): User {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {}
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as');
}

const settings = [
  'listen_addresses=',
  'max_connections=200',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

async function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  const exited = once(server, 'exit').then(() => {
    throw new Error(`PostgreSQL did not start:\n${said}`);
  });
  const ready = new Promise<void>((resolve) => {
    server.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  await Promise.race([ready, exited]);
  exited.catch(() => undefined);
}

/**
 * Starts a server with an empty cluster; takes about three seconds. `url` opens its database `postgres` as
 * superuser. `stop()` ends the server and removes the cluster. @throws if the programs are not on this machine.
 */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const { postgresBin } = findTools();
  if (!postgresBin) throw new Error('No initdb and postgres found: install PostgreSQL');
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'postrider-pg-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  try {
    execFileSync(
      join(postgresBin, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...options, stdio: 'pipe' },
    );
    const server = spawn(
      join(postgresBin, 'postgres'),
      ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await untilReady(server);
    return {
      url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
      async stop() {
        if (server.exitCode === null && server.signalCode === null) {
          // Fast shutdown: sessions still open are ended.
          server.kill('SIGINT');
          await once(server, 'exit');
        }
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
