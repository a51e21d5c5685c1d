/** Every sentence of the mails that tell owners something or ask them. Names come in as arguments, unescaped. */
import type { NoticeData } from '../../model/notices/notices.ts';
import { counted, number } from '../english/numbers.ts';

interface NoticeWords {
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  heading: string;
  happened: string;
  /** What Postrider did about it. */
  did: string;
  /** What the owner can do. */
  todo: string;
  button: string;
}

/** `count` as it is now. */
function flood(name: string, { feed = '', count = 0, limit }: NoticeData): NoticeWords {
  const came = counted(count, 'new article');
  // Several small batches of one day can be a flood as well.
  const usual =
    limit === undefined || count <= limit
      ? 'With what came before on that day, that is more than usual.'
      : `More than ${number(limit)} at once are unusual for it.`;
  return {
    subject: `${name}: ${came} at once. Should they be mailed?`,
    preview: 'They are stopped until you decide. Nobody has been mailed any of them.',
    heading: `${came} came at once`,
    happened: `The feed “${feed}” brought ${came} in one go. ${usual} A site that was moved or restored often shows its old articles as new ones.`,
    did: 'Postrider stopped them. Nobody has been mailed any of them, and none is lost.',
    todo: 'Say what is to happen: send them all, send only the newest, or send nothing. Until you do, they wait.',
    button: 'Look at them and decide',
  };
}

function failing(name: string, { feed, reason }: NoticeData): NoticeWords {
  return {
    subject: `${name}: a feed cannot be read for three days now`,
    preview: 'Readers get no new articles from it until it can be read again.',
    heading: 'A feed cannot be read',
    happened: `For three days, Postrider could not read the feed “${feed}”.${reason ? ` The last time, this went wrong: ${reason}` : ''}`,
    did: 'Postrider keeps trying, at least once a day. As soon as the feed can be read again, what is new in it goes out as always. Until then, readers get nothing from it.',
    todo: 'See the feed at the desk, and open its address in a browser: if nothing shows there either, the site has to be mended. You get no second mail about this.',
    button: 'See the feed at the desk',
  };
}

function gone(name: string, { feed }: NoticeData): NoticeWords {
  return {
    subject: `${name}: a feed is gone, says its server`,
    preview: 'It is not asked any more, so readers get no new articles from it.',
    heading: 'A feed is gone',
    happened: `The server of the feed “${feed}” says that it is gone for good (410 Gone).`,
    did: 'Postrider has stopped asking for it, as the server wishes. Readers get nothing more from it.',
    todo: 'If that is a mistake, have it mended at the site, and press “Poll now” at the desk: that asks once more. If the feed is gone indeed, there is nothing to do.',
    button: 'See the feed at the desk',
  };
}

function returning(name: string, { reason }: NoticeData): NoticeWords {
  return {
    subject: `${name}: a reader asks to be let back in`,
    preview: 'Their address gets no mail at present. You decide whether it may again.',
    heading: 'A reader asks to be let back in',
    happened: `Someone opened the page behind an old mail of ${name} and asked to follow again.${reason ? ` Their address gets no mail. The reason on record: ${reason}.` : ''}`,
    did: 'Postrider has not written to them, and will not unless you allow it.',
    todo: 'If you allow it, they get one mail with a button to confirm. If you do not, nothing happens, and they are not told.',
    button: 'See the reader at the desk',
  };
}

export const noticeText = {
  of: { flood, 'feed-failing': failing, 'feed-gone': gone, return: returning },
  newest: (total: number, shown: number): string => (total > shown ? 'The newest of them' : 'These are they'),
  more: (n: number): string => `and ${counted(n, 'more article')}`,
  linkInstead: 'If the button does not work, open this address:',
  why: (name: string): string => `You get this mail because you are an owner of ${name} at Postrider.`,
  /** Why a reader who asks to be let back in gets no mail, where no suppression says it. */
  complained: 'a mail to it was reported as spam',
  sender: 'Postrider',
  givenUp: (reply: string): string => `given up after 5 days: ${reply}`,
};
