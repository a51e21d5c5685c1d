/** Every sentence on the pages that readers and visitors see. Names and addresses come in as arguments, unescaped. */
import type { Cadence, DigestTime, Schedule } from '../../../model/issues/cadence.ts';
import { type Filters, usedFilters } from '../../../model/issues/filters.ts';
import { dayOfMonth, weekdays } from '../../english/days.ts';

/** `Europe/Berlin` is said as `Berlin time`; `UTC` stays as it is. */
function zoneName(timezone: string): string {
  const place = timezone.split('/').at(-1)!.replaceAll('_', ' ');
  return timezone.includes('/') && !/^etc\//i.test(timezone) ? `${place} time` : place;
}

/** `every day at 8:00 Berlin time`. */
export function scheduleWords({ cadence, timezone, hour, weekday, monthDay }: Schedule): string {
  const at = `at ${hour}:00 ${zoneName(timezone)}`;
  return {
    instant: 'each as soon as it appears',
    daily: `every day ${at}`,
    weekly: `every ${weekdays[weekday - 1]} ${at}`,
    monthly: `on the ${dayOfMonth(monthDay)} of every month ${at}`,
  }[cadence];
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** ` about Sport and Culture`, to stand after “articles”; '' for everything. */
export function aboutWords(filters: Filters | null): string {
  const used = usedFilters(filters);
  if (!used) return '';
  const { topics = [], authors = [], words = [], without = [] } = used;
  const about = topics.length > 0 ? ` about ${list.format(topics)}` : '';
  const others = [...authors, ...words, ...without].length > 0;
  return others ? `${about} that fit your ${about ? 'other ' : ''}choices` : about;
}

const cadences = ({
  digestHour: hour,
  digestWeekday,
  digestMonthDay,
}: DigestTime): Record<Cadence, { name: string; hint: string }> => ({
  instant: { name: 'At once', hint: 'Each article as it appears' },
  daily: { name: 'Daily', hint: `Once a day at ${hour}:00` },
  weekly: { name: 'Weekly', hint: `${weekdays[digestWeekday - 1]}s at ${hour}:00` },
  monthly: { name: 'Monthly', hint: `The ${dayOfMonth(digestMonthDay)} at ${hour}:00` },
});

const follow = {
  title: (name: string) => `Follow ${name} by email`,
  lead: 'New articles come to your inbox, as often as you like.',
  email: 'Your email address',
  cadence: 'How often?',
  topics: 'Only about …',
  topicsHint: 'Leave all of them empty, and you get everything.',
  timezone: 'Your time zone',
  timezoneHint: 'Mails that come at a set hour keep to this clock.',
  /** Of the IANA names of zones, which are in English. */
  region: (name: string) => name,
  trap: 'Leave this field empty',
  button: 'Follow',
  promise: 'You get one mail to confirm first. You can leave at any time, with one click.',
  problem: 'Something is not right yet',
  cadenceUnknown: 'Please choose one of these.',
  timezoneUnknown: (typed: string) =>
    typed
      ? `There is no time zone called “${typed}”. Please choose one from the list.`
      : 'Please choose a time zone from the list.',
  consent: (name: string) => `Typed into the form “${follow.title(name)}”`,
};

const step = {
  title: 'One more press',
  lead: (name: string, address: string) => `To follow ${name} as ${address}, press the button.`,
  why: 'It shows us that a person is asking.',
  button: 'Yes, I want to follow',
  back: 'Start again',
};

const answer = {
  title: 'Check your mail',
  lead: (name: string, address: string) =>
    `A mail is on its way to ${address}. Press the button in it, and new articles from ${name} will come.`,
  hints: [
    'It comes within minutes. If it does not, look in your spam folder.',
    'We send at most one such mail a day. If you asked before today, look for that one.',
    'If you follow already, nothing changes and nothing more is needed.',
  ],
  back: 'Wrong address? Type it again',
};

const confirm = {
  title: (name: string) => `New articles from ${name}?`,
  lead: (schedule: Schedule, filters: Filters | null) => {
    const about = aboutWords(filters);
    return `${about ? `Those${about}` : 'They'} come by email, ${scheduleWords(schedule)}.`;
  },
  to: (address: string) => `To ${address}`,
  button: 'Yes, send me new articles',
  not: 'Was it not you who asked? Just close this page, and nothing will come.',
  doneTitle: 'You are in',
  doneLead: (name: string, schedule: Schedule, filters: Filters | null) =>
    `New articles from ${name}${aboutWords(filters)} will come by email, ${scheduleWords(schedule)}.`,
  doneHint: 'You can leave at any time: the link is at the foot of each mail.',
  alreadyTitle: (name: string) => `You follow ${name}`,
  alreadyLead: (schedule: Schedule, filters: Filters | null) =>
    `This address is confirmed already. New articles${aboutWords(filters)} come by email, ${scheduleWords(schedule)}.`,
  site: (name: string) => `Go to ${name}`,
  manage: 'Change how often',
  staleTitle: 'This link is an old one',
  staleLead:
    'It has been replaced by a newer mail, or its time is over. Look for the newest mail, or follow again to get another.',
  expiredTitle: 'This link is too old',
  expiredLead: (days: number) =>
    `A link to confirm is good for ${days} days. Follow again, and a new one comes at once.`,
};

const unsubscribe = {
  title: (name: string) => `Leave ${name}?`,
  lead: (name: string, address: string) => `No more articles of ${name} will come to ${address}.`,
  button: 'Yes, stop the mail',
  instead: 'Or get it less often',
  leftTitle: (name: string) => `You have left ${name}`,
  leftLead: (name: string) => `No more articles of ${name} will come.`,
  undoLead: 'Was that a mistake? You can undo it for a day.',
  undo: 'Undo',
  alreadyTitle: (name: string) => `You have left ${name} already`,
  unknownTitle: 'You have left',
  unknownLead: 'This address is not kept here any more. No more mail will come.',
  backTitle: 'Welcome back',
  backLead: (name: string) => `You follow ${name} again, as before. Nothing is missed.`,
  tooLateTitle: 'Too late to undo',
  tooLateLead: 'Leaving can be undone for a day. Follow again, and confirm with one mail.',
};

const link = {
  invalidTitle: 'This link is not whole',
  invalidLead:
    'A part of it is missing or was changed on the way. Open it from the mail once more, or copy all of it.',
  followAgain: 'Follow again',
  start: 'See what can be followed here',
};

const read = {
  noneTitle: 'There is no such mail here',
  noneLead:
    'The link may not be whole: open it from the mail once more. Mails that are only a preview or a test have no copy on the web.',
  goneTitle: 'This mail is too old',
  goneLead: (name: string) => `Its articles are no longer kept here. They may still be there at ${name}.`,
};

const start = {
  title: 'Follow by email',
  lead: 'New articles, in your inbox. Choose what to follow.',
  mailbox: 'Open the local mailbox',
  desk: 'Owner’s desk',
};

const problem = {
  notFoundTitle: 'There is nothing here',
  notFoundLead: 'The address may be mistyped, or the page may be gone.',
  noPublicationTitle: 'There is no such publication',
  noPublicationLead: (slug: string) =>
    `Nothing called “${slug}” can be followed here. The address may be mistyped, or the publication may have moved.`,
  methodTitle: 'This page can not do that',
  methodLead: 'Open it in a browser, and use the buttons on it.',
  limitTitle: 'Too many at once',
  limitLead: (minutes: number) =>
    `Many addresses were typed in from your network. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  badTitle: 'This request could not be read',
  badLead: 'Please go back and try once more.',
  tooLargeTitle: 'That is too much text',
  tooLargeLead:
    'The form takes an email address and a few choices. Please go back and shorten what you typed.',
  brokenTitle: 'Something broke here',
  brokenLead: 'It is not your fault. Please try again in a few minutes.',
  reference: (id: string) => `If it stays like this, tell the site’s owner this number: ${id}`,
};

export const pageText = {
  product: 'Postrider',
  foot: 'Mail by Postrider',
  cadences,
  follow,
  step,
  answer,
  confirm,
  unsubscribe,
  link,
  read,
  start,
  problem,
};
