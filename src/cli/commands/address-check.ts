import type { Command } from 'commander';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import type { CliDeps } from '../options/deps.ts';
import { fail, group } from '../options/shared.ts';

function checked(address: string): {
  address: string;
  valid: boolean;
  ascii: string | null;
  reason: string | null;
} {
  const result = parseAddress(address);
  return result.kind === 'valid'
    ? { address, valid: true, ascii: result.ascii, reason: null }
    : { address, valid: false, ascii: null, reason: sentenceOf(addressText, result.problem) };
}

function lineOf({ address, valid, ascii, reason }: ReturnType<typeof checked>): string {
  if (!valid) return `${address}: invalid. ${reason}`;
  if (ascii === address) return `${address}: valid`;
  return `${address}: valid, ${ascii ? `in ASCII ${ascii}` : 'only where the mail server takes SMTPUTF8'}`;
}

/** `postrider address check` */
export function addressCheckCommand(program: Command, deps: CliDeps): void {
  group(program, 'address', 'mail addresses')
    .command('check')
    .description('say whether mail can go to an address (RFC 5321, RFC 6531); asks no server and no database')
    .argument('<addresses...>', 'the addresses, each exactly as it would be used')
    .option('--json', 'one JSON document a line, in the order given: { address, valid, ascii, reason }')
    .addHelpText(
      'after',
      `
The exit code is 1 if one of them is invalid. Put -- before an address that starts with a hyphen.

Example:
  $ npx postrider address check ann@bücher.example ann@example --json`,
    )
    .action((addresses: string[], { json }: { json?: boolean }) => {
      const results = addresses.map(checked);
      for (const result of results) {
        deps.stdout.write(`${json ? JSON.stringify(result) : lineOf(result)}\n`);
      }
      if (results.some((result) => !result.valid)) fail('');
    });
}
