import { type Command, InvalidArgumentError } from 'commander';
import type { CliDeps } from '../options/deps.ts';
import { group, withSession } from '../options/shared.ts';

function keyName(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Give the key a name, like that of its program.');
  return value.trim();
}

/** `postrider key add` */
export function keyAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'key', 'keys for the API')
    .command('add')
    .description('make an API key and print it, alone; it is not kept and not shown again')
    .argument('<name>', 'what the key is for', keyName)
    .addHelpText('after', '\nExample:\n  $ npx postrider key add "Shop" > shop.key')
    .action(async (name: string) => {
      deps.stdout.write(`${await withSession(deps, (session) => session.addKey(name))}\n`);
    });
}
