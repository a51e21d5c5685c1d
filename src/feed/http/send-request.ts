/** Sends one request of a fetch, and reads what its answer means. */

import type { Agent, Dispatcher } from 'undici';
import type { FetchProblem } from '../../model/feeds/feed-problems.ts';
import { webAddress } from '../links/address.ts';
import { acceptEncoding, readBody } from './body.ts';
import { type Cookies, consentCookies } from './cookies.ts';
import { statusProblem, tooLarge, tooManyInterim } from './failure.ts';
import { feedLinksOf, firstOf, isSendable, maxAgeOf, retryAfterOf, validatorOf } from './response-headers.ts';
import type { FetchLimits, FetchRequest, FetchResult } from './types.ts';

const feedMediaTypes =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8';
/** Max 1xx answers before the final answer. */
const maxInterimAnswers = 20;

type Response = Dispatcher.ResponseData;

/** One fetch with all its redirects. */
export interface FetchSession {
  request: FetchRequest;
  limits: FetchLimits;
  agent: Agent;
  cookies: Cookies;
  /** Milliseconds left of the time limit. */
  msLeft: number;
}

export type RequestOutcome =
  | FetchResult
  | { kind: 'redirect'; to: URL; permanent: boolean; newCookies: boolean };

/** Sends one request. @throws the errors of sockets, TLS, HTTP and of our own limits */
export async function sendRequest(
  session: FetchSession,
  url: URL,
  abort: AbortController,
): Promise<RequestOutcome> {
  const { request, agent, cookies } = session;
  const validators = validatorsFor(request, url);
  const cookie = cookies.headerFor(url);
  let interim = 0;
  const response = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: {
      'user-agent': request.userAgent,
      accept: request.accept ?? feedMediaTypes,
      'accept-encoding': acceptEncoding,
      ...(cookie ? { cookie } : {}),
      ...validators,
    },
    signal: abort.signal,
    onInfo: () => {
      interim += 1;
      if (interim > maxInterimAnswers) abort.abort(tooManyInterim());
    },
  });
  const to = redirectTarget(response, url);
  if (to === null) return finish(session, response, url, validators);
  discard(response);
  if (to === 'invalid') return failed({ code: 'redirect-nowhere', host: url.host });
  if (cookies.accept(url, consentCookies(to)))
    return { kind: 'redirect', to: url, permanent: false, newCookies: true };
  const newCookies = cookies.accept(url, [response.headers['set-cookie'] ?? []].flat());
  return { kind: 'redirect', to, permanent: [301, 308].includes(response.statusCode), newCookies };
}

/**
 * RFC 9110, 15.4: validators belong to the answer of one address. The validators of one server (a date, or an ETag like
 * "1") can match an answer of another server that was never read here, and its articles would be missed.
 */
function validatorsFor(request: FetchRequest, url: URL): Record<string, string> {
  const { etag, lastModified, validatedUrl } = request;
  const isSameResource = validatedUrl
    ? webAddress(validatedUrl)?.href.split('#')[0] === url.href
    : webAddress(request.url)!.hostname === url.hostname;
  return {
    ...(isSameResource && isSendable(etag) ? { 'if-none-match': etag } : {}),
    ...(isSameResource && isSendable(lastModified) ? { 'if-modified-since': lastModified } : {}),
  };
}

async function finish(
  { request, limits }: FetchSession,
  response: Response,
  url: URL,
  validators: Record<string, string>,
): Promise<FetchResult> {
  const { statusCode: status, headers } = response;
  const now = (request.clock ?? (() => new Date()))();
  const unchanged = status === 304 && Object.keys(validators).length > 0;
  if (!unchanged && (status < 200 || status > 299)) {
    discard(response);
    return failed(statusProblem(status, url), status, retryAfterOf(headers, now));
  }
  const answer = {
    url: url.href,
    movedTo: null,
    etag: validatorOf(headers, 'etag'),
    lastModified: validatorOf(headers, 'last-modified'),
    maxAgeSeconds: maxAgeOf(headers, now),
    links: feedLinksOf(headers, url),
  };
  if (unchanged) {
    discard(response);
    const former = { etag: request.etag ?? null, lastModified: request.lastModified ?? null };
    return {
      kind: 'unchanged',
      ...answer,
      etag: answer.etag ?? former.etag,
      lastModified: answer.lastModified ?? former.lastModified,
    };
  }
  if (Number(firstOf(headers, 'content-length')) > limits.bytes) {
    discard(response);
    throw tooLarge();
  }
  const body = await readBody(response.body, firstOf(headers, 'content-encoding'), limits.bytes);
  return { kind: 'fetched', ...answer, body, contentType: firstOf(headers, 'content-type') };
}

function redirectTarget({ statusCode, headers }: Response, from: URL): URL | 'invalid' | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  const location = firstOf(headers, 'location');
  if (location === null) return 'invalid';
  // Headers are decoded as latin1, but servers mostly send letters beyond ASCII as UTF-8.
  const text = Buffer.from(location, 'latin1').toString();
  const to = webAddress(text.includes('\ufffd') ? location : text, from);
  if (to) to.hash = ''; // the fragment is for browsers, and no part of a feed's address
  return to ?? 'invalid';
}

/** Closes the connection without reading the body, because the body of an error answer can be endless. */
function discard(response: Response): void {
  response.body.on('error', () => {});
  response.body.destroy();
}

/** Returns the result of a fetch that ends with this problem. */
export function failed(
  problem: FetchProblem,
  status: number | null = null,
  retryAfter: Date | null = null,
): Extract<FetchResult, { kind: 'failed' }> {
  return { kind: 'failed', problem, status, gone: status === 410, retryAfter };
}
