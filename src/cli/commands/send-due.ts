import { type Command, Option } from 'commander';
import { type Cadence, cadences } from '../../model/issues/cadence.ts';
import type { CliDeps } from '../options/deps.ts';
import { counted, orUnknown, withSession } from '../options/shared.ts';

/** `postrider send-due` */
export function sendDueCommand(program: Command, deps: CliDeps): void {
  program
    .command('send-due')
    .description('queue the mails that are due; a running Postrider sends them')
    .argument('<slug>', 'the publication')
    .addOption(new Option('--cadence <cadence>', 'this one now, whatever the hour').choices(cadences))
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx postrider send-due blog\n  $ npx postrider send-due blog --cadence weekly',
    )
    .action(async (slug: string, { cadence }: { cadence?: Cadence }) => {
      const result = orUnknown(slug, await withSession(deps, (session) => session.sendDue(slug, cadence)));
      const { issues, deliveries } = result;
      deps.stdout.write(
        deliveries === 0
          ? 'Nothing is due.\n'
          : `${counted(deliveries, 'mail')} queued in ${counted(issues, 'issue')}.\n`,
      );
    });
}
