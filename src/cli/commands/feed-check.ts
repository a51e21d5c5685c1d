import { type Command, InvalidArgumentError } from 'commander';
import type { ArticleReport, FeedReport } from '../../actions/feeds/check-feed.ts';
import type { CliDeps } from '../options/deps.ts';
import { counted, fail, group } from '../options/shared.ts';

/** Articles that are listed for a person. */
const shown = 5;

function baseOption(value: string): string {
  if (/^https?:\/\/./i.test(value) && URL.canParse(value)) return value;
  throw new InvalidArgumentError('Write it like https://example.org/feed/.');
}

/** `2026-03-01 10:20`, in UTC. */
const day = ({ published, updated }: ArticleReport): string =>
  (published ?? updated)?.slice(0, 16).replace('T', ' ') ?? 'no date';

function articleLines(article: ArticleReport): string[] {
  const where = article.url ?? article.enclosures[0]?.url;
  const title = `  ${day(article).padEnd(16)}  ${article.title}`;
  return where ? [title, `  ${' '.repeat(16)}  ${where}`] : [title];
}

function newest(articles: ArticleReport[]): ArticleReport[] {
  const time = ({ published, updated }: ArticleReport) => published ?? updated ?? '';
  // Those without a date stay in the feed's order, which is newest first.
  return articles.toSorted((a, b) => time(b).localeCompare(time(a))).slice(0, shown);
}

function textOf(
  place: string,
  { title, format, link, language, articles, warnings, health }: FeedReport,
): string {
  const count = counted(articles.length, 'article');
  return [
    title ?? place,
    ...(title ? [`  Feed      ${place}`] : []),
    `  Format    ${format}`,
    `  Site      ${link ?? 'not named'}`,
    `  Language  ${language ?? 'not named'}`,
    `  Holds     ${count}${articles.length > shown ? `, the newest ${shown}:` : ''}`,
    ...(articles.length > 0 ? [''] : []),
    ...newest(articles).flatMap(articleLines),
    ...(warnings.length > 0 ? [''] : []),
    ...warnings.map((warning) => `  Warning: ${warning}`),
    ...healthLines(health),
    '',
  ].join('\n');
}

const healthLines = (health: string[] | undefined): string[] =>
  health ? ['', ...health.map((line) => `  ${line}`)] : [];

/** `postrider feed check` */
export function feedCheckCommand(program: Command, deps: CliDeps): void {
  group(program, 'feed', 'feeds')
    .command('check')
    .description(
      'say how Postrider sees a feed (RSS, Atom, JSON Feed), and how it is doing if it is followed here; stores nothing',
    )
    .argument('<places...>', 'addresses that start with https:// or http://, or files')
    .option(
      '--json',
      'one JSON document a line, in the order given: { title, link, language, format, articles, warnings }, or { error }',
    )
    .option(
      '--base <url>',
      'what relative addresses in a file refer to: the address where the feed stands',
      baseOption,
    )
    .addHelpText(
      'after',
      `
Dates are in UTC. The exit code is 1 if one of them is no feed or can't be read.

Examples:
  $ npx postrider feed check https://example.org/feed/
  $ npx postrider feed check saved.xml --base https://example.org/feed/ --json`,
    )
    .action(async (places: string[], { json, base }: { json?: boolean; base?: string }) => {
      let failed = false;
      for (const [index, place] of places.entries()) {
        const report = await deps.checkFeed(place, base ?? null);
        const isError = 'error' in report;
        failed ||= isError;
        if (json) deps.stdout.write(`${JSON.stringify(report)}\n`);
        else if (isError)
          deps.stderr.write(`${[`${place}: ${report.error}`, ...healthLines(report.health)].join('\n')}\n`);
        else deps.stdout.write(`${index > 0 ? '\n' : ''}${textOf(place, report)}`);
      }
      if (failed) fail('');
    });
}
