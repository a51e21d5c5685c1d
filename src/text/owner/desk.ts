/** Every sentence of the owner's desk but those on readers (desk-readers.ts). Names come in as arguments, unescaped. */
import type { Cadence } from '../../model/issues/cadence.ts';
import type { QuietHours } from '../../model/issues/quiet-hours.ts';
import { counted, number } from '../english/numbers.ts';
import { healthText } from '../install/banner.ts';

const cadences: Record<Cadence, string> = {
  instant: 'At once',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
};
const digests: Record<Cadence, string> = {
  instant: 'articles as they appear',
  daily: 'the daily digest',
  weekly: 'the weekly digest',
  monthly: 'the monthly digest',
};

const times = {
  utc: 'Times are in UTC.',
  /** A script puts the zone of the browser in. */
  local: 'Times are in your time zone, {zone}.',
};

const home = {
  title: 'Publications',
  add: 'Add a publication',
  readers: 'active readers',
  reader: 'active reader',
  waiting: (n: number) => `${counted(n, 'mail')} on ${n === 1 ? 'its' : 'their'} way`,
  resting: (n: number) => `${counted(n, 'mail')} waiting`,
  lastIssue: 'Last issue',
  noIssue: 'No issue yet',
  system: 'How Postrider is',
  ok: 'In order',
  trouble: 'Needs you',
  notYet: 'Not yet',
  parts: { database: 'Database', queue: 'Queue', smtp: 'Mail' } as Record<string, string>,
  /** By part and by what it says of itself. */
  sentences: {
    'database sqlite': 'Everything is kept in one file on this machine (SQLite).',
    'database postgres': 'Everything is kept in PostgreSQL, which answers.',
    'queue redis': 'Jobs wait in Redis.',
    'queue private-redis': 'Jobs wait in a Redis that Postrider runs for itself.',
    'queue pglite':
      'Jobs wait in an embedded PGlite, which takes about 340 MB of memory. With Redis installed it would be 11.',
    [`smtp ${healthText.noSmtp}`]:
      'No mail can leave: set SMTP_URL, and start Postrider again. Mail waits until then, and none is lost.',
    [`smtp ${healthText.answers}`]: 'The mail server answers and takes mail.',
  } as Record<string, string>,
  starting: 'The queue is being opened. Mail and polls wait until it is.',
  databaseAway: (detail: string) => `The database does not answer: ${detail}`,
  mailAway: (detail: string) => `Mail waits, and none is lost. ${detail}`,
  mailbox: 'No mail server is set, so mail stays on this machine.',
  openMailbox: 'Open the local mailbox',
};

const overview = { title: 'Overview' };

/** What is wrong with a publication, in one line each. */
const trouble = {
  paused: 'Sending rests: the mail server refuses.',
  feed: (failures: number) =>
    `A feed could not be fetched, ${failures === 1 ? 'once' : `${number(failures)} times in a row`}.`,
  gone: 'A feed is gone, says its server, and is not asked any more.',
  refusals: (failed: number, audience: number) =>
    `${number(failed)} of the ${counted(audience, 'mail')} of the last issue failed.`,
};

const readers = {
  /** The number stands before it, larger. */
  follow: (active: number) => (active === 1 ? 'reader follows' : 'readers follow'),
  noneTitle: 'Nobody follows yet',
  noneLead: 'Put the follow bar on your site, or follow it yourself to see what readers see.',
  install: 'Get the follow bar',
  followYourself: 'Open the follow page',
};

const next = {
  title: 'What happens next',
  nothing: 'Nothing waits.',
  held: (title: string) => `“${title}” becomes ready to be mailed`,
  heldHint: 'Until then it waits for your corrections.',
  moreHeld: (n: number) => `and ${counted(n, 'more article')} after it`,
  digest: (cadence: Cadence, n: number) => `${cadences[cadence]} digest to ${counted(n, 'reader')}`,
  digestHint: 'If there is anything new. Each reader gets it at their own hour; this is the first.',
  instant: (n: number) =>
    n === 1 ? 'One reader gets each article at once' : `${number(n)} readers get each article at once`,
  instantWhen: 'When ready',
  quiet: ({ from, to }: QuietHours) =>
    `Not from ${from}:00 until ${to}:00 on each reader’s own clock: these are your quiet hours.`,
  quietEnds: 'Articles that wait for the end of quiet hours are mailed, to the first of their readers',
  back: (n: number) =>
    n === 1 ? 'A reader who has paused is back' : `The first of ${number(n)} readers who have paused is back`,
  backHint: 'Until then nothing is sent to them.',
  poll: (feed: string) => `Postrider looks for new articles at ${feed}`,
  waiting: (n: number) => (n === 1 ? 'One mail is on its way' : `${number(n)} mails are on their way`),
  now: 'Now',
  resting: (n: number) =>
    n === 1 ? 'One mail goes on its way' : `${number(n)} mails that wait go on their way`,
};

