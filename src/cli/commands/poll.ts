import type { Command } from 'commander';
import type { PollReport } from '../../actions/feeds/poll-publication.ts';
import { pollCommandText as text } from '../../text/cli/poll.ts';
import type { CliDeps } from '../options/deps.ts';
import { fail, publicationNamed, withCommands } from '../options/shared.ts';

function outcomeText(outcome: PollReport['outcome']): string {
  if (outcome.kind === 'unchanged') return text.unchanged;
  if (outcome.kind === 'failed') return text.failed(outcome.reason);
  if (outcome.kind === 'under-way') return text.underWay;
  return outcome.kind === 'asked-to-wait' ? text.askedToWait(outcome.until) : text.polled(outcome);
}

/** `postrider poll` */
export function pollCommand(program: Command, deps: CliDeps): void {
  program
    .command('poll')
    .description(text.description)
    .argument('<slug>', text.slug)
    .addHelpText('after', text.help)
    .action(async (slug: string) => {
      const feeds = await withCommands(deps, async (commands) => {
        const { id } = await publicationNamed(commands, slug);
        return commands.pollPublication(id);
      });
      for (const { url, outcome } of feeds) {
        const stream = outcome.kind === 'failed' ? deps.stderr : deps.stdout;
        stream.write(`${url}: ${outcomeText(outcome)}\n`);
      }
      if (feeds.some(({ outcome }) => outcome.kind === 'failed')) fail('');
    });
}
