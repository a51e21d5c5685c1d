/** Every sentence of the owner's desk on readers. Addresses come in as arguments, unescaped. */

import type { DeliveryKind } from '../../model/deliveries/delivery.ts';
import type { Schedule } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import type { SubscriberState } from '../../model/subscribers/subscriber.ts';
import { dayOfMonth, weekdays } from '../english/days.ts';
import { counted, number } from '../english/numbers.ts';

/** In lists, and as a filter. */
const states: Record<SubscriberState, string> = {
  active: 'Active',
  pending: 'Not confirmed',
  unsubscribed: 'Left',
  bounced: 'Bounced',
  complained: 'Complained',
};

/** After a number, on the overview. */
const counts: Record<Exclude<SubscriberState, 'active'>, string> = {
  pending: 'not confirmed yet',
  unsubscribed: 'left',
  bounced: 'bounced',
  complained: 'complained of spam',
};

const list = {
  title: 'Readers',
  all: 'All',
  filter: 'Show',
  search: 'Find by a part of the address',
  find: 'Find',
  clear: 'Show all',
  address: 'Address',
  state: 'State',
  cadence: 'Gets mail',
  since: 'Since',
  lastMail: 'Last mail',
  never: 'None yet',
  found: (shown: number, total: number) =>
    shown === total ? counted(total, 'reader') : `${number(shown)} of ${counted(total, 'reader')}`,
  next: 'Next 50',
  first: 'Back to the newest',
  emptyLead: 'Readers appear here as soon as they sign up in the follow bar, or when you add them.',
  noneTitle: 'No reader is like that',
  noneLead: (query: string) => `No address here contains “${query}”.`,
  noneInState: 'None in this state.',
  noneInStateLead: (query: string, state: SubscriberState) =>
    `No address in the state “${states[state].toLowerCase()}” contains “${query}”.`,
};

const add = {
  title: 'Add a reader',
  address: 'Their email address',
  hint: 'They get one mail that asks them to confirm. Until they press the button in it, nothing else comes.',
  button: 'Send them a mail to confirm',
  added: 'A mail that asks to confirm is on its way, unless this address had one in the last 24 hours.',
};

const one = {
  all: 'All readers',
  lead: {
    active: 'Follows, and gets new articles.',
    pending: 'Signed up, and has not confirmed yet. No articles are sent until they do.',
    unsubscribed: 'Left. Nothing is sent.',
    bounced: 'Bounced: a mail server said that this address does not exist. Nothing is sent.',
    complained: 'Complained: a mail was reported as spam. Nothing is sent.',
  } satisfies Record<SubscriberState, string>,
  suppressed: 'Suppressed: this address is not mailed, whatever it signs up for.',
  facts: 'About this reader',
  cadence: 'Gets mail',
  schedule({ cadence, timezone, hour, weekday, monthDay }: Schedule): string {
    const days = {
      daily: 'Daily',
      weekly: `Weekly, on ${weekdays[weekday - 1]}`,
      monthly: `Monthly, on the ${dayOfMonth(monthDay)}`,
    };
    if (cadence === 'instant') return 'At once';
    return `${days[cadence]}, at ${hour}:00, ${timezone.replaceAll('_', ' ')}`;
  },
  filters: {
    topics: 'Only about',
    authors: 'Only by',
    words: 'Only with the words',
    without: 'Not with the words',
  } satisfies Record<keyof Filters, string>,
  pausedUntil: 'Paused until',
  away: 'Follows, and has paused: no articles are sent until they are back.',
  tracking: 'Counting of opens and clicks',
  noTracking: 'Not agreed to',
  consent: 'How they came',
  noConsent: 'Not recorded',
  signedUp: 'Signed up',
  confirmed: 'Confirmed',
  left: 'Left',
  bounced: 'Bounced',
  history: 'Mails to this reader',
  historyMost: (most: number) => `The newest ${most}.`,
  noHistory: 'Nothing has been sent yet.',
  mail: 'Mail',
  what: 'What became of it',
  when: 'When',
  /** A mail without a subject of its own, or whose subject is not made yet. */
  kinds: {
    issue: 'New articles',
    confirmation: 'Mail to confirm',
    welcome: 'Welcome',
    goodbye: 'Goodbye',
    link: 'Link to their own page',
    address: 'Question at a new address',
    moved: 'Word to their former address',
  } satisfies Record<DeliveryKind, string>,
  reply: 'The server said',
};

const deliveries = {
  queued: 'Waits to be sent',
  leased: 'Is being sent',
  dot_pending: 'Is being sent',
  sent: 'Sent',
  deferred: (times: number, when: string) =>
    `Put off${times > 1 ? ` ${number(times)} times` : ''}; next try ${when}`,
  failed: 'Failed',
  /** After sent or failed. */
  afterDelays: (times: number) =>
    times === 1 ? ', after it was put off once' : `, after it was put off ${number(times)} times`,
  skipped: 'Not sent',
  why: {
    unsubscribed: 'Not sent: they had left',
    pending: 'Not sent: they had not confirmed',
    active: 'Not sent: they had come back',
    bounced: 'Not sent: the address had bounced',
    complained: 'Not sent: they had complained',
    suppressed: 'Not sent: the address is suppressed',
    erased: 'Not sent: the address was erased',
  } as Record<string, string>,
};

const danger = {
  suppress: 'Suppress',
  suppressLead:
    'Never mail this address again, from any publication here. What waits for it is not sent, and a new sign-up gets no mail. You can allow it again on this page.',
  suppressButton: 'Never mail this address again',
  suppressed: 'Suppressed. This address is not mailed any more.',
  erase: 'Erase',
  eraseLead:
    'Delete the address and all that is known of this person, in every publication here. They stop following. What was sent stays as a number. It can not be undone.',
  eraseButton: 'Erase this reader',
  erased: 'Erased. Nothing is known of that reader any more.',
};

/** The way back of a reader who complained or was suppressed. */
const back = {
  why: 'Why',
  since: 'Since',
  asks: 'Asks to be let back in',
  onlyThey:
    'They complained, so only they can ask to be let back in: on their own page, behind the link in any mail. Then you decide here.',
  allow: 'Allow again',
  askedLead:
    'The address is suppressed no more, and gets one mail with a button. They follow again once they press it. Other publications here write to them only if they sign up there again.',
  undoLead: 'The address is suppressed no more, in every publication here. Nothing is sent because of that.',
  /** What it then is here. */
  afterwards: {
    active: 'They follow as before, and get the next article.',
    pending: 'They have yet to confirm; a new sign-up gets them a mail to do so.',
    unsubscribed: 'They have left; they can sign up again.',
    bounced: 'The address had bounced; they can sign up again.',
    complained: '',
  } satisfies Record<SubscriberState, string>,
  allowButton: 'Allow mail to this address again',
  allowed: {
    asked: 'Allowed. A mail that asks to confirm is on its way to them.',
    lifted: 'Allowed. The address is suppressed no more.',
    'not-allowed':
      'Nothing was changed: the address is not suppressed, or its reader complained and has to ask.',
  },
  refuse: 'Do not',
  refuseLead: 'All stays as it is. They are not told, and can ask again after 30 days.',
  refuseButton: 'Do not let them back in',
  refused: 'They are not let back in. They have not been told.',
};

/** On the overview. */
const returns = {
  title: (n: number) =>
    n === 1 ? 'A reader asks to be let back in' : `${number(n)} readers ask to be let back in`,
  lead: 'They complained, or their address was suppressed. No mail goes to them until you decide.',
};

export const deskReadersText = { states, counts, list, add, one, deliveries, danger, back, returns };
