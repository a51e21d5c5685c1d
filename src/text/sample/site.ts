/** The words around the articles of the sample site, and of the bar above its pages that says what it is. */

/** `Tuesday, 3 March 2026`. */
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
  hour: '2-digit',
  minute: '2-digit',
});

const bar = {
  label: 'About this sample site',
  what: 'This is a sample site.',
  why: 'It comes with Postrider, so that you can see what your readers will see.',
  next: (left: number) =>
    left === 1 ? 'One more article waits to come out.' : `${left} more articles wait to come out.`,
  publish: 'Publish the next article',
  mailbox: 'Mailbox',
  desk: 'Owner’s desk',
  allOut: 'All articles are out. There is no more to publish.',
  out: 'It is out.',
  outMore: 'Readers who chose “at once” get it within seconds: look in the mailbox.',
  outNoMailbox: 'Readers who chose “at once” get it within seconds.',
  notYou:
    'Only its owner can publish here. Sign in at the owner’s desk, or open this page on the machine itself.',
  refused: 'Nothing was published',
  foreign: 'Articles come out by the button on the pages of this site only.',
};

const frontPage = {
  more: 'More news',
  followTitle: 'The Courier by email',
  followLead: 'Each article as it comes out, or one mail a day, a week or a month.',
  email: 'Your email address',
  follow: 'Follow',
  aboutTitle: 'About this paper',
  about:
    'The Valley Courier has told the valley about itself since it had one road. It is written at a kitchen table in Merrelford, and printed when there is paper.',
  feed: 'RSS feed',
  category: (name: string) => `All from ${name}`,
  nothing: 'Nothing has come out in this section yet. Publish the next article, and look again.',
};

const article = {
  by: (author: string) => `By ${author}`,
  comments: (count: number) =>
    count === 0 ? 'No comments yet' : count === 1 ? '1 comment' : `${count} comments`,
  follow: 'Did you like this? Follow the Courier.',
  followLink: 'Follow by email',
  more: 'More from the valley',
  commentsTitle: (count: number) => (count === 1 ? 'One reply' : `${count} replies`),
};

/** As WordPress words its form. */
const reply = {
  title: 'Leave a Reply',
  lead: 'Your email address will not be published. Required fields are marked',
  comment: 'Comment',
  name: 'Name',
  email: 'Email',
  website: 'Website',
  button: 'Post Comment',
  thanks: 'Thank you. This is a sample site: replies are not kept.',
};

export const sampleText = {
  name: 'The Valley Courier',
  tagline: 'News from the Merrel and its hills, mostly good',
  postal: 'The Valley Courier, 3 Mill Lane, Merrelford',
  slugTaken:
    'Another publication has the slug “sample”, which the sample site needs. Give that one another slug, or delete it, and try again.',
  commentsOn: (title: string) => `Comments on: ${title}`,
  commentBy: (author: string) => `By: ${author}`,
  sections: 'Sections',
  home: 'Front page',
  skip: 'To the news',
  longDay: (date: Date) => longDay.format(date),
  day: (date: Date) => day.format(date),
  moment: (date: Date) => moment.format(date),
  foot: 'Every person, place and sheep in it is made up.',
  notFoundTitle: 'There is no such page in this paper',
  notFoundLead: 'The article may not be out yet, or the address may be mistyped.',
  bar,
  frontPage,
  article,
  reply,
};
