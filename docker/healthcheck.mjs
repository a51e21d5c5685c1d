/**
 * Whether the process of this container works, by its exit code: a web process answers at /healthz, a worker, which
 * has no web server, holds a connection to the queue. Says why not.
 */
import { readFileSync } from 'node:fs';

async function webProblem(port) {
  try {
    const { status } = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) });
    return status === 200 ? '' : `/healthz answers ${status}`;
  } catch (error) {
    return `/healthz does not answer: ${error.cause?.code ?? error.message}`;
  }
}

/** `REDIS_URL` or the file that `REDIS_URL_FILE` names, as for Postrider itself. */
const redisUrl = () => process.env.REDIS_URL || readFileSync(process.env.REDIS_URL_FILE, 'utf8').trim();

/** Looks into the kernel's table of this container's connections: state 01 is an established one. */
function workerProblem() {
  const { port, protocol } = new URL(redisUrl());
  if (protocol === 'unix:') return '';
  const wanted = Number(port || 6379)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const holds = rows.some((row) => {
    const [, , remote = '', state] = row.trim().split(/\s+/);
    return state === '01' && remote.endsWith(`:${wanted}`);
  });
  return holds ? '' : 'no connection to the queue';
}

const isWorker = /--role[=\0]worker\0/.test(readFileSync('/proc/1/cmdline', 'latin1'));
const problem = isWorker ? workerProblem() : await webProblem(process.env.PORT || 3000);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
}
