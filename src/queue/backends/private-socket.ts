import { createHash } from 'node:crypto';
import { lstat, mkdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueText } from '../../text/install/queue.ts';

/** Maximum length of a unix socket's path (104 bytes on macOS, 108 on Linux, the NUL included), with some room. */
const longest = 100;

/**
 * Returns the path of the unix socket of a folder. It is in the folder itself or, if that path is too long, in a
 * private folder of this user under the system's temporary folder. @throws if another user owns that private folder
 */
export async function privateSocket(folder: string, name: string): Promise<string> {
  const inside = join(folder, name);
  if (Buffer.byteLength(inside) <= longest) return inside;
  const short = join(tmpdir(), `postrider-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  await mkdir(short, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(short);
  if (uid !== process.getuid?.() || (mode & 0o777) !== 0o700) {
    throw new Error(queueText.foreignFolder(short));
  }
  return join(short, name);
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
    probe.once('connect', () => probe.destroy());
  });

/**
 * Locks a folder for this process by listening on a socket in it, because the system closes a socket even if the
 * process is killed. @returns a function that releases the lock, or null if another process has it
 */
export async function holdFolder(folder: string, name: string): Promise<(() => Promise<void>) | null> {
  const socket = await privateSocket(folder, name);
  if (await answers(socket)) return null;
  await rm(socket, { force: true });
  const server = createServer((visitor) => visitor.destroy());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}
