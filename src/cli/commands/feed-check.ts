import { type Command, InvalidArgumentError } from 'commander';
import type { ArticleReport, FeedReport } from '../../actions/feeds/check-feed.ts';
import { feedCheckText as text } from '../../text/cli/feed-check.ts';
import { optionText } from '../../text/cli/options.ts';
import type { CliDeps } from '../options/deps.ts';
import { fail, group } from '../options/shared.ts';

/** Maximum of articles in the list. */
const shown = 5;

function baseOption(value: string): string {
  if (/^https?:\/\/./i.test(value) && URL.canParse(value)) return value;
  throw new InvalidArgumentError(optionText.base);
}

/** `2026-03-01 10:20`, in UTC. */
const day = ({ published, updated }: ArticleReport): string =>
  (published ?? updated)?.slice(0, 16).replace('T', ' ') ?? text.noDate;

function articleLines(article: ArticleReport): string[] {
  const where = article.url ?? article.enclosures[0]?.url;
  const title = `  ${day(article).padEnd(16)}  ${article.title}`;
  return where ? [title, `  ${' '.repeat(16)}  ${where}`] : [title];
}

function newest(articles: ArticleReport[]): ArticleReport[] {
  const time = ({ published, updated }: ArticleReport) => published ?? updated ?? '';
  // Articles without a date keep the feed's order, which is newest first.
  return articles.toSorted((a, b) => time(b).localeCompare(time(a))).slice(0, shown);
}

function textOf(
  place: string,
  { title, format, link, language, articles, warnings, health }: FeedReport,
): string {
  const { labels } = text;
  const count = text.count(articles.length);
  return [
    title ?? place,
    ...(title ? [`  ${labels.feed}${place}`] : []),
    `  ${labels.format}${format}`,
    `  ${labels.site}${link ?? text.notNamed}`,
    `  ${labels.language}${language ?? text.notNamed}`,
    `  ${labels.holds}${count}${articles.length > shown ? text.newest(shown) : ''}`,
    ...(articles.length > 0 ? [''] : []),
    ...newest(articles).flatMap(articleLines),
    ...(warnings.length > 0 ? [''] : []),
    ...warnings.map((warning) => `  ${text.warning(warning)}`),
    ...healthLines(health),
    '',
  ].join('\n');
}

const healthLines = (health: string[] | undefined): string[] =>
  health ? ['', ...health.map((line) => `  ${line}`)] : [];

/** `postrider feed check` */
export function feedCheckCommand(program: Command, deps: CliDeps): void {
  group(program, 'feed')
    .command('check')
    .description(text.description)
    .argument('<places...>', text.places)
    .option('--json', text.json)
    .option('--base <url>', text.base, baseOption)
    .addHelpText('after', text.help)
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
