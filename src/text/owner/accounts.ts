/** What is wrong with what an owner's account is made of, and what to do. */
import type { PasswordProblem } from '../../model/owners/passwords.ts';
import type { AddressProblem } from '../../model/subscribers/address-problems.ts';
import { addressText } from '../english/addresses.ts';
import { type Sentences, sentenceOf } from '../sentences.ts';

const passwordText: Sentences<PasswordProblem> = {
  'password-short': ({ min }) => `Take a password of at least ${min} characters.`,
  'password-long': ({ max }) => `Take a password of at most ${max} characters.`,
};

export type AccountProblem = AddressProblem | PasswordProblem;

export const accountProblem = (problem: AccountProblem): string =>
  sentenceOf({ ...addressText, ...passwordText }, problem);
