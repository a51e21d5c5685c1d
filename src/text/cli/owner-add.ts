/** `postrider owner add` */
import { minPasswordLength } from '../../model/owners/passwords.ts';

export const ownerAddText = {
  description: 'add a person who may sign in',
  email: 'the address to sign in with',
  passwordStdin: 'read the password from standard input, so that no list of processes shows it',
  help: `
The password has at least ${minPasswordLength} characters; a line break at its end is not part of it.

Example:
  $ npx postrider owner add ann@example.org --password-stdin < password.txt`,
  noPassword: 'There is no password on standard input: send it there, for example with `< FILE`.',
  exists: (email: string) => `${email} may sign in already; nothing was changed.`,
  added: (email: string) => `${email} may sign in now.`,
};
