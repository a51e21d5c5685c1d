/** Every sentence that readers see in mails, in English. */
import type { Cadence, Schedule } from '../../../model/issues/cadence.ts';
import type { Filters } from '../../../model/issues/filters.ts';
import { dayOfMonth, weekdays } from '../../english/days.ts';
import { aboutWords } from './pages.ts';

const articles = (count: number): string => (count === 1 ? '1 article' : `${count} articles`);
const place = (timezone: string): string => timezone.replaceAll('_', ' ');

const rhythms: Record<Cadence, string> = {
  instant: 'each new article as soon as it is out',
  daily: 'new articles once a day',
  weekly: 'new articles once a week',
  monthly: 'new articles once a month',
};

const digests: Record<Exclude<Cadence, 'instant'>, string> = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  monthly: 'Monthly digest',
};

export const mailText = {
  /** The line under the site's name, before the date. */
  kind(cadence: Cadence, count: number): string {
    if (cadence === 'instant') return count === 1 ? 'New article' : `${count} new articles`;
    return `${digests[cadence]}, ${articles(count)}`;
  },
  by: (author: string): string => `By ${author}`,
  from: (feed: string): string => `From ${feed}`,
  readingTime: (minutes: number): string => `${minutes} min read`,
  untitled: 'New article',
  contents: 'In this issue',
  /** The last group of a digest: articles without a category, or of a feed without a name. */
  otherGroup: 'More',
  /** The link to the web copy, above everything else. */
  viewInBrowser: 'View in browser',
  /** In place of the logo where pictures are off; the name itself stands below it. */
  logoOf: (name: string): string => `Logo of ${name}`,
  pictureOf: (title: string): string => `Picture for “${title}”`,
  pictureIn: (title: string): string => `Picture in “${title}”`,
  readOnSite: 'Read on the site',
  /** In its place where the article is a film. */
  watchOn: (site: string): string => `▶ Watch on ${site}`,
  reply: (count: number | null): string => (count ? `Leave a reply (${count})` : 'Leave a reply'),
  cutShort: 'This is the beginning of a long article. It goes on at the site.',
  shortened: 'Shortened, since all of it would be too long here. Read the whole articles on the site.',
  moreOnSite: (count: number, site: string): string =>
    `${count} more ${count === 1 ? 'article' : 'articles'} on ${site}`,
  test: (subject: string): string => `Test: ${subject}`,
  subjectMore: (count: number): string => `and ${count} more`,

  why: (name: string, cadence: Cadence): string =>
    `You get this mail because you follow ${name} by email: ${rhythms[cadence]}.`,
  letter: 'Letter',
  whyLetter: (name: string): string => `You get this letter because you follow ${name} by email.`,
  webCopy: (name: string): string =>
    `This is the web copy of a mail of ${name}. It shows the articles as they stand now, with what was corrected since.`,
  followByMail: (name: string): string => `Follow ${name} by email`,
  shareArticle: 'Share this article',
  shareSite: (name: string): string => `Share ${name}`,
  alsoOn: (name: string): string => `${name} is also on`,
  shareLink: 'Share link',

  linkInstead: 'If the button does not work, open this address:',
  unsubscribe: 'Unsubscribe',
  manage: 'Change how often you get mail',

  confirm: {
    subject: (name: string): string => `Please confirm that you want to follow ${name}`,
    preview: 'One press of a button, and new articles come to you by email.',
    heading: (name: string): string => `Follow ${name} by email?`,
    asked: (name: string): string =>
      `Someone, most likely you, asked for new articles of ${name} to be sent to this address. Please confirm that this is what you want.`,
    button: 'Yes, send me new articles',
    youWillGet: 'What you will get',
    schedule({ cadence, timezone, hour, weekday, monthDay }: Schedule): string {
      const at = `at ${hour}:00 (${place(timezone)} time)`;
      if (cadence === 'instant') return 'A mail for each new article, as soon as it is out.';
      if (cadence === 'daily')
        return `One mail a day ${at} with what is new. On a day without news, you get none.`;
      if (cadence === 'weekly')
        return `One mail a week, on ${weekdays[weekday - 1]}s ${at}, with what is new. In a week without news, you get none.`;
      return `One mail a month, on the ${dayOfMonth(monthDay)} ${at}, with what is new. In a month without news, you get none.`;
    },
    /** '' where everything comes. */
    only(filters: Filters | null): string {
      const about = aboutWords(filters);
      return about && `Only articles${about} come.`;
    },
    leave: 'Every mail has a link to leave.',
    notYou: 'If this wasn’t you, ignore this mail: nothing more will come.',
    linkAge: (days: number): string => `The link works for ${days} days.`,
    why: (name: string): string =>
      `You get this one mail because this address was entered in the form to follow ${name}.`,
  },

  already: {
    subject: (name: string): string => `You already follow ${name}`,
    preview: 'Nothing has changed: new articles keep coming to you by email.',
    heading: (name: string): string => `You already follow ${name}`,
    asked: (name: string): string =>
      `This address was entered again in the form to follow ${name}. You follow it already, so nothing has changed, and new articles keep coming.`,
    button: 'Change how often you get mail',
    leave: 'If you would rather get no more mail, you can leave here:',
    notYou: 'If this wasn’t you, ignore this mail.',
  },

  welcome: {
    subject: (name: string): string => `You follow ${name} now`,
    preview: 'What you will get, how to change it, and how to leave.',
    heading: (name: string): string => `Welcome to ${name}`,
    thanks: (name: string): string =>
      `Your address is confirmed: from now on, new articles of ${name} come to you by email.`,
    change: 'You can change how often mail comes, on which day and at which hour, whenever you like.',
    button: 'Change what you get',
    leave: 'To leave, press “Unsubscribe” at the foot of this mail, or of any other.',
    why: (name: string): string => `You get this mail because you confirmed that you want to follow ${name}.`,
  },

  goodbye: {
    subject: (name: string): string => `You have left ${name}`,
    preview: 'No more articles come to you by email. This is the last mail.',
    heading: (name: string): string => `You have left ${name}`,
    done: (name: string): string =>
      `No more articles of ${name} come to this address. This mail is the last one. Thank you for having read along.`,
    undo: 'If you left by mistake, you can come back as if nothing had happened:',
    button: 'Undo, I want to stay',
    linkAge: (hours: number): string => `The link works for ${hours} hours.`,
    why: (name: string): string => `You get this one mail because you stopped following ${name} by email.`,
  },

  link: {
    subject: (name: string): string => `The link to your own page at ${name}`,
    preview: 'It opens the page where you change what you get, download your data or leave.',
    heading: (name: string): string => `Your own page at ${name}`,
    asked: (name: string): string =>
      `Someone, most likely you, asked for a link to the page where you change how you follow ${name}.`,
    button: 'Open my page',
    linkAge: (minutes: number): string => `The link works for ${minutes} minutes.`,
    notYou: 'If this wasn’t you, ignore this mail: whoever asked can’t see this link.',
    why: (name: string): string =>
      `You get this one mail because this address follows ${name}, and a link was asked for.`,
  },

  address: {
    subject: (name: string): string => `Is ${name} to come to this address?`,
    preview: 'One press of a button, and mail comes here in place of the old address.',
    heading: (name: string): string => `Get ${name} at this address?`,
    asked: (name: string): string =>
      `Someone who follows ${name} by email asked for its mails to be sent to this address from now on, and no longer to another. Please confirm that this is what you want.`,
    button: 'Yes, send it here',
    linkAge: (days: number): string => `The link works for ${days} days.`,
    notYou: 'If this wasn’t you, ignore this mail: nothing changes, and nothing more will come.',
    why: (name: string): string =>
      `You get this one mail because this address was given as the new one of a reader of ${name}.`,
  },

  moved: {
    subject: (name: string): string => `${name} goes to another address now`,
    preview: 'Your address was changed. If that wasn’t you, answer this mail.',
    heading: (name: string): string => `${name} goes to another address now`,
    done: (name: string): string =>
      `Mail of ${name} went to this address until now. On your own page, another one was put in its place and confirmed from there. Nothing more comes here.`,
    notYou: (sender: string): string => `If this wasn’t you, answer this mail, and tell ${sender} about it.`,
    why: (name: string): string => `You get this one mail because this address followed ${name} by email.`,
  },
};
