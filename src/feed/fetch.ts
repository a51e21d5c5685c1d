/** Fetches one address: conditional, guarded on every hop, limited in bytes and time. */
import { Agent, type Dispatcher } from 'undici';
import { webAddress } from './address.ts';
import { readBody } from './body.ts';
import { errorReason, statusReason, timeoutCode } from './failure.ts';
import { guardedConnector } from './guard.ts';

export interface FetchRequest {
  url: string;
  /** Validators from an earlier answer, sent byte for byte. */
  etag?: string | null;
  lastModified?: string | null;
  /** True reaches private networks too. */
  allowPrivate: boolean;
  userAgent: string;
  limits?: Partial<FetchLimits>;
}

export interface FetchLimits {
  /** Of the body after decompression; default 10 MB. */
  bytes: number;
  /** Milliseconds for everything, redirects and body included; default 20,000. */
  totalMs: number;
  /** Most redirects followed; default 5. */
  redirects: number;
}

export type FetchResult =
  | { kind: 'unchanged'; finalUrl: string }
  | {
      kind: 'fetched';
      /** After all redirects. */
      url: string;
      /** The new address, if every redirect was a permanent one. */
      movedTo: string | null;
      body: Uint8Array;
      contentType: string | null;
      etag: string | null;
      lastModified: string | null;
    }
  | {
      kind: 'failed';
      /** One sentence for the owner. */
      reason: string;
      status: number | null;
      /** 410: never ask again. */
      gone: boolean;
      retryAfter: Date | null;
    };

const defaults: FetchLimits = { bytes: 10_000_000, totalMs: 20_000, redirects: 5 };
const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8';

type Response = Dispatcher.ResponseData;

/** Gets an address. Never throws for what a server or network does. */
export async function fetchUrl(request: FetchRequest): Promise<FetchResult> {
  const limits = { ...defaults, ...request.limits };
  const start = webAddress(request.url);
  if (!start)
    return failed(`“${request.url}” is not a web address: write it like https://example.org/feed/.`);
  const abort = new AbortController();
  const timer = setTimeout(
    () => abort.abort(Object.assign(new Error('took too long'), { code: timeoutCode })),
    limits.totalMs,
  );
  const agent = new Agent({
    pipelining: 0, // one request per connection: nothing stays open afterwards
    connect: request.allowPrivate ? { timeout: limits.totalMs } : guardedConnector(limits.totalMs),
  });
  try {
    return await follow(agent, abort.signal, start, request, limits);
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

async function follow(
  agent: Agent,
  signal: AbortSignal,
  start: URL,
  request: FetchRequest,
  limits: FetchLimits,
): Promise<FetchResult> {
  let url = start;
  let permanent = true;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    try {
      const response = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: requestHeaders(request),
        signal,
      });
      const next = redirectTarget(response, url);
      if (next === null) return await finish(response, url, hop > 0 && permanent, request, limits);
      discard(response);
      if (next === 'invalid')
        return failed(`The server at ${url.host} redirects to an address that is none.`);
      permanent &&= response.statusCode === 301 || response.statusCode === 308;
      url = next;
    } catch (error) {
      return failed(errorReason(error, url, limits));
    }
  }
  return failed(
    `${start.href} redirects more than ${limits.redirects} times, at last to ${url.href}: give the feed's final address.`,
  );
}

function requestHeaders({ userAgent, etag, lastModified }: FetchRequest): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': 'gzip, br, deflate',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

async function finish(
  response: Response,
  url: URL,
  moved: boolean,
  request: FetchRequest,
  limits: FetchLimits,
): Promise<FetchResult> {
  const { statusCode: status } = response;
  if (status === 304 && (request.etag || request.lastModified)) {
    discard(response);
    return { kind: 'unchanged', finalUrl: url.href };
  }
  if (status < 200 || status > 299) {
    discard(response);
    return failed(statusReason(status, url), status, retryAfter(header(response, 'retry-after')));
  }
  return {
    kind: 'fetched',
    url: url.href,
    movedTo: moved ? url.href : null,
    body: await readBody(response.body, header(response, 'content-encoding'), limits.bytes),
    contentType: header(response, 'content-type'),
    etag: header(response, 'etag'),
    lastModified: header(response, 'last-modified'),
  };
}

function redirectTarget(response: Response, from: URL): URL | 'invalid' | null {
  if (![301, 302, 303, 307, 308].includes(response.statusCode)) return null;
  const location = header(response, 'location');
  if (location === null) return 'invalid';
  // Headers are read as latin1; letters beyond ASCII mostly arrive as UTF-8.
  const text = Buffer.from(location, 'latin1').toString();
  return webAddress(text.includes('\ufffd') ? location : text, from) ?? 'invalid';
}

function header(response: Response, name: string): string | null {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(value: string | null): Date | null {
  if (value === null) return null;
  const time = /^\d{1,9}$/.test(value) ? Date.now() + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time);
}

/** Closes the connection instead of reading on: the body of a refusal can be endless. */
function discard(response: Response): void {
  response.body.on('error', () => {});
  response.body.destroy();
}

function failed(reason: string, status: number | null = null, retryAfter: Date | null = null): FetchResult {
  return { kind: 'failed', reason, status, gone: status === 410, retryAfter };
}
