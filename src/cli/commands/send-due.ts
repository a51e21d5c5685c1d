import { type Command, Option } from 'commander';
import { type Cadence, cadences } from '../../model/issues/cadence.ts';
import { sendDueText as text } from '../../text/cli/send-due.ts';
import type { CliDeps } from '../options/deps.ts';
import { publicationNamed, withCommands } from '../options/shared.ts';

/** `postrider send-due` */
export function sendDueCommand(program: Command, deps: CliDeps): void {
  program
    .command('send-due')
    .description(text.description)
    .argument('<slug>', text.slug)
    .addOption(new Option('--cadence <cadence>', text.cadence).choices(cadences))
    .addHelpText('after', text.help)
    .action(async (slug: string, { cadence }: { cadence?: Cadence }) => {
      const { issues, deliveries } = await withCommands(deps, async (commands) => {
        const { id } = await publicationNamed(commands, slug);
        return commands.sendDue(id, cadence);
      });
      deps.stdout.write(`${deliveries === 0 ? text.nothing : text.queued(deliveries, issues)}\n`);
    });
}
