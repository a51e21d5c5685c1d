/** The program: commands, and one place where errors become sentences and exit codes. */
import { runProgram } from './cli/program.ts';
import { openSession } from './main/session.ts';
import { start } from './main/start.ts';

const { stdin, stdout, stderr } = process;

process.exitCode = await runProgram(process.argv.slice(2), {
  start: ({ role }) => start(role, (line) => stdout.write(`${line}\n`)),
  open: openSession,
  stdin,
  stdout,
  stderr,
});
