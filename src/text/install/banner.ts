/** What the program says once it runs, and of how it is. */
export const bannerText = {
  worker: 'Postrider works (role worker). Stop with Ctrl-C.',
  ready: 'Postrider is ready.',
  here: (baseUrl: string, address: string) => `${baseUrl} (here: ${address})`,
  /** The label of each line is as wide as the others. */
  open: (address: string) => `  Open     ${address}`,
  setUp: (baseUrl: string, secret: string) => `  Set up   ${baseUrl}/owner/setup with the secret ${secret}`,
  mailbox: (baseUrl: string) =>
    `  Mailbox  ${baseUrl}/mailbox (mail stays on this machine until SMTP_URL is set)`,
  note: (notice: string) => `  Note     ${notice}`,
  data: (folder: string) => `  Data     ${folder}`,
  stop: '  Stop     Ctrl-C',
};

export const noMailNotice =
  'No mail leaves yet: BASE_URL is a public address, but SMTP_URL is not set. Deliveries wait in the queue until it is.';

/** Of a part of the program, where it has no more to say. */
export const healthText = {
  notOpen: 'not open yet',
  noSmtp: 'SMTP_URL is not set',
  answers: 'answers',
};
