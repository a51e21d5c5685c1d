/** The program: commands, and one place where errors become sentences and exit codes. */
import { runProgram } from './cli/program.ts';

const { stdin, stdout, stderr } = process;

process.exitCode = await runProgram(process.argv.slice(2), {
  // Loaded when they are needed: most of the program's packages are of no use to a small command.
  start: async ({ role }) => {
    const { start } = await import('./main/start.ts');
    await start(role, (line) => stdout.write(`${line}\n`));
  },
  open: async () => (await import('./main/commands.ts')).openCommands(),
  checkFeed: async (...args) => (await import('./main/check-feed.ts')).checkFeedNow(...args),
  stdin,
  stdout,
  stderr,
});
