/** Fetches one address: conditional, guarded on every hop, limited in bytes and time. */
import { Agent } from 'undici';
import { webAddress } from '../links/address.ts';
import { createCookies } from './cookies.ts';
import { errorProblem, tooSlow } from './failure.ts';
import { guardedConnector } from './guard.ts';
import { ask, failed, type Step, type Trip } from './hop.ts';
import type { FetchLimits, FetchRequest, FetchResult } from './types.ts';

const defaults: FetchLimits = { bytes: 10_000_000, headerBytes: 64_000, totalMs: 20_000, redirects: 5 };

/** Gets an address. Never throws for what a server or network does. */
export async function fetchUrl(request: FetchRequest): Promise<FetchResult> {
  const limits = { ...defaults, ...request.limits };
  const start = webAddress(request.url);
  if (!start) return failed({ code: 'not-an-address', typed: request.url });
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
      return failed({ code: 'redirect-circle', url: start.href, by: step.to.href });
    moved &&= step.permanent;
    url = step.to;
  }
  return failed({ code: 'too-many-redirects', url: start.href, max: limits.redirects, last: url.href });
}

/** Ends the work once the time of the trip is used up, and makes a problem of each error. */
async function inTime(trip: Trip, url: URL, work: (abort: AbortController) => Promise<Step>): Promise<Step> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(tooSlow()), trip.msLeft);
  const started = performance.now();
  try {
    return await work(abort);
  } catch (error) {
    return failed(errorProblem(error, url, trip.limits));
  } finally {
    clearTimeout(timer);
    trip.msLeft = Math.max(1, trip.msLeft - (performance.now() - started));
  }
}
