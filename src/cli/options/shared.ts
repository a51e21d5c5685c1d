/** What the commands have in common: their groups, their failures, the opened installation. */
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { groupText, unknownPublication } from '../../text/cli/program.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import type { CliDeps, Session, UnknownPublication } from './deps.ts';

/** The code of errors whose message is still to be printed; commander prints its own. */
export const failureCode = 'postrider.failed';

/** Ends the command with exit code 1 and, unless it is empty, a sentence on stderr. */
export function fail(sentence: string): never {
  throw new CommanderError(1, failureCode, sentence);
}

/** The command `postrider <name>` that holds others. */
export function group(program: Command, name: keyof typeof groupText): Command {
  return (
    program.commands.find((command) => command.name() === name) ??
    program.command(name).description(groupText[name])
  );
}

export async function withSession<T>(deps: CliDeps, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await deps.open();
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** What was asked of the publication; fails with the slugs that there are if it is none of them. */
export function orUnknown<T extends object>(slug: string, result: T | UnknownPublication): T {
  if (!('kind' in result && result.kind === 'unknown-publication')) return result as T;
  fail(unknownPublication(slug, (result as UnknownPublication).known));
}

/** Reads an option that is an address. */
export function addressOption(value: string): string {
  const result = parseAddress(value.trim());
  if (result.kind === 'invalid') throw new InvalidArgumentError(sentenceOf(addressText, result.problem));
  return result.address;
}
