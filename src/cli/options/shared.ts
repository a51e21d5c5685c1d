/** Shared parts of the commands: groups, failures, the opened installation. */
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Publication } from '../../model/publications/publication.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { groupText, unknownPublication } from '../../text/cli/program.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import type { CliDeps, Commands } from './deps.ts';

/** The code of errors whose message we must print ourselves; commander prints its own errors. */
export const failureCode = 'postrider.failed';

/** Ends the command with exit code 1 and, unless it is empty, a sentence on stderr. */
export function fail(sentence: string): never {
  throw new CommanderError(1, failureCode, sentence);
}

/** Creates the command `postrider <name>`, which groups other commands. */
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

/** Returns the publication with this slug. Fails with a list of the existing slugs if there is none. */
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

/** Parses an option that is an address. */
export function addressOption(value: string): string {
  const result = parseAddress(value.trim());
  if (result.kind === 'invalid') throw new InvalidArgumentError(sentenceOf(addressText, result.problem));
  return result.address;
}
