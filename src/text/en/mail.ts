/** Every sentence that readers see in mails, in English. */
import type { Cadence, Schedule } from '../../model/cadence.ts';
import { dayOfMonth, weekdays } from './times.ts';

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
  language: 'en',

  /** The line under the site's name, before the date. */
  kind(cadence: Cadence, count: number): string {
    if (cadence === 'instant') return count === 1 ? 'New article' : `${count} new articles`;
    return `${digests[cadence]}, ${articles(count)}`;
  },
  by: (author: string): string => `By ${author}`,
  untitled: 'New article',
  contents: 'In this mail',
  pictureOf: (title: string): string => `Picture for “${title}”`,
  readOnSite: 'Read on the site',
  reply: (count: number | null): string => (count ? `Leave a reply (${count})` : 'Leave a reply'),
  cutShort: 'The whole article is too long for a mail. It goes on at the site.',
  moreOnSite: (count: number): string =>
    count === 1 ? '1 more article is on the site' : `${count} more articles are on the site`,
  test: (subject: string): string => `Test: ${subject}`,
  subjectMore: (count: number): string => `and ${count} more`,

  why: (name: string, cadence: Cadence): string =>
    `You get this mail because you follow ${name} by email: ${rhythms[cadence]}.`,
  shareArticle: 'Share this article',
  shareSite: (name: string): string => `Share ${name}`,
  alsoOn: (name: string): string => `${name} is also on`,
  shareLink: 'Share link',

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
    leave: 'Every mail has a link to leave.',
    notYou: 'If this wasn’t you, ignore this mail: nothing more will come.',
    linkAge: (days: number): string => `The button works for ${days} days.`,
    linkInstead: 'If it does not work, open this address:',
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
};

export type MailText = typeof mailText;
