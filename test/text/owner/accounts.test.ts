import { expect, it } from 'vitest';
import { accountProblem } from '../../../src/text/owner/accounts.ts';

it.each([
  [{ code: 'password-short', min: 10 } as const, 'Take a password of at least 10 characters.'],
  [{ code: 'password-long', max: 1000 } as const, 'Take a password of at most 1000 characters.'],
  [{ code: 'several' } as const, 'Give one address only.'],
])('%j is told in a sentence', (problem, sentence) => {
  expect(accountProblem(problem)).toBe(sentence);
});
