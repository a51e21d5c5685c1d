/** What the commands have in common: their groups, their failures, the opened installation. */
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Publication } from '../../model/publications/publication.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { groupText, unknownPublication } from '../../text/cli/program.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import type { CliDeps, Commands } from './deps.ts';

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

export async function withCommands<T>(deps: CliDeps, work: (commands: Commands) => Promise<T>): Promise<T> {
  const commands = await deps.open();
  try {
    return await work(commands);
  } finally {
    await commands.close();
  }
}

/** The publication of this name; fails with the slugs that there are if it is none of them. */
export async function publicationNamed(commands: Commands, slug: string): Promise<Publication> {
  const publication = await commands.publicationBySlug(slug);
  if (publication) return publication;
  const known = await commands.allPublications();
  fail(
    unknownPublication(
      slug,
      known.map((each) => each.slug),
    ),
  );
}

/** Reads an option that is an address. */
export function addressOption(value: string): string {
  const result = parseAddress(value.trim());
  if (result.kind === 'invalid') throw new InvalidArgumentError(sentenceOf(addressText, result.problem));
  return result.address;
}
