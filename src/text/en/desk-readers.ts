/** Every sentence of the owner's desk on readers. Addresses come in as arguments, unescaped. */
import type { SubscriberState } from '../../model/states.ts';
import { counted, number } from './desk.ts';

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
  suppressed: 'Suppressed: this address is never mailed again, whatever it signs up for.',
  facts: 'About this reader',
  cadence: 'Gets mail',
  at: (hour: number, timezone: string) => `at ${hour}:00, ${timezone.replaceAll('_', ' ')}`,
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
  confirmation: 'Mail to confirm',
  unnamed: 'New articles',
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
    bounced: 'Not sent: the address had bounced',
    complained: 'Not sent: they had complained',
    suppressed: 'Not sent: the address is suppressed',
    erased: 'Not sent: the address was erased',
  } as Record<string, string>,
};

const danger = {
  suppress: 'Suppress',
  suppressLead:
    'Never mail this address again, from any publication here. What waits for it is not sent, and a new sign-up gets no mail. It can not be undone on this page.',
  suppressButton: 'Never mail this address again',
  suppressed: 'Suppressed. This address is never mailed again.',
  erase: 'Erase',
  eraseLead:
    'Delete the address and all that is known of this person, in every publication here. They stop following. What was sent stays as a number. It can not be undone.',
  eraseButton: 'Erase this reader',
  erased: 'Erased. Nothing is known of that reader any more.',
};

export const deskReadersText = { states, counts, list, add, one, deliveries, danger };
