/** `postrider publication add` */
import { settingsDefaults as defaults } from '../../model/publications/settings/defaults.ts';
import { weekdays } from '../english/days.ts';
import { counted } from '../english/numbers.ts';

interface Added {
  name: string;
  articles: number;
  feeds: { url: string; title: string | null }[];
  followUrl: string;
}

const weekday = weekdays[defaults.digestWeekday - 1]!;

export const publicationAddText = {
  description: 'let readers follow a site by email; all that its feed has today counts as seen',
  slug: 'its short name in addresses: letters a to z, digits and hyphens',
  options: {
    name: 'its name, as readers see it',
    site: 'the site, where its feed is looked for',
    feed: 'the feed itself (RSS, Atom or JSON Feed)',
    from: 'who the mails come from, like "NAME <ADDRESS>"',
    replyTo: 'where replies go',
    postal: 'the postal address in the foot of each mail',
    hold: `how long a new article waits for corrections (${defaults.holdMinutes} if not given)`,
    cadence: `what the form offers first (${defaults.defaultCadence} if not given)`,
    timezone: `the time zone that you live in (${defaults.timezone} if not given)`,
    weekday: `when the form offers weekly digests (${weekday.toLowerCase()} if not given)`,
    monthDay: `when it offers monthly ones: 1 to 28, or “last” (${defaults.digestMonthDay} if not given)`,
    quiet: 'hours in which no article is mailed at once, like 22-7, on each reader’s own clock',
    topics: 'categories that the form lets readers choose, with commas',
  },
  help: `
One of --site and --feed is needed.

Example:
  $ npx postrider publication add blog --name "Ann's blog" --site https://blog.example.org \\
      --from "Ann Lee <ann@example.org>"`,
  noSite: 'error: give --site URL (its feed is looked for there) or --feed URL',
  added({ name, articles, feeds, followUrl }: Added): string[] {
    return [
      `${name} is added; ${counted(articles, 'article')} in its feed count as seen.`,
      ...feeds.map(({ url, title }) => `  Feed    ${url}${title ? ` (${title})` : ''}`),
      `  Follow  ${followUrl}`,
    ];
  },
};
