import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PublicationInput } from '../../actions/publications/add-publication.ts';
import { type Cadence, cadences } from '../../model/issues/cadence.ts';
import type { QuietHours } from '../../model/issues/quiet-hours.ts';
import { settingsFields } from '../../model/publications/settings/fields.ts';
import { addingProblem } from '../../text/owner/publications.ts';
import type { CliDeps } from '../options/deps.ts';
import {
  monthDayOption,
  quietOption,
  timezoneOption,
  topicsOption,
  weekdayOption,
} from '../options/schedule-options.ts';
import { addressOption, counted, fail, group, withSession } from '../options/shared.ts';

interface Options {
  name: string;
  site?: string;
  feed?: string;
  from: { name: string; address: string };
  replyTo?: string;
  postal?: string;
  hold?: number;
  cadence?: Cadence;
  timezone?: string;
  weekday?: number;
  monthDay?: number;
  quiet?: QuietHours;
  topics?: string[];
}

function sender(value: string): { name: string; address: string } {
  const [, before, address] = /^([^<>]*)<([^<>]*)>\s*$/.exec(value) ?? [];
  if (address === undefined) throw new InvalidArgumentError('Write it like "Ann Lee <ann@example.org>".');
  const name = before!.trim().replace(/^"(.*)"$/, '$1');
  if (!name)
    throw new InvalidArgumentError('The name is missing: write it like "Ann Lee <ann@example.org>".');
  return { name, address: addressOption(address) };
}

function minutes(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > settingsFields.holdMinutes.max) {
    throw new InvalidArgumentError('Give whole minutes, from 0 to 10080 (a week).');
  }
  return Number(value);
}

function someText(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty: give a value.');
  return value.trim();
}

/** `postrider publication add` */
export function publicationAddCommand(program: Command, deps: CliDeps): void {
  group(program, 'publication', 'what readers follow')
    .command('add')
    .description('let readers follow a site by email; all that its feed has today counts as seen')
    .argument('<slug>', 'its short name in addresses: letters a to z, digits and hyphens')
    .requiredOption('--name <name>', 'its name, as readers see it', someText)
    .option('--site <url>', 'the site, where its feed is looked for', someText)
    .option('--feed <url>', 'the feed itself (RSS, Atom or JSON Feed)', someText)
    .requiredOption('--from <sender>', 'who the mails come from, like "NAME <ADDRESS>"', sender)
    .option('--reply-to <address>', 'where replies go', addressOption)
    .option('--postal <text>', 'the postal address in the foot of each mail', someText)
    .option('--hold <minutes>', 'how long a new article waits for corrections (10 if not given)', minutes)
    .addOption(
      new Option('--cadence <cadence>', 'what the form offers first (instant if not given)').choices(
        cadences,
      ),
    )
    .option('--timezone <zone>', 'the time zone that you live in (UTC if not given)', timezoneOption)
    .option('--weekday <day>', 'when the form offers weekly digests (monday if not given)', weekdayOption)
    .option(
      '--month-day <day>',
      'when it offers monthly ones: 1 to 28, or “last” (1 if not given)',
      monthDayOption,
    )
    .option(
      '--quiet <from-to>',
      'hours in which no article is mailed at once, like 22-7, on each reader’s own clock',
      quietOption,
    )
    .option('--topics <list>', 'categories that the form lets readers choose, with commas', topicsOption)
    .addHelpText(
      'after',
      `
One of --site and --feed is needed.

Example:
  $ npx postrider publication add blog --name "Ann's blog" --site https://blog.example.org \\
      --from "Ann Lee <ann@example.org>"`,
    )
    .action(async (slug: string, options: Options, command: Command) => {
      if (!options.site && !options.feed) {
        command.error('error: give --site URL (its feed is looked for there) or --feed URL');
      }
      const { hold, ...rest } = options;
      const input: PublicationInput = { slug, ...rest, ...(hold === undefined ? {} : { holdMinutes: hold }) };
      const result = await withSession(deps, (session) => session.addPublication(input));
      if (result.kind === 'invalid') fail(addingProblem(result.problem));
      const feeds = result.feeds.map(({ url, title }) => `  Feed    ${url}${title ? ` (${title})` : ''}\n`);
      deps.stdout.write(
        `${options.name} is added; ${counted(result.articles, 'article')} in its feed count as seen.\n` +
          `${feeds.join('')}  Follow  ${result.followUrl}\n`,
      );
    });
}
