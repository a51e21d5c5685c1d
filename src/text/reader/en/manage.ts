/** Every sentence of the reader's own page and of what belongs to it. Names and addresses come in as arguments, unescaped. */

import type { DeliveryState } from '../../../model/deliveries/delivery.ts';
import type { Schedule } from '../../../model/issues/cadence.ts';
import { addressDays, freshMinutes } from '../../../model/owners/tokens.ts';
import type { SubscriberState } from '../../../model/subscribers/subscriber.ts';
import { dayOfMonth, weekdays } from '../../english/days.ts';
import { scheduleWords } from './pages.ts';

/** `5 March 2026`, of a day as forms give it (`2026-03-05`). */
const dayWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `5 Mar 2026, 08:00`, in an IANA zone. */
const timeWords = (at: Date, timeZone: string): string =>
  at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });

/** `Wednesday 4 March 2026 at 08:00`, in an IANA zone. */
const momentWords = (at: Date, timeZone: string): string =>
  at.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });

const when = {
  title: 'When it comes',
  next: (at: Date, timezone: string) =>
    `The next mail can come on ${momentWords(at, timezone)}. Without anything new, none comes.`,
  hour: 'At what hour?',
  weekday: 'On which day of the week?',
  monthDay: 'On which day of the month?',
  hourName: (hour: number) => `${hour}:00`,
  /** In the order of ISO 8601. */
  weekdays,
  monthDayName: (day: number) => (day === 31 ? 'The last day' : dayOfMonth(day)),
  hourUnknown: 'Please choose a full hour from 0:00 to 23:00.',
  weekdayUnknown: 'Please choose a day from Monday to Sunday.',
  monthDayUnknown: 'Please choose a day from the 1st to the 28th, or the last day.',
  button: 'Save when it comes',
  saved: (schedule: Schedule) => `Saved. New articles come by email, ${scheduleWords(schedule)}.`,
  savedPaused: (schedule: Schedule) =>
    `Saved. Once your pause is over, new articles come by email, ${scheduleWords(schedule)}.`,
};

const what = {
  title: 'What comes',
  lead: 'Everything comes as long as you choose nothing here. If you fill in more than one part, an article has to fit each of them.',
  topics: 'Topics',
  topicsHint: 'An article needs one of those that you tick.',
  authors: 'Authors',
  authorsHint: 'An article has to be by one of those that you tick.',
  words: 'Words to have',
  wordsHint:
    'An article needs at least one of them in its title or text. One on each line, or with commas in between.',
  without: 'Words to leave out',
  withoutHint: 'An article with any of them does not come.',
  whole: 'Whole words and phrases count, in capitals or not: “art” is not found in “part”.',
  tooMany: (count: number, most: number) =>
    `These are ${count}, and ${most} are the most there can be. Please take some out.`,
  tooLong: (entry: string, most: number) =>
    `“${entry.slice(0, 40)}…” is too long: a word or phrase may have ${most} characters.`,
  button: 'Save what comes',
  saved: 'Saved. From now on, articles that do not fit what you chose do not come.',
  savedAll: 'Saved. Every article comes.',
};

const language = {
  title: 'Language',
  lead: 'The language of what Postrider itself writes: buttons, dates and the like. Articles stay as they are.',
  label: 'Language',
  unknown: 'Please choose a language from the list.',
  button: 'Save the language',
  saved: 'Saved.',
};

const pause = {
  title: 'Pause',
  lead: 'No articles come until the day that you choose. What was new in the meantime comes then, in one mail.',
  until: 'Until which day?',
  button: 'Pause',
  unknown: 'Please choose a day, such as 2026-12-31.',
  outside: (first: string, last: string) =>
    `Please choose a day from ${dayWords(first)} to ${dayWords(last)}: a pause lasts a day at least and a year at most.`,
  paused: (day: string) => `Your mail is paused until ${dayWords(day)}.`,
  change: 'Another day?',
  changeButton: 'Change the pause',
  resume: 'End the pause now',
  saved: (day: string) => `Saved. No articles come until ${dayWords(day)}.`,
  resumed: 'Saved. The pause is over.',
};

