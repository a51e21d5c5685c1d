/** Every sentence on articles that came at once and wait for the owner. Names and titles come in unescaped. */
import { counted, number } from '../english/numbers.ts';

const readers = (n: number): string => counted(n, 'reader');
const get = (n: number): string => (n === 1 ? 'gets' : 'get');

export interface FloodReaders {
  /** Active readers who get articles at once, and who get digests. */
  instant: number;
  digest: number;
}

/** Who gets it and when; `mails` to each reader who gets articles at once. */
function reached({ instant, digest }: FloodReaders, what: string, it: string, mails: number): string {
  if (instant + digest === 0) return 'Nobody follows yet, so no mail goes out.';
  const one = mails === 1 ? 'one mail' : `${number(mails)} mails`;
  const now = instant > 0 ? [`${readers(instant)} ${get(instant)} ${one} with ${what}, now.`] : [];
  const find = digest === 1 ? 'finds' : 'find';
  const later =
    digest > 0 ? [`${readers(digest)} ${find} ${instant > 0 ? it : what} in their next digest.`] : [];
  return [...now, ...later].join(' ');
}

export const floodText = {
  title: (n: number): string => `${counted(n, 'new article')} came at once`,
  lead: (feed: string, limit: number | null): string =>
    limit === null
      ? `They came from ${feed}, and are more than is usual for it. `
      : `They came from ${feed}. Postrider asks first when it brings more than ${number(limit)}. `,
  reason:
    'A site that was moved or restored often shows its old articles as new ones, so nothing was mailed. They wait, and none is lost.',
  listTitle: 'What came',
  more: (n: number): string => `and ${counted(n, 'more article')}`,
  untitled: 'An article without a title',
  question: 'What is to happen with them?',
  answers: {
    send: {
      button: (n: number): string => (n === 1 ? 'Send it' : `Send all ${number(n)}`),
      what: (n: number, to: FloodReaders, mails: number): string =>
        `${n === 1 ? reached(to, 'it', 'it', mails) : reached(to, `all ${number(n)}`, 'them', mails)}${
          n > 1 && to.instant + to.digest > 0
            ? ' What does not fit into a mail is counted at its end, with a link to the site.'
            : ''
        } From now on, as many at once are usual for this feed.`,
    },
    newest: {
      button: 'Send only the newest',
      what: (title: string, others: number, to: FloodReaders): string =>
        `${reached(to, `“${title}”`, 'it', 1)} The other ${others === 1 ? 'one counts' : `${number(others)} count`} as seen: nobody is mailed ${others === 1 ? 'it' : 'them'}.`,
    },
    seen: {
      button: 'Send nothing',
      what: (n: number): string =>
        n === 1
          ? 'It counts as seen: nobody is mailed it, now or later.'
          : `All ${number(n)} count as seen: nobody is mailed any of them, now or later.`,
    },
  },
  corrected: 'What is sent is fetched once more before, so that mails carry the text as it is then.',
  back: 'Decide later',
  done: {
    send: (n: number): string => `${counted(n, 'article')} ${n === 1 ? 'goes' : 'go'} out now.`,
    newest: (seen: number): string =>
      seen === 0
        ? 'The newest article goes out now.'
        : `The newest article goes out now; ${counted(seen, 'other')} ${seen === 1 ? 'counts' : 'count'} as seen.`,
    seen: (n: number): string =>
      `${counted(n, 'article')} ${n === 1 ? 'counts' : 'count'} as seen. Nobody is mailed ${n === 1 ? 'it' : 'them'}.`,
    left: (n: number): string =>
      ` ${counted(n, 'article')} came meanwhile, and still ${n === 1 ? 'waits' : 'wait'} for you.`,
    already: 'That was decided before: nothing waits here any more.',
    unknown: 'Nothing was done: choose what is to happen with the articles.',
  },
  none: {
    title: 'Nothing waits here',
    lead: 'It was decided what happens with the articles that came at once, or there were none.',
    back: 'To the overview',
  },
  /** On the overview. */
  notice: {
    title: (n: number, feed: string): string => `${counted(n, 'new article')} came at once from ${feed}`,
    lead: 'They are stopped until you say what is to happen. Nobody has been mailed any of them.',
    decide: 'Look at them and decide',
  },
  /** In the list of publications. */
  trouble: (n: number): string =>
    `${counted(n, 'new article')} came at once and ${n === 1 ? 'waits' : 'wait'} for your word.`,
};
