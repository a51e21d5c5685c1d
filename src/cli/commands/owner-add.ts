import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { minPasswordLength, passwordProblem } from '../../model/owners/passwords.ts';
import { accountProblem } from '../../text/owner/accounts.ts';
import type { CliDeps } from '../options/deps.ts';
import { addressOption, fail, group, withSession } from '../options/shared.ts';

/** `postrider owner add` */
export function ownerAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'owner', 'people who sign in and run publications')
    .command('add')
    .description('add a person who may sign in')
    .argument('<email>', 'the address to sign in with', addressOption)
    .requiredOption(
      '--password-stdin',
      'read the password from standard input, so that no list of processes shows it',
    )
    .addHelpText(
      'after',
      `
The password has at least ${minPasswordLength} characters; a line break at its end is not part of it.

Example:
  $ npx postrider owner add ann@example.org --password-stdin < password.txt`,
    )
    .action(async (email: string) => {
      const password = (await text(deps.stdin)).replace(/\r?\n$/, '');
      if (password === '')
        fail('There is no password on standard input: send it there, for example with `< FILE`.');
      const problem = passwordProblem(password);
      if (problem) fail(accountProblem(problem));
      const result = await withSession(deps, (session) => session.addOwner(email, password));
      if (result.kind === 'exists') fail(`${email} may sign in already; nothing was changed.`);
      if (result.kind === 'invalid') fail(accountProblem(result.problem));
      deps.stdout.write(`${email} may sign in now.\n`);
    });
}
