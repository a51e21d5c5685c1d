/** The values that fill the templates of mails about following. They contain nothing that a visitor typed. */

import { oneLine } from '../../lib/one-line.ts';
import { isTimeZone, type Schedule } from '../../model/issues/cadence.ts';
import type { Filters } from '../../model/issues/filters.ts';
import { confirmDays } from '../../model/owners/tokens.ts';
import type { MailText } from '../../text/reader/catalogue.ts';
import type { PublicationLook } from './look.ts';
import { sharedValues } from './values.ts';
import { cut } from './words.ts';

export interface MessageInput {
  publication: PublicationLook;
  /** Without a trailing slash. */
  baseUrl: string;
  /** The reader's language; BCP 47. */
  language: string;
  purpose: MessagePurpose;
}

/** The kind of the mail, with all values that differ from reader to reader. */
export type MessagePurpose =
  /** Asks a new reader to confirm. */
  | { kind: 'confirm'; url: string; schedule: Schedule; filters?: Filters | null }
  /** Tells an active subscriber that they follow already. */
  | { kind: 'already'; manageUrl: string; unsubscribeUrl: string }
  | {
      kind: 'welcome';
      schedule: Schedule;
      filters?: Filters | null;
      manageUrl: string;
      unsubscribeUrl: string;
    }
  | { kind: 'goodbye'; undoUrl: string; undoHours: number }
  /** Sends the link to the reader's own page, which was requested. */
  | { kind: 'link'; url: string; minutes: number }
  /** Asks a new address to confirm that mail may go there. */
  | { kind: 'address'; url: string; days: number }
  /** Tells the old address that mail now goes to another address. */
  | { kind: 'moved' };

/** The values that the templates show, from top to bottom; null for parts that a mail does not have. */
interface MessageParts {
  preview: string;
  paragraphs: string[];
  button: string | null;
  /** The address that the button links to. */
  url: string | null;
  /** How long the button works, and its address as text below it. */
  urlShown: string | null;
  section: { heading: string; text: string } | null;
  leave: { words: string; url: string } | null;
  after: string[];
  why: string;
  unsubscribeUrl: string | null;
  manageUrl: string | null;
}

type Purpose<K extends MessagePurpose['kind']> = Extract<MessagePurpose, { kind: K }>;
type Facts = { words: MailText; name: string; sender: string };

const nothing = {
  button: null,
  url: null,
  urlShown: null,
  section: null,
  leave: null,
  after: [],
  unsubscribeUrl: null,
  manageUrl: null,
};

/**
 * Returns when mail comes, and for which articles if not for all. Topics are spelled as the owner or an article spells
 * them. @throws on an unknown time zone, because it comes from the visitor's form
 */
function chosenWords({ confirm }: MailText, schedule: Schedule, filters: Filters | null = null): string {
  if (!isTimeZone(schedule.timezone)) throw new Error('the time zone of a reader is not checked');
  return [confirm.schedule(schedule), confirm.only(filters)].filter(Boolean).join(' ');
}

const parts: {
  [K in MessagePurpose['kind']]: (purpose: Purpose<K>, facts: Facts) => MessageParts;
} = {
  confirm: ({ url, schedule, filters }, { words, name }) => {
    const { confirm } = words;
    const promise = `${chosenWords(words, schedule, filters)} ${confirm.leave}`;
    return {
      ...nothing,
      preview: confirm.preview,
      paragraphs: [confirm.asked(name)],
      button: confirm.button,
      url,
      urlShown: confirm.linkAge(confirmDays),
      section: { heading: confirm.youWillGet, text: promise },
      after: [confirm.notYou],
      why: confirm.why(name),
    };
  },
  already: ({ manageUrl, unsubscribeUrl }, { words, name }) => ({
    ...nothing,
    preview: words.already.preview,
    paragraphs: [words.already.asked(name)],
    button: words.already.button,
    url: manageUrl,
    leave: { words: words.already.leave, url: unsubscribeUrl },
    after: [words.already.notYou],
    why: words.confirm.why(name),
  }),
  welcome: ({ schedule, filters, manageUrl, unsubscribeUrl }, { words, name }) => ({
    ...nothing,
    preview: words.welcome.preview,
    paragraphs: [words.welcome.thanks(name), chosenWords(words, schedule, filters), words.welcome.change],
    button: words.welcome.button,
    url: manageUrl,
    after: [words.welcome.leave],
    why: words.welcome.why(name),
    unsubscribeUrl,
    manageUrl,
  }),
  goodbye: ({ undoUrl, undoHours }, { words, name }) => ({
    ...nothing,
    preview: words.goodbye.preview,
    paragraphs: [words.goodbye.done(name), words.goodbye.undo],
    button: words.goodbye.button,
    url: undoUrl,
    urlShown: words.goodbye.linkAge(undoHours),
    why: words.goodbye.why(name),
  }),
  link: ({ url, minutes }, { words, name }) => ({
    ...nothing,
    preview: words.link.preview,
    paragraphs: [words.link.asked(name)],
    button: words.link.button,
    url,
    urlShown: words.link.linkAge(minutes),
    after: [words.link.notYou],
    why: words.link.why(name),
  }),
  address: ({ url, days }, { words, name }) => ({
    ...nothing,
    preview: words.address.preview,
    paragraphs: [words.address.asked(name)],
    button: words.address.button,
    url,
    urlShown: words.address.linkAge(days),
    after: [words.address.notYou],
    why: words.address.why(name),
  }),
  moved: (_purpose, { words, name, sender }) => ({
    ...nothing,
    preview: words.moved.preview,
    paragraphs: [words.moved.done(name), words.moved.notYou(sender)],
    why: words.moved.why(name),
  }),
};

/** The mails with share links in their foot. The other mails are only about an address. */
const inviting: MessagePurpose['kind'][] = ['confirm', 'already', 'welcome'];

export function messageValues({ publication, language, baseUrl, purpose }: MessageInput) {
  const shared = sharedValues(publication, language, baseUrl);
  const { words, name } = shared;
  const sender = cut(oneLine(publication.fromName), 100) || name;
  const text = words[purpose.kind];
  // The kind determines the type of the values; TypeScript can't see that.
  const fill = parts[purpose.kind] as (purpose: MessagePurpose, facts: Facts) => MessageParts;
  return {
    ...shared,
    links: inviting.includes(purpose.kind) ? shared.links : [],
    kind: null,
    subject: text.subject(name),
    heading: text.heading(name),
    ...fill(purpose, { words, name, sender }),
  };
}
