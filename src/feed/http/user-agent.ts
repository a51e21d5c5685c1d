/** What servers see of us: honest, with the installation's address and, for feeds, who asks. */
export const userAgent = (baseUrl: string, comment?: string): string =>
  `Postrider/0.1 (+${baseUrl}${comment ? `; ${comment}` : ''})`;

/** With the number of readers, as feed hosts ask of aggregators. */
export const readersAgent = (baseUrl: string, readers: number): string =>
  userAgent(baseUrl, `${readers} ${readers === 1 ? 'subscriber' : 'subscribers'}`);
