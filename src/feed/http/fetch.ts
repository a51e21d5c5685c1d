/** Fetches one address: conditional, guarded on every hop, limited in bytes and time. */
import { Agent } from 'undici';
import { webAddress } from '../links/address.ts';
import { createCookies } from './cookies.ts';
import { errorReason, tooSlow } from './failure.ts';
import { guardedConnector } from './guard.ts';
import { ask, failed, type Step, type Trip } from './hop.ts';
import type { FeedLinks } from './response-headers.ts';

export interface FetchRequest {
  url: string;
  /** Validators from an earlier answer, sent byte for byte. */
  etag?: string | null;
  lastModified?: string | null;
  /** The `url` of the answer that gave them. They go to that address alone; without it, to the host of `url`. */
  validatedUrl?: string | null;
  /** True reaches private networks too. */
  allowPrivate: boolean;
  userAgent: string;
  /** What is asked for; default feeds. */
  accept?: string;
  limits?: Partial<FetchLimits>;
  /** Waits for the turn at a host (with its port), once for each hop; the time limit does not run meanwhile. */
  turn?: Turn;
  /** For Retry-After and the like. */
  clock?: () => Date;
}

export type Turn = <T>(host: string, work: () => Promise<T>) => Promise<T>;

export interface FetchLimits {
  /** Of the body, on the wire and after decompression; default 10 MB. */
  bytes: number;
  /** Of all headers of an answer together; default 64 kB. */
  headerBytes: number;
  /** Milliseconds for everything, redirects and body included; default 20,000. */
  totalMs: number;
  /** Most redirects followed; default 5. */
  redirects: number;
}

/** What both good answers tell. */
export interface Answer {
  /** After all redirects. */
  url: string;
  /** The new address, if every redirect was a permanent one. */
  movedTo: string | null;
  /** For the next request; of an unchanged feed the former ones, where the server sent none. */
  etag: string | null;
  lastModified: string | null;
  /** By Cache-Control, Age and Expires; null where they say nothing. */
  maxAgeSeconds: number | null;
  /** From Link headers. */
  links: FeedLinks;
}

export type FetchResult =
  | ({ kind: 'unchanged'; finalUrl: string } & Answer)
  | ({
      kind: 'fetched';
      /** In a buffer of its own. */
      body: Uint8Array;
      contentType: string | null;
    } & Answer)
  | {
      kind: 'failed';
      /** One sentence for the owner. */
      reason: string;
      status: number | null;
      /** 410: never ask again. */
      gone: boolean;
      /** No request before; at most seven days ahead. */
      retryAfter: Date | null;
    };

const defaults: FetchLimits = { bytes: 10_000_000, headerBytes: 64_000, totalMs: 20_000, redirects: 5 };
/** Gets an address. Never throws for what a server or network does. */
export async function fetchUrl(request: FetchRequest): Promise<FetchResult> {
  const limits = { ...defaults, ...request.limits };
  const start = webAddress(request.url);
  if (!start)
    return failed(`“${request.url}” is not a web address: write it like https://example.org/feed/.`);
  start.hash = '';
  const agent = new Agent({
    connections: 1,
    pipelining: 0, // one request per connection: nothing stays open afterwards
    maxHeaderSize: limits.headerBytes,
    headersTimeout: 0, // the time limit of the whole fetch is shorter
    bodyTimeout: 0,
    connect: request.allowPrivate ? { timeout: limits.totalMs } : guardedConnector(limits.totalMs),
  });
  try {
    return await follow({ request, limits, agent, cookies: createCookies(), msLeft: limits.totalMs }, start);
  } finally {
    await agent.destroy();
  }
}

async function follow(trip: Trip, start: URL): Promise<FetchResult> {
  const { limits, request } = trip;
  const turn = request.turn ?? ((_host, work) => work());
  const visited = new Set<string>();
  let url = start;
  let moved = true;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    visited.add(url.href);
    const from = url;
    const step = await turn(from.host, () => inTime(trip, from, (abort) => ask(trip, from, abort)));
    if (step.kind === 'failed') return step;
    if (step.kind !== 'redirect')
      return { ...step, movedTo: moved && url.href !== start.href ? url.href : null };
    if (visited.has(step.to.href) && !step.newCookies)
      return failed(
        `${start.href} redirects in a circle, by ${step.to.href}: it has to be repaired on that server.`,
      );
    moved &&= step.permanent;
    url = step.to;
  }
  return failed(
    `${start.href} redirects more than ${limits.redirects} times, at last to ${url.href}: give the feed's final address.`,
  );
}

/** Ends the work once the time of the trip is used up, and makes sentences of all errors. */
async function inTime(trip: Trip, url: URL, work: (abort: AbortController) => Promise<Step>): Promise<Step> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(tooSlow()), trip.msLeft);
  const started = performance.now();
  try {
    return await work(abort);
  } catch (error) {
    return failed(errorReason(error, url, trip.limits));
  } finally {
    clearTimeout(timer);
    trip.msLeft = Math.max(1, trip.msLeft - (performance.now() - started));
  }
}