const tracking = {
  title: 'May your reading be counted?',
  lead: 'As long as you do not agree here, nobody sees whether you open a mail or press a link in it.',
  label: (name: string) =>
    `Yes, ${name} may count which mails I open and which links I press, to learn what is read`,
  since: (at: Date, timezone: string) => `You agreed on ${timeWords(at, timezone)}.`,
  button: 'Save this choice',
  saved: 'Saved. Your opens and clicks may be counted. You can take that back here at any time.',
  savedNot: 'Saved. Your opens and clicks are not counted.',
};

const history = {
  title: 'What was sent to you',
  none: 'Nothing yet. Mails with new articles will be listed here.',
  newest: (count: number) => (count === 1 ? 'The newest mail' : `The newest ${count} mails`),
  unnamed: 'New articles',
  states: {
    queued: 'On its way',
    leased: 'On its way',
    dot_pending: 'On its way',
    sent: 'Sent',
    deferred: 'Your mail server asked us to try again later',
    failed: 'Your mail server refused it',
    skipped: 'Not sent',
  } satisfies Record<DeliveryState, string>,
};

const leave = {
  title: 'Leave',
  lead: (name: string) => `No more articles of ${name} come then. You can undo it for a day.`,
  link: (name: string) => `Leave ${name}`,
};

/** What only a fresh link opens. */
const fresh = {
  title: 'Address, data and all that you follow here',
  lead: 'With a fresh link you can also change your address, see everything that you follow here, download what is kept about you, or have it erased.',
  leftLead:
    'With a fresh link you can see everything that you follow here, download what is kept about you, or have it erased.',
  why: `We mail that link to your address, since mails get forwarded: whoever has one of yours could open this page, but can not read your new mail. It is good for ${freshMinutes} minutes.`,
  button: 'Send me a fresh link',
  sent: `A fresh link is on its way to your address. It comes within minutes, and is good for ${freshMinutes} of them. We send three a day at most: if none comes, look in your spam folder, or ask again tomorrow.`,
  expired: `The link that you opened is older than ${freshMinutes} minutes, so this part of the page is locked again.`,
  neededTitle: 'This needs a fresh link',
  back: 'Back to your page',
};

const others = {
  title: 'All that you follow here',
  lead: (address: string) => `With the address ${address}.`,
  here: 'This page',
  states: {
    active: 'You follow',
    pending: 'Not confirmed yet',
    unsubscribed: 'You have left',
    bounced: 'Mail to you came back',
    complained: 'You reported a mail as spam',
  } satisfies Record<SubscriberState, string>,
};

const address = {
  title: 'Change your address',
  lead: (name: string) =>
    `We mail the new address a link. Once you press the button behind it, ${name} writes there, and no more to the old one. All your choices stay.`,
  label: 'Your new email address',
  button: 'Mail the new address',
  same: 'This is the address that you have. Type another one.',
  asked: (typed: string) =>
    `A mail is on its way to ${typed}. Press the button in it within ${addressDays} days, and the change is made. If none comes, that address may follow already, or have had three such mails today.`,
  // The page at the new address. It does not tell the old one: the new one may be a stranger's, mistyped.
  confirmTitle: (name: string) => `Get ${name} at this address?`,
  confirmLead: (name: string, to: string) =>
    `${name} will write to ${to} from now on, and no more to the address until now.`,
  confirmButton: 'Yes, use this address',
  not: 'Was it not you who asked? Just close this page, and nothing changes.',
  doneTitle: 'Your address is changed',
  doneLead: (name: string, to: string) => `${name} writes to ${to} from now on.`,
  page: 'See all your choices',
  staleTitle: 'This link is an old one',
  staleLead:
    'The address was changed already, or nobody follows with it any more. If you still want to change it, ask anew on your own page.',
  expiredTitle: 'This link is too old',
  expiredLead: `A link to change an address is good for ${addressDays} days. Ask for another one on your own page.`,
  takenTitle: 'This address follows already',
  takenLead: (name: string, to: string) =>
    `${name} writes to ${to} already, so nothing was changed. If mail still goes to your other address, leave there.`,
  suppressedTitle: 'No mail may go to this address',
  suppressedLead: (name: string, to: string) =>
    `Someone asked that ${to} never be mailed from here again, so nothing was changed. ${name} keeps writing to the address until now.`,
};

