import type { Command } from 'commander';
import type { CliDeps, PollReport } from './deps.ts';
import { counted, fail, orUnknown, withSession } from './shared.ts';

function outcomeText(outcome: PollReport['outcome']): string {
  if (outcome.kind === 'unchanged') return 'unchanged';
  if (outcome.kind === 'failed') return `failed. ${outcome.reason}`;
  return `${counted(outcome.added, 'new article')}, ${outcome.edited.toLocaleString('en')} edited`;
}

/** `postrider poll` */
export function pollCommand(program: Command, deps: CliDeps): void {
  program
    .command('poll')
    .description("fetch a publication's feeds now")
    .argument('<slug>', 'the publication')
    .addHelpText('after', '\nThe exit code is 1 if a feed failed.\n\nExample:\n  $ npx postrider poll blog')
    .action(async (slug: string) => {
      const { feeds } = orUnknown(slug, await withSession(deps, (session) => session.poll(slug)));
      for (const { url, outcome } of feeds) {
        const stream = outcome.kind === 'failed' ? deps.stderr : deps.stdout;
        stream.write(`${url}: ${outcomeText(outcome)}\n`);
      }
      if (feeds.some(({ outcome }) => outcome.kind === 'failed')) fail('');
    });
}
