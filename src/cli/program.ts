/** The command line: its commands, and the one place that turns errors into sentences and exit codes. */
import { Command, CommanderError } from 'commander';
import { version } from '../lib/version.ts';
import { programText as text } from '../text/cli/program.ts';
import { addressCheckCommand } from './commands/address-check.ts';
import { feedCheckCommand } from './commands/feed-check.ts';
import { importCommand } from './commands/import.ts';
import { keyAddCommand } from './commands/key-add.ts';
import { ownerAddCommand } from './commands/owner-add.ts';
import { pollCommand } from './commands/poll.ts';
import { publicationAddCommand } from './commands/publication-add.ts';
import { sendDueCommand } from './commands/send-due.ts';
import { startCommand } from './commands/start.ts';
import type { CliDeps } from './options/deps.ts';
import { failureCode } from './options/shared.ts';

function createProgram(deps: CliDeps): Command {
  const program = new Command('postrider')
    .description(text.description)
    .version(version, '--version', text.version)
    .helpOption('--help', text.help)
    .helpCommand(false)
    .showHelpAfterError(text.afterError)
    .addHelpText('afterAll', text.exitCodes)
    .configureOutput({
      writeOut: (output) => deps.stdout.write(output),
      writeErr: (output) => deps.stderr.write(output),
      getOutHelpWidth: () => deps.stdout.columns ?? 110,
      getErrHelpWidth: () => deps.stderr.columns ?? 110,
    })
    .exitOverride();
  const commands = [
    startCommand,
    ownerAddCommand,
    keyAddCommand,
    publicationAddCommand,
    pollCommand,
    sendDueCommand,
    importCommand,
    feedCheckCommand,
    addressCheckCommand,
  ];
  for (const add of commands) add(program, deps);
  return program;
}

/** Runs one command line (without node and script). @returns the exit code: 0 it worked, 1 it failed, 2 wrong usage */
export async function runProgram(argv: string[], deps: CliDeps): Promise<number> {
  try {
    await createProgram(deps).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.code !== failureCode) return error.exitCode === 0 ? 0 : 2;
    const sentence = error instanceof Error ? error.message : String(error);
    if (sentence) deps.stderr.write(`${sentence}\n`);
    return 1;
  }
}
