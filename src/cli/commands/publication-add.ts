import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PublicationInput } from '../../actions/publications/add-publication.ts';
import { cadences } from '../../model/issues/cadence.ts';
import { settingsFields } from '../../model/publications/settings/fields.ts';
import { optionText } from '../../text/cli/options.ts';
import { publicationAddText as text } from '../../text/cli/publication-add.ts';
import { addingProblem } from '../../text/owner/publications.ts';
import type { CliDeps } from '../options/deps.ts';
import {
  monthDayOption,
  quietOption,
  timezoneOption,
  topicsOption,
  weekdayOption,
} from '../options/schedule-options.ts';
import { addressOption, fail, group, withCommands } from '../options/shared.ts';

/** The options have the names of the input; only the minutes to hold an article have a shorter one. */
interface Options extends Omit<PublicationInput, 'slug' | 'holdMinutes'> {
  hold?: number;
}

function sender(value: string): { name: string; address: string } {
  const [, before, address] = /^([^<>]*)<([^<>]*)>\s*$/.exec(value) ?? [];
  if (address === undefined) throw new InvalidArgumentError(optionText.sender);
  const name = before!.trim().replace(/^"(.*)"$/, '$1');
  if (!name) throw new InvalidArgumentError(optionText.senderName);
  return { name, address: addressOption(address) };
}

function minutes(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > settingsFields.holdMinutes.max) {
    throw new InvalidArgumentError(optionText.minutes);
  }
  return Number(value);
}

function someText(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError(optionText.empty);
  return value.trim();
}

/** `postrider publication add` */
export function publicationAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'publication')
    .command('add')
    .description(text.description)
    .argument('<slug>', text.slug)
    .requiredOption('--name <name>', text.options.name, someText)
    .option('--site <url>', text.options.site, someText)
    .option('--feed <url>', text.options.feed, someText)
    .requiredOption('--from <sender>', text.options.from, sender)
    .option('--reply-to <address>', text.options.replyTo, addressOption)
    .option('--postal <text>', text.options.postal, someText)
    .option('--hold <minutes>', text.options.hold, minutes)
    .addOption(new Option('--cadence <cadence>', text.options.cadence).choices(cadences))
    .option('--timezone <zone>', text.options.timezone, timezoneOption)
    .option('--weekday <day>', text.options.weekday, weekdayOption)
    .option('--month-day <day>', text.options.monthDay, monthDayOption)
    .option('--quiet <from-to>', text.options.quiet, quietOption)
    .option('--topics <list>', text.options.topics, topicsOption)
    .addHelpText('after', text.help)
    .action(async (slug: string, options: Options, command: Command) => {
      if (!options.site && !options.feed) {
        command.error(text.noSite);
      }
      const { hold, ...rest } = options;
      const input: PublicationInput = { slug, ...rest, ...(hold === undefined ? {} : { holdMinutes: hold }) };
      const result = await withCommands(deps, (commands) => commands.addPublication(input));
      if (result.kind === 'invalid') fail(addingProblem(result.problem));
      deps.stdout.write(`${text.added({ ...result, name: options.name }).join('\n')}\n`);
    });
}