const data = {
  title: 'Your data',
  lead: 'Everything that is kept about your address here, in every publication, in one file that programs can read (JSON).',
  button: 'Download my data',
  erase: 'Erase everything about me',
  eraseTitle: 'Erase everything about you?',
  eraseLead: (address: string) =>
    `All that is kept here about ${address} is deleted at once. You stop following all of this:`,
  eraseStays:
    'It can not be undone. What was sent stays as a number, without you. If you had asked never to be mailed again, a fingerprint of the address stays, so that it holds.',
  eraseButton: 'Erase everything about me',
  erasedTitle: 'Everything about you is erased',
  erasedLead: 'Your address is not kept here any more, and no more mail comes to it.',
};

const not = {
  leftTitle: (name: string) => `You do not follow ${name} at the moment`,
  leftLead: (name: string) =>
    `So no articles of ${name} come to this address, and there is nothing to set here.`,
  pendingTitle: 'Not confirmed yet',
  pendingLead:
    'Press the button in the mail that asks you to confirm. After that you can change how often here.',
  bouncedTitle: 'Mail to this address came back',
  bouncedLead: (name: string) =>
    `A mail server said that this address does not exist, so ${name} does not write to it any more. If it does exist, follow again: one mail asks you to confirm.`,
};

/** Readers to whom no mail may go, whatever they choose. */
const silenced = {
  title: 'No mail goes to this address',
  complained: (name: string) =>
    `A mail from ${name} to this address was reported as spam. Since then, nothing is sent to it.`,
  suppressed:
    'Someone asked that this address never be mailed from here again. Since then, nothing is sent to it.',
  ask: (name: string) =>
    `If you would like to follow ${name} again, ask here. Its owner decides, and then one mail asks you to confirm.`,
  button: 'Ask to be let back in',
  asked:
    'The owner is asked. If they agree, a mail comes that asks you to confirm; if they do not, you hear nothing. Asking again changes nothing.',
  erase: (address: string) =>
    `No mail can bring you a fresh link, so to have your data erased, write to ${address}.`,
};

const lost = {
  title: 'Your page, by mail',
  lead: 'Type the address that your mails come to. We send it a link to the page where you choose what comes and when, see all that you follow here, or have your data erased.',
  button: 'Mail me the link',
  again: 'One more press, please: it shows us that a person is asking.',
  sentTitle: 'Check your mail',
  sentLead: (address: string) => `If ${address} follows something here, a link is on its way to it.`,
  hints: [
    `It comes within minutes, and is good for ${freshMinutes} of them. If it does not come, look in your spam folder.`,
    'We send three a day at most. If you asked more often today, ask again tomorrow.',
    'If nothing comes, that address may not follow anything here: look at the address in the mails that you get.',
  ],
  back: 'Wrong address? Type it again',
  link: 'Have the link to your page mailed again',
};

export const manageText = {
  title: 'Your mail',
  lead: (name: string, address: string) => `${name} writes to ${address}.`,
  unread: 'What you sent could not be read, so nothing was changed. Please use the buttons on this page.',
  dayWords,
  timeWords,
  when,
  what,
  language,
  pause,
  tracking,
  history,
  leave,
  fresh,
  others,
  address,
  data,
  not,
  silenced,
  lost,
};
