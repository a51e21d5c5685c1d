/** Why a fetch failed, in a sentence for the owner. */
import { STATUS_CODES } from 'node:http';
import { privateAddressCode } from './guard.ts';

const tooLargeCode = 'ERR_BUFFER_TOO_LARGE';
/** The `code` of the error with which a request ends that takes too long. */
export const timeoutCode = 'ERR_FETCH_TIMEOUT';
const unknownCodingCode = 'ERR_CONTENT_ENCODING';
const interimCode = 'ERR_INTERIM_ANSWERS';

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** The errors with which a fetch ends by its own limits. */
export const tooLarge = () => failure(tooLargeCode, 'too large');
export const tooSlow = () => failure(timeoutCode, 'took too long');
export const tooManyInterim = () => failure(interimCode, 'only interim answers');
export const unknownCoding = (coding: string) => failure(unknownCodingCode, `unknown compression ${coding}`);

const timeouts = new Set([
  timeoutCode,
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL']);
const broken = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'Z_BUF_ERROR', // zlib's "unexpected end of file"
]);

const certificates: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'belongs to another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes without the intermediate certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by an unknown authority',
  CERT_REVOKED: 'is revoked',
};

/** The sentence for an error that ended a request to `url` (sockets, DNS, TLS, HTTP, compression, our own limits). */
export function errorReason(
  error: unknown,
  url: URL,
  limits: { bytes: number; headerBytes?: number; totalMs: number },
): string {
  const { code = '', name, message } = error as NodeJS.ErrnoException;
  const { host, hostname } = url;
  if (code === privateAddressCode)
    return `${hostname} is an address of a private network, which Postrider does not fetch from: use a public address, or set ALLOW_PRIVATE_FEEDS=true if the feed is really on your own network.`;
  if (code === 'ENOTFOUND') return `There is no server named ${hostname}: check the spelling of the address.`;
  if (code === 'EAI_AGAIN' || code.startsWith('EAI_'))
    return `The name ${hostname} could not be looked up just now: if it lasts, check the spelling of the address and this server's DNS.`;
  if (code === 'ECONNREFUSED')
    return `The server at ${host} refuses connections: it may be down, or the port may be wrong.`;
  if (timeouts.has(code))
    return `The server at ${host} did not answer completely within ${limits.totalMs / 1000} seconds: it may be overloaded or down.`;
  if (code === tooLargeCode)
    return `The answer from ${host} is larger than ${limits.bytes / 1_000_000} MB: let the feed carry fewer articles.`;
  if (certificates[code])
    return `The TLS certificate of ${hostname} ${certificates[code]}: it has to be repaired on that server.`;
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO')
    return `No secure connection to ${host} could be made: the server may not speak TLS on that port.`;
  if (unreachable.has(code))
    return `The server at ${host} can't be reached from here: it may be down, or the network is.`;
  if (broken.has(code))
    return `The server at ${host} broke the connection off before its answer was complete.`;
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return `The server at ${host} sends more than ${(limits.headerBytes ?? 16_384) / 1_000} kB of headers: it has to be repaired on that server.`;
  if (code === interimCode)
    return `The server at ${host} sends interim answers without end: it has to be repaired on that server.`;
  if (name === 'HTTPParserError' && message.includes('Expected HTTP/'))
    return `What answers at ${host} does not speak HTTP: check the address and its port.`;
  if (code.startsWith('Z_') || code.startsWith('ERR_') || name === 'HTTPParserError')
    return `The answer from ${host} is not well formed (${message}).`;
  return `Fetching from ${host} failed (${code || message}).`;
}

/** The sentence for a status that is no success. */
export function statusReason(status: number, url: URL): string {
  const said = `${status}${STATUS_CODES[status] ? ` ${STATUS_CODES[status]}` : ''}`;
  if (status === 404) return `There is nothing at ${url.href} (${said}): check the address.`;
  if (status === 410)
    return `The feed at ${url.href} is gone for good (${said}): remove it, or give its new address.`;
  if (status === 401 || status === 403 || status === 407 || status === 451)
    return `The server at ${url.host} does not give out ${url.pathname} (${said}): make it public, or allow Postrider in the site's firewall.`;
  if (status === 429)
    return `The server at ${url.host} asks for fewer requests (${said}): Postrider will wait.`;
  if (status >= 500)
    return `The server at ${url.host} has a fault of its own (${said}): Postrider will try again.`;
  return `The server at ${url.host} answered ${said} instead of a feed: check the address.`;
}
