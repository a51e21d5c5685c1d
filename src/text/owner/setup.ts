/** Every sentence of signing in and of setting up. Names and addresses come in as arguments, unescaped. */

const foreign = {
  title: 'That did not come from a page of ours',
  lead: 'Changes are taken only from the pages here, so that no other site can make them for you. Nothing was changed.',
  notes: (baseUrl: string, seen: string): string[] => [
    'Open the page here once more, and press the button there.',
    ...(seen === baseUrl
      ? []
      : [
          `If you did: your browser is at ${seen}, but BASE_URL says ${baseUrl}. The two have to be the same.`,
        ]),
  ],
  back: 'To the owner’s desk',
};

const tooMany = {
  title: 'Too many tries',
  lead: (minutes: number): string =>
    `Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
};

const signIn = {
  title: 'Sign in',
  lead: 'For the people who run publications here. Readers need no account.',
  email: 'Your email address',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  button: 'Sign in',
  wrong: 'The address or the password is not right.',
  signedOut: 'You have signed out.',
  forgotten: 'No password yet, or another owner is to sign in? Where Postrider runs, type:',
  command: ['npx postrider owner add EMAIL', '--password-stdin'],
};

const secret = {
  title: 'Set up Postrider',
  lead: 'First, show that this installation is yours. When Postrider started, it printed a one-time secret.',
  label: 'One-time secret',
  hint: 'Capitals, spaces and hyphens make no difference.',
  button: 'Go on',
  wrong: 'This is not the secret. Copy it from the newest lines that Postrider printed.',
  where: 'Where is it?',
  places: [
    { how: 'Started in a terminal', place: 'In the lines under “Postrider is ready”' },
    { how: 'With Docker', command: 'docker compose logs app' },
    { how: 'As a service', command: 'journalctl -u postrider' },
  ] as { how: string; place?: string; command?: string }[],
};

const steps = {
  label: 'Set-up',
  names: { account: 'Account', site: 'Site', feed: 'Feed', details: 'Details', bar: 'Follow bar' },
  done: 'done',
};

const account = {
  title: 'Make your account',
  lead: 'With it you sign in, here and on other devices.',
  email: 'Your email address',
  emailHint: 'To sign in with. Tests that you ask for are sent there too.',
  password: 'A new password',
  passwordHint: 'At least 10 characters. A few words in a row are easy to remember.',
  button: 'Make the account',
};

const site = {
  title: 'What should readers follow?',
  lead: 'Give the address of a site, such as your blog or news site. Its feed is found by itself.',
  address: 'Site address',
  addressHint: 'Such as example.org, or the address of a feed if you know it.',
  button: 'Find its feeds',
  busy: 'Looking for feeds …',
  takes: 'This takes a few seconds: the site is asked for its page and each of its feeds.',
  draftTitle: 'You have begun with a site',
  draftLead: (name: string): string =>
    `${name}. Nothing is lost: go on where you were, or take another site below.`,
  goOn: 'Go on',
  startOver: 'Start over',
  sampleTitle: 'Just looking?',
  sampleLead:
    'A small news site of our own comes with Postrider, with a follow bar and a button that publishes the next article. Nothing from outside is needed.',
  sample: 'Try it with a sample site',
};

const feed = {
  title: 'This is what was found',
  one: (site: string): string => `${site} has one feed.`,
  many: (site: string, count: number): string =>
    `${site} has ${count} feeds. Choose the one that readers should get.`,
  legend: 'Feeds',
  untitled: 'A feed without a title',
  articles: (count: number): string =>
    count === 0 ? 'No articles yet' : count === 1 ? 'One article' : `${count} articles`,
  newest: (date: string): string => `newest ${date}`,
  look: 'Preview this one',
  none: 'There is no article yet, so there is nothing to preview. Readers get the first one as soon as it is there.',
  previewTitle: 'The mail that readers would get',
  previewLead: (count: number): string =>
    `Made of the newest ${count === 1 ? 'article' : `${count} articles`}. Name, colour and sender come next.`,
  frame: 'Preview of the mail',
  width: 'Width',
  desktop: 'Desktop',
  phone: 'Phone',
  choose: 'Use this feed',
  unknown: 'Choose one of these feeds.',
  other: 'Take another site',
};

const details = {
  title: 'Name and sender',
  lead: 'All of this can be changed later, but for the short name.',
  button: 'Make the publication',
  busy: 'Fetching the articles …',
  after: 'The articles that are in the feed now count as read: nobody is mailed old ones.',
  back: 'Back to the feeds',
  wrong: 'Something is not right yet',
};

const install = {
  title: 'The follow bar',
  ready: (name: string): string => `${name} can be followed now`,
  readyLead:
    'Put the bar on your site, and readers can follow from there. Meanwhile, this page takes them too:',
  lead: 'This is the bar as your readers see it. It follows the colours of their device.',
  preview: 'The follow bar',
  barTitle: 'Put it on your site',
  ways: 'Kind of site',
  html: 'Any page',
  wordpress: 'WordPress',
  form: 'Plain form',
  frame: 'Frame',
  moving: 'From follow.it',
  copy: 'Copy',
  copied: 'Copied',
  htmlLead: 'Paste this where the bar should stand, such as below each article:',
  htmlSnippet: 'Snippet of the bar',
  htmlNote:
    'It sets no cookies, asks no other site for anything, and keeps clear of the styles of your page.',
  wordpressLead: 'Below every article, in a theme with blocks:',
  wordpressSteps: [
    'In WordPress, open Appearance → Editor → Templates → Single Posts.',
    'Click below the Content block, press +, and choose the block Custom HTML.',
    'Paste the snippet into it, and press Save.',
  ],
  wordpressClassic:
    'In a classic theme: Appearance → Widgets, and add a Custom HTML block to the area below posts, or to the sidebar. In a single post: add a Custom HTML block at its end.',
  wordpressSnippet: 'Snippet for the Custom HTML block',
  pingTitle: 'Tell Postrider of each new article at once',
  pingLead:
    'WordPress can say when something was published, with no plugin. Open Settings → Writing → Update Services and add this line:',
  pingLabel: 'Address for Update Services',
  pingNote:
    'Without it, the feed is looked at again and again, and a new article is found a little later. (WordPress shows the field only while search engines are allowed to index the site.)',
  formLead: 'No scripts, nothing to load: a field and a button that look as your page makes them.',
  formSnippet: 'Plain form',
  frameLead: 'Where scripts are not allowed, but frames are:',
  frameSnippet: 'Frame',
  movingLead:
    'A form of follow.it works here as it is. Change one thing in it, the address after “action=”, to this:',
  movingSnippet: 'New address of the form',
  movingNote: 'Bring the readers too: export them at follow.it, and where Postrider runs type',
  importCommand: (slug: string): string => `npx postrider import FILE.csv --publication ${slug}`,
  nextTitle: 'What next?',
  test: 'Send a test to me',
  testLead: (email: string): string => `The newest articles as one mail to ${email}.`,
  followPage: 'Follow it yourself',
  followPageLead: 'See what a reader sees, from the form to the mail.',
  overview: 'Go to the overview',
  overviewLead: 'Readers, what was sent, and what happens next.',
};

const start = {
  title: 'Postrider is running',
  setUpLead: 'Nobody owns it yet. Set it up in the browser: it takes about two minutes.',
  setUp: 'Set it up in the browser',
  emptyLead: 'Nothing can be followed here yet. Sign in and choose a site.',
  newPublication: 'Make the first publication',
  command: 'Or with a command, typed where Postrider runs:',
  commandParts: [
    'npx postrider publication add SLUG',
    '--name NAME',
    '--site URL',
    '--from "NAME <ADDRESS>"',
  ],
};

export const setupText = {
  foreign,
  tooMany,
  signIn,
  secret,
  steps,
  account,
  site,
  feed,
  details,
  install,
  start,
};
