/** How a feed is, in sentences, for the owner's desk and for the terminal. */
import type { LastPoll } from '../../model/feeds/feed-health.ts';
import { counted, number } from '../english/numbers.ts';
import type { Words } from './times.ts';

const articles = (n: number): string => counted(n, 'article');

/** In a few words. */
const marks = {
  good: () => 'In order',
  waiting: () => 'Waits',
  stopped: () => 'Needs you',
  failing: (times: number) => (times === 1 ? 'Failed once' : `Failed ${number(times)} times in a row`),
  gone: () => 'Gone',
};

const labels = {
  seen: 'Last seen',
  tried: 'Last try',
  brought: 'It brought',
  next: 'Next check',
  nextTry: 'Next try',
  how: 'How',
  moved: 'Moved',
};

/** Why nothing was sent, or what happens with what came: the one sentence that matters. */
const why = {
  gone: (since: Date): Words => [
    'The server says that this feed is gone for good (410). It has not been asked since ',
    since,
    '. “Poll now” asks once more.',
  ],
  stopped: (n: number): Words => [
    `${articles(n)} came at once, more than is usual. They are stopped until you say what is to happen.`,
  ],
  failing: (since: Date): Words => ['It has not been readable since ', since, '.'],
  fresh: ['It has not been read yet.'] as Words,
  held: (n: number, until: Date): Words => [
    n === 1
      ? 'One article waits for your corrections, until '
      : `${articles(n)} wait for your corrections, the first until `,
    until,
    '.',
  ],
  ready: (n: number): Words => [
    n === 1
      ? 'One article has had its time for corrections, and is fetched once more before it goes out.'
      : `${articles(n)} have had their time for corrections, and are fetched once more before they go out.`,
  ],
  empty: ['Nothing to send: the feed is empty.'] as Words,
  firstImport: (n: number): Words => [
    n === 1
      ? 'Nothing to send: the one article in it was there at the first import, and counts as seen.'
      : `Nothing to send: all ${number(n)} articles in it were there at the first import, and count as seen.`,
  ],
  sinceImport: (at: Date): Words => [
    'Nothing to send: no new article has come since the first import, on ',
    at,
    '. What was in the feed then counts as seen.',
  ],
  withdrawn: (n: number): Words => [
    n === 1
      ? 'One article was taken out of the feed before it was mailed. It is withdrawn: nobody gets it.'
      : `${articles(n)} were taken out of the feed before they were mailed. They are withdrawn: nobody gets them.`,
  ],
  unchanged: (since: Date | null): Words =>
    since === null
      ? ['Nothing to send: the feed is unchanged.']
      : ['Nothing to send: the feed is unchanged since its newest article came, on ', since, '.'],
  nothingNew: (since: Date | null): Words =>
    since === null
      ? ['Nothing to send: nothing in it is new.']
      : ['Nothing to send: nothing in it is new since ', since, '.'],
  sentOn: (n: number): Words => [
    n === 1
      ? 'One new article came. It goes out to readers, or into their next digest.'
      : `${articles(n)} came. They go out to readers, or into their next digests.`,
  ],
};

/** What a poll brought: `20 entries: 2 new, 1 corrected`. */
function brought({ kind, entries, added, edited, withdrawn, stopped }: LastPoll): Words {
  if (kind === 'unchanged') return ['The server said that nothing has changed'];
  const found = counted(entries, 'entry', 'entries');
  const news = [
    [added, 'new'],
    [edited, 'corrected'],
    [withdrawn, 'withdrawn'],
    [stopped, 'stopped'],
  ].flatMap(([n, word]) => (n === 0 ? [] : [`${number(Number(n))} ${word}`]));
  return [`${found}${news.length === 0 ? ', nothing new' : `: ${news.join(', ')}`}`];
}

const next = {
  none: ['None, as the server wishes'] as Words,
  underWay: ['It is being read now'] as Words,
  asked: (until: Date): Words => ['Not before ', until, ': the server asked us to wait'],
};

const how = {
  polled: (interval: string): Words => [`Polled about ${interval}`],
  polledAtTimes: ['Polled'] as Words,
  gone: ['Not polled'] as Words,
  pushed: (hub: string, until: Date): Words => [
    `Pushed by ${hub} (WebSub), agreed until `,
    until,
    '; polled less often, to be sure',
  ],
  pushedLast: (at: Date): Words => ['; the last push came at ', at],
  hubAsked: (hub: string): Words => [`. ${hub} was asked to push (WebSub), and has not agreed yet`],
  hubEnded: (hub: string): Words => [`. The agreement with ${hub} (WebSub) has ended, and is being renewed`],
  hubDenied: (hub: string, reason: string | null): Words => [
    `. ${hub} does not push (WebSub)${reason ? `: ${reason}` : ''}`,
  ],
};

/** Until it is sure: then the new address is the feed's. */
const moved = (to: string, times: number): Words => [
  `Its server sends us on to ${to} for good, so far ${times === 1 ? 'once' : `${number(times)} times in a row`}. If that stays so, the new address is kept.`,
];

export const feedHealthText = {
  marks,
  labels,
  why,
  brought,
  next,
  how,
  moved,
  never: ['Never yet'] as Words,
};
