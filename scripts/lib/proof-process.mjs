/** Processes of the start-up proof. The server has a process group of its own, as in a terminal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a command to its end. @throws an error with the command's output if it fails */
export async function runCommand(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ends with ${code}:\n${said}`);
  return said;
}

const groupIsThere = (pid) => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Returns the ids of processes that have this folder in their command line. */
function naming(folder) {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return ids.map(Number).filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}

export function startServer(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-20_000);
    });
  }
  const signal = (name) => groupIsThere(child.pid) && process.kill(-child.pid, name);

  return {
    output: () => said,
    /** Returns whether this address answers 200. @throws if the server has ended */
    async answers(url) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      try {
        return (await fetch(url)).ok;
      } catch {
        return false;
      }
    },
    /** Ctrl-C: every process of the group gets the signal. @returns the exit code, or 'still running' */
    interrupt(patienceMs) {
      signal('SIGINT');
      return Promise.race([ended, sleep(patienceMs, 'still running', { ref: false })]);
    },
    /** Returns the server's processes that still run: its group, and those that name its data folder. */
    remains: (data) => [...(groupIsThere(child.pid) ? [child.pid] : []), ...naming(data)],
    async kill(data) {
      signal('SIGKILL');
      for (const id of naming(data)) process.kill(id, 'SIGKILL');
      await ended;
    },
  };
}
