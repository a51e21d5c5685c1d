import { version } from '../../lib/version.ts';

/** `0.1` of `0.1.0`: a patch release doesn't change the User-Agent. */
const release = version.split('.').slice(0, 2).join('.');

/** Returns the User-Agent: our name, the installation's address and, for feeds, a comment. */
export const userAgent = (baseUrl: string, comment?: string): string =>
  `Postrider/${release} (+${baseUrl}${comment ? `; ${comment}` : ''})`;

/** Returns the User-Agent with the number of subscribers, which feed hosts ask of aggregators. */
export const readersAgent = (baseUrl: string, readers: number): string =>
  userAgent(baseUrl, `${readers} ${readers === 1 ? 'subscriber' : 'subscribers'}`);
