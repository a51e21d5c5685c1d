import { version } from '../../lib/version.ts';

/** `0.1` of `0.1.0`: what only mends something makes no new agent. */
const release = version.split('.').slice(0, 2).join('.');

/** What servers see of us: honest, with the installation's address and, for feeds, who asks. */
export const userAgent = (baseUrl: string, comment?: string): string =>
  `Postrider/${release} (+${baseUrl}${comment ? `; ${comment}` : ''})`;

/** With the number of readers, as feed hosts ask of aggregators. */
export const readersAgent = (baseUrl: string, readers: number): string =>
  userAgent(baseUrl, `${readers} ${readers === 1 ? 'subscriber' : 'subscribers'}`);
