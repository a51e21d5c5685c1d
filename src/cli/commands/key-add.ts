import { type Command, InvalidArgumentError } from 'commander';
import { keyAddText as text } from '../../text/cli/key-add.ts';
import { optionText } from '../../text/cli/options.ts';
import type { CliDeps } from '../options/deps.ts';
import { group, withCommands } from '../options/shared.ts';

function keyName(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError(optionText.keyName);
  return value.trim();
}

/** `postrider key add` */
export function keyAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'key')
    .command('add')
    .description(text.description)
    .argument('<name>', text.name, keyName)
    .addHelpText('after', text.help)
    .action(async (name: string) => {
      deps.stdout.write(`${await withCommands(deps, (commands) => commands.addKey(name))}\n`);
    });
}
