/** The built program as a user runs it, in a process of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../bin/postrider.mjs');

export interface Program {
  child: ChildProcess;
  /** Both streams so far. */
  output(): string;
  /** Resolves once it says that it is ready. @throws with its output if it ends before. */
  ready: Promise<void>;
  /** Ends it, and waits for that; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Only what is named gets through, and PATH: settings of the person who runs the tests do not. */
const environment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, ...env });

export function startProgram(env: NodeJS.ProcessEnv, args: string[] = ['start']): Program {
  const child = spawn(process.execPath, [program, ...args], { env: environment(env) });
  let said = '';
  const ended = once(child, 'close');
  const ready = new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
        if (/Postrider (is ready|works)/.test(said)) done();
      });
    }
    ended.then(() => fail(new Error(`The program ended before it was ready:\n${said}`)));
  });
  ready.catch(() => undefined);
  return {
    child,
    output: () => said,
    ready,
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

/** Runs one command to its end. */
export function runCommand(
  env: NodeJS.ProcessEnv,
  args: string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { env: environment(env) }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}
