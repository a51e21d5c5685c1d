/** Tells why a fetch failed, as a code with its data. */
import type { CertificateFault, FetchProblem } from '../../model/feeds/feed-problems.ts';
import { privateAddressCode } from './guard.ts';

const tooLargeCode = 'ERR_BUFFER_TOO_LARGE';
/** The `code` of the error that ends a request after its time limit. */
const timeoutCode = 'ERR_FETCH_TIMEOUT';
const unknownCodingCode = 'ERR_CONTENT_ENCODING';
const interimCode = 'ERR_INTERIM_ANSWERS';

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** Errors of a fetch that exceeds our own limits. */
export const tooLarge = () => failure(tooLargeCode, 'too large');
export const tooSlow = () => failure(timeoutCode, 'too slow');
export const tooManyInterim = () => failure(interimCode, 'too many');
/** The error's message is the coding. */
export const unknownCoding = (coding: string) => failure(unknownCodingCode, coding);

/** Keys are the `code` of errors of sockets, DNS, TLS, undici and zlib, and of our own errors. */
const problemCodes: Record<string, FetchProblem['code']> = {
  [privateAddressCode]: 'private-address',
  ENOTFOUND: 'unknown-host',
  ECONNREFUSED: 'refused',
  [timeoutCode]: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  [tooLargeCode]: 'too-large',
  EPROTO: 'no-tls',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  UND_ERR_SOCKET: 'broken-off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broken-off',
  Z_BUF_ERROR: 'broken-off', // zlib's "unexpected end of file"
  UND_ERR_HEADERS_OVERFLOW: 'too-many-headers',
  [interimCode]: 'interim-answers',
  [unknownCodingCode]: 'unknown-compression',
};

const certificateFaults: Record<string, CertificateFault> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'no-intermediate',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  CERT_REVOKED: 'revoked',
};

function problemCodeOf({ code = '', name, message }: NodeJS.ErrnoException): FetchProblem['code'] {
  if (problemCodes[code]) return problemCodes[code];
  if (certificateFaults[code]) return 'certificate';
  if (code.startsWith('EAI_')) return 'lookup-failed';
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 'no-tls';
  if (name === 'HTTPParserError') return message.includes('Expected HTTP/') ? 'not-http' : 'malformed';
  return code.startsWith('Z_') || code.startsWith('ERR_') ? 'malformed' : 'fetch-failed';
}

/** The limits that a request ran under, for the problem to name. */
interface ProblemLimits {
  bytes: number;
  /** Default 16,384, which is undici's. */
  headerBytes?: number;
  totalMs: number;
}

/**
 * Classifies an error that ended a request to `url` (sockets, DNS, TLS, HTTP, compression, our own limits).
 * @returns the problem, with the limit that was exceeded if there is one
 */
export function errorProblem(thrown: unknown, url: URL, limits: ProblemLimits): FetchProblem {
  const error = thrown as NodeJS.ErrnoException;
  const { code: errorCode = '', message } = error;
  const { host, hostname } = url;
  const code = problemCodeOf(error);
  switch (code) {
    case 'private-address':
    case 'unknown-host':
    case 'lookup-failed':
      return { code, hostname };
    case 'certificate':
      return { code, hostname, fault: certificateFaults[errorCode]! };
    case 'timeout':
      return { code, host, seconds: limits.totalMs / 1000 };
    case 'too-large':
      return { code, host, megabytes: limits.bytes / 1_000_000 };
    case 'too-many-headers':
      return { code, host, kilobytes: (limits.headerBytes ?? 16_384) / 1_000 };
    case 'unknown-compression':
      return { code, host, coding: message };
    case 'malformed':
      return { code, host, detail: message };
    case 'refused':
    case 'no-tls':
    case 'unreachable':
    case 'broken-off':
    case 'interim-answers':
    case 'not-http':
      return { code, host };
    default:
      return { code: 'fetch-failed', host, detail: errorCode || message };
  }
}

const deniedStatuses = [401, 403, 407, 451];

/** Classifies an HTTP status that is no success. */
export function statusProblem(status: number, { href: url }: URL): FetchProblem {
  if (status === 404) return { code: 'status-not-found', status, url };
  if (status === 410) return { code: 'status-gone', status, url };
  if (deniedStatuses.includes(status)) return { code: 'status-denied', status, url };
  if (status === 429) return { code: 'status-too-many', status, url };
  return { code: status >= 500 ? 'status-server-fault' : 'status-other', status, url };
}
