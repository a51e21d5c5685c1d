import { type Command, Option } from 'commander';
import { startText as text } from '../../text/cli/start.ts';
import type { CliDeps, Role } from '../options/deps.ts';

/** `postrider start` */
export function startCommand(program: Command, deps: CliDeps): void {
  program
    .command('start')
    .description(text.description)
    .addOption(
      new Option('--role <role>', text.role)
        .choices(['all', 'web', 'worker'] satisfies Role[])
        .default('all'),
    )
    .addHelpText('after', text.help)
    .action((options: { role: Role }) => deps.start(options));
}
