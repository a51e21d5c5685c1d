import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { passwordProblem } from '../../model/owners/passwords.ts';
import { ownerAddText as text } from '../../text/cli/owner-add.ts';
import { accountProblem } from '../../text/owner/accounts.ts';
import type { CliDeps } from '../options/deps.ts';
import { addressOption, fail, group, withCommands } from '../options/shared.ts';

/** `postrider owner add` */
export function ownerAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'owner')
    .command('add')
    .description(text.description)
    .argument('<email>', text.email, addressOption)
    .requiredOption('--password-stdin', text.passwordStdin)
    .addHelpText('after', text.help)
    .action(async (email: string) => {
      const password = (await readAll(deps.stdin)).replace(/\r?\n$/, '');
      if (password === '') fail(text.noPassword);
      const problem = passwordProblem(password);
      if (problem) fail(accountProblem(problem));
      const result = await withCommands(deps, (commands) => commands.addOwner(email, password));
      if (result.kind === 'exists') fail(text.exists(email));
      if (result.kind === 'invalid') fail(accountProblem(result.problem));
      deps.stdout.write(`${text.added(email)}\n`);
    });
}