const paused = {
  title: 'Sending rests',
  lead: 'The mail server refused mail in a way that blames the sender or the server, not the readers. Nothing is lost: mails wait, and sending starts again by itself.',
  until: 'Until',
  reason: 'What the server said',
  resume: 'Resume now',
  resumed: 'Sending goes on.',
};

const actions = {
  title: 'Do it now',
  poll: 'Poll now',
  polling: 'Polling…',
  pollHint: 'Looks for new articles. It happens by itself as well: see Feeds below.',
  polled: (feed: string, sentence: string) => `${feed}: ${sentence}`,
  polledMany: (feeds: number, failed: number) =>
    `${counted(feeds, 'feed')} polled, ${failed === 0 ? 'none' : number(failed)} failed. See below.`,
  noFeeds: 'There is no feed to poll.',
  send: 'Send now',
  sendWhat: 'What to send',
  sending: 'Sending…',
  sendHint: 'Queues the mails and sends them. Nobody gets an article twice.',
  due: 'What is due',
  digest: {
    daily: 'The daily digest',
    weekly: 'The weekly digest',
    monthly: 'The monthly digest',
  } as Record<Exclude<Cadence, 'instant'>, string>,
  sent: (mails: number, issues: number) =>
    `${counted(mails, 'mail')} in ${counted(issues, 'issue')} ${mails === 1 ? 'is' : 'are'} on the way.`,
  sentResting: (mails: number) =>
    `${counted(mails, 'mail')} queued. Sending rests: see the note on this page.`,
  nothingDue: 'Nothing was due: there is no article that these readers have not had.',
  nothingInDigest: (cadence: Cadence) =>
    `Nothing was sent: nobody who gets ${digests[cadence]} has an article to come, or they had this one already.`,
  unknownDigest: 'Nothing was sent: choose what to send.',
  test: 'Send a test to me',
  testHint: (address: string) => `The newest articles as one mail to ${address}. No reader gets it.`,
  tested: 'The test is on its way to you.',
  preview: 'Preview the newest articles as a mail',
};

const issues = {
  title: 'Last issues',
  empty: 'None yet. The first goes out when an article becomes ready and somebody follows.',
  issue: 'Issue',
  when: 'When',
  audience: 'Readers',
  sent: 'Sent',
  failed: 'Failed',
  skipped: 'Skipped',
  live: 'Under way',
  letter: 'Letter',
  unnamed: 'New articles',
  unnamedHint: 'gets its subject with its first mail',
  assembling: 'being put together',
  notYet: 'not known yet',
  caption: 'Each mail of an issue ends as sent, failed or skipped: together they are its readers.',
  bar: (sent: number, failed: number, skipped: number, live: number) =>
    `${number(sent)} sent, ${number(failed)} failed, ${number(skipped)} skipped, ${number(live)} under way`,
};

const feeds = {
  title: 'Feeds',
  warnings: (n: number) =>
    n === 1 ? 'One entry was not taken as it is' : `${number(n)} entries were not taken as they are`,
};

const preview = {
  title: 'Preview',
  lead: 'The newest articles as readers would get them now. Nothing is sent.',
  subject: 'Subject',
  from: 'From',
  cadence: 'How often',
  frame: 'The mail',
  width: 'Width',
  wide: 'Desktop',
  phone: 'Phone',
  emptyTitle: 'There is no article to show yet',
  emptyLead: 'As soon as the feed has one, the mail that readers would get stands here.',
};

const settings = {
  title: 'Settings',
  save: 'Save',
  saved: 'Saved. Mails from now on are made with these settings.',
};

const missing = {
  publicationTitle: 'There is no such publication',
  publicationLead: (slug: string) => `None here is called “${slug}”. The address may be mistyped.`,
  pageTitle: 'There is nothing here',
  pageLead: 'The address may be mistyped, or the page may be gone.',
  feedTitle: 'There is no such feed',
  feedLead: 'This publication has none at this address. It may be mistyped.',
  readerTitle: 'There is no such reader',
  readerLead: 'Their address may have been erased, or the page’s address is mistyped.',
  all: 'All publications',
};

export const deskText = {
  cadences,
  times,
  home,
  overview,
  trouble,
  readers,
  next,
  paused,
  actions,
  issues,
  feeds,
  preview,
  settings,
  missing,
};
