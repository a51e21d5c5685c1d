/** What is wrong with an address, and what to do. */
import type { AddressProblem } from '../../model/subscribers/address-problems.ts';
import type { Sentences } from '../sentences.ts';

const name = (character: string): string => {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? `U+${code}` : `“${character}”`;
};

export const addressText: Sentences<AddressProblem> = {
  empty: 'There is no address: type yours, like name@example.org.',
  control: 'There is a line break, a tab or another control character in the address: remove it.',
  invisible: ({ character }) =>
    `There is an invisible character (${name(character)}) in the address: type the address by hand instead of pasting it.`,
  'space-around': 'There is a space or a line break before or after the address: remove it.',
  'space-inside': 'There is a space in the address: remove it.',
  mailto: 'Leave out “mailto:”: give the address alone, like name@example.org.',
  brackets: ({ inner }) => `Give the address alone, without a name or angle brackets: ${inner}`,
  several: 'Give one address only.',
  'no-at': 'There is no @ in the address: it should look like name@example.org.',
  'two-ats':
    'There is more than one @ in the address: keep the one before the domain, as in name@example.org.',
  'comma-for-dot': 'There is a comma after the @: put a dot in its place.',
  'dot-at-end': 'The address ends with a dot: remove it.',
  'nothing-before':
    'There is nothing before the @: put the name of the mailbox there, as in name@example.org.',
  'nothing-after': 'There is nothing after the @: put the domain there, as in name@example.org.',
  quotes:
    'The quotation marks before the @ are not right: they must enclose the whole part before the @, with a backslash before each quotation mark or backslash inside.',
  'local-too-long': 'The part before the @ is longer than the 64 bytes that mail allows: check it.',
  'local-dots': 'The part before the @ starts or ends with a dot or has two in a row: check the dots.',
  'local-character': ({ character }) =>
    `The part before the @ can’t have ${name(character)} in it: check it.`,
  literal:
    'An address at a bare IP number can’t be used here: give one with a domain, like name@example.org.',
  'domain-dots': 'The domain after the @ starts with a dot or has two in a row: check the dots.',
  'domain-character': ({ character }) =>
    `The domain after the @ can’t have ${name(character)} in it: check its spelling.`,
  'domain-hyphen': ({ label }) =>
    `In the domain after the @, “${label}” starts or ends with a hyphen: check its spelling.`,
  'domain-not-a-name': 'What stands after the @ is not a domain name: check its spelling.',
  'label-too-long':
    'A part of the domain is longer than the 63 characters that domain names allow: check it.',
  'domain-too-long':
    'The domain after the @ is longer than the 253 characters that domain names allow: check it.',
  'no-ending': ({ label }) => `The ending after “${label}” is missing: add it, like .com or .org.`,
  'numeric-ending': 'The domain after the @ ends in a number, like no domain does: check its spelling.',
  'too-long': 'The address is longer than the 254 bytes that mail allows: check it.',
};
