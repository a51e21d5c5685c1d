/** Fetches one address: with validators, guarded at each redirect, limited in bytes and time. */
import { Agent } from 'undici';
import { webAddress } from '../links/address.ts';
import { createCookies } from './cookies.ts';
import { errorProblem, tooSlow } from './failure.ts';
import { guardedConnector } from './guard.ts';
import { type FetchSession, failed, type RequestOutcome, sendRequest } from './send-request.ts';
import type { FetchLimits, FetchRequest, FetchResult } from './types.ts';

const defaults: FetchLimits = { bytes: 10_000_000, headerBytes: 64_000, totalMs: 20_000, redirects: 5 };

/**
 * Gets an address and follows its redirects.
 * @returns `failed` for every error of the server or the network: it doesn't throw for these
 */
export async function fetchUrl(request: FetchRequest): Promise<FetchResult> {
  const limits = { ...defaults, ...request.limits };
  const start = webAddress(request.url);
  if (!start) return failed({ code: 'not-an-address', typed: request.url });
  start.hash = '';
  const agent = new Agent({
    connections: 1,
    pipelining: 0, // one request per connection: no connection stays open afterwards
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

async function follow(session: FetchSession, start: URL): Promise<FetchResult> {
  const { limits, request } = session;
  const turn = request.turn ?? ((_host, work) => work());
  const visited = new Set<string>();
  let url = start;
  let moved = true;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    visited.add(url.href);
    const from = url;
    const outcome = await turn(from.host, () =>
      inTime(session, from, (abort) => sendRequest(session, from, abort)),
    );
    if (outcome.kind === 'failed') return outcome;
    if (outcome.kind !== 'redirect')
      return { ...outcome, movedTo: moved && url.href !== start.href ? url.href : null };
    if (visited.has(outcome.to.href) && !outcome.newCookies)
      return failed({ code: 'redirect-circle', url: start.href, by: outcome.to.href });
    moved &&= outcome.permanent;
    url = outcome.to;
  }
  return failed({ code: 'too-many-redirects', url: start.href, max: limits.redirects, last: url.href });
}

/** Aborts the work when the time of the fetch is used up. Turns each error into a `failed` outcome. */
async function inTime(
  session: FetchSession,
  url: URL,
  work: (abort: AbortController) => Promise<RequestOutcome>,
): Promise<RequestOutcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(tooSlow()), session.msLeft);
  const started = performance.now();
  try {
    return await work(abort);
  } catch (error) {
    return failed(errorProblem(error, url, session.limits));
  } finally {
    clearTimeout(timer);
    session.msLeft = Math.max(1, session.msLeft - (performance.now() - started));
  }
}
