import type { Command } from 'commander';
import type { PollReport } from '../../actions/feeds/poll-publication.ts';
import type { CliDeps } from '../options/deps.ts';
import { counted, fail, orUnknown, withSession } from '../options/shared.ts';

function outcomeText(outcome: PollReport['outcome']): string {
  if (outcome.kind === 'unchanged') return 'unchanged';
  if (outcome.kind === 'failed') return `failed. ${outcome.reason}`;
  if (outcome.kind === 'under-way') return 'is being polled just now';
  if (outcome.kind === 'asked-to-wait')
    return `not asked: its server wants no request before ${outcome.until.toISOString()}`;
  const parts = [counted(outcome.added, 'new article'), `${outcome.edited.toLocaleString('en')} edited`];
  if (outcome.withdrawn > 0) parts.push(`${outcome.withdrawn.toLocaleString('en')} withdrawn`);
  if (outcome.stopped > 0)
    parts.push('stopped, since they are more at once than usual: the owner is asked at the desk and by mail');
  return parts.join(', ');
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
