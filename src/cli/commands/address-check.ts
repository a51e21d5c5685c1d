import type { Command } from 'commander';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { addressCheckText as text } from '../../text/cli/address-check.ts';
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
  return valid ? text.valid(address, ascii) : text.invalid(address, reason!);
}

/** `postrider address check` */
export function addressCheckCommand(program: Command, deps: CliDeps): void {
  group(program, 'address')
    .command('check')
    .description(text.description)
    .argument('<addresses...>', text.addresses)
    .option('--json', text.json)
    .addHelpText('after', text.help)
    .action((addresses: string[], { json }: { json?: boolean }) => {
      const results = addresses.map(checked);
      for (const result of results) {
        deps.stdout.write(`${json ? JSON.stringify(result) : lineOf(result)}\n`);
      }
      if (results.some((result) => !result.valid)) fail('');
    });
}
