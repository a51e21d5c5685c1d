/** `postrider feed check` */
import { counted } from '../english/numbers.ts';

export const feedCheckText = {
  description:
    'say how Postrider sees a feed (RSS, Atom, JSON Feed), and how it is doing if it is followed here; stores nothing',
  places: 'addresses that start with https:// or http://, or files',
  json: 'one JSON document a line, in the order given: { title, link, language, format, articles, warnings }, or { error }',
  base: 'what relative addresses in a file refer to: the address where the feed stands',
  help: `
Dates are in UTC. The exit code is 1 if one of them is no feed or can't be read.

Examples:
  $ npx postrider feed check https://example.org/feed/
  $ npx postrider feed check saved.xml --base https://example.org/feed/ --json`,

  /** Labels of equal width. */
  labels: {
    feed: 'Feed      ',
    format: 'Format    ',
    site: 'Site      ',
    language: 'Language  ',
    holds: 'Holds     ',
  },
  notNamed: 'not named',
  noDate: 'no date',
  count: (articles: number) => counted(articles, 'article'),
  newest: (shown: number) => `, the newest ${shown}:`,
  warning: (sentence: string) => `Warning: ${sentence}`,
  followedBy: (publication: string) => `Followed by ${publication}`,

  /** Why a file can't be read. */
  files: {
    tooLarge: (path: string, megabytes: number) =>
      `${path} is larger than ${megabytes} MB: give a feed with fewer articles.`,
    missing: (path: string) => `There is no file ${path}. An address has to start with https:// or http://.`,
    folder: (path: string) => `${path} is a folder: name the files in it.`,
    unreadable: (path: string, detail: string) => `${path} can't be read (${detail}).`,
  },
};
