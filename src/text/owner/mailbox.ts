/** Every sentence of the local mailbox. Names and addresses come in as arguments, unescaped. */

export const mailboxText = {
  title: 'Mailbox',
  lead: 'No mail server is set, so what Postrider sends stays on this machine. Readers get nothing.',
  find: 'Mail to',
  findButton: 'Find',
  again: 'Look again',
  count: (shown: number, total: number) =>
    shown < total ? `The newest ${shown} of ${total} mails` : total === 1 ? '1 mail' : `${total} mails`,
  emptyTitle: 'No mail yet',
  emptyLead: 'Follow a publication here, and the mail to confirm appears on this page.',
  noneTitle: (recipient: string) => `No mail to “${recipient}”`,
  noneLead:
    'A part of the address is enough, such as the name before the @. Letters large or small are alike.',
  from: 'From',
  to: 'To',
  received: 'Received',
  noSubject: '(no subject)',
  noSender: '(no sender)',
  noRecipient: '(no recipient)',
  allTo: 'All mail to this address',
  all: 'All mail',
  views: { name: 'Parts of this mail', html: 'HTML', text: 'Text', headers: 'Headers', source: 'Source' },
  widths: { name: 'Width', desktop: 'Desktop', phone: 'Phone' },
  schemes: { name: 'Colours', auto: 'As your browser', light: 'Light', dark: 'Dark' },
  frame: 'The mail as readers see it',
  noHtml: 'This mail has no HTML part. See its text.',
  noText: 'This mail has no text part.',
  headersLead: 'What the mail says about itself to mail programs and servers, and what each line is for.',
  goneTitle: 'There is no such mail',
  goneLead: 'The mailbox keeps the newest mails only.',
  offTitle: 'There is no mailbox here',
  offLead:
    'Mail goes to the server that SMTP_URL names: look there for what was sent. While SMTP_URL is not set, mail waits.',
  elsewhereTitle: 'The mailbox can not be read from here',
  elsewhereLead:
    'It opens for an owner who is signed in, and in a browser on the machine that Postrider runs on, at a localhost address.',
  signIn: 'Sign in',
  /** What the mailbox answers as a mail server. */
  replies: { tooBig: 'Mail too big', notKept: 'The mailbox can not be written' },
};
