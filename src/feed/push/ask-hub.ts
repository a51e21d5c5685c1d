/** Sends a request to a WebSub hub: guarded at each redirect, with a short time limit. */
import { Agent, type Dispatcher } from 'undici';
import type { HubProblem } from '../../model/feeds/feed-problems.ts';
import { errorProblem, tooSlow } from '../http/failure.ts';
import { guardedConnector } from '../http/guard.ts';
import { webAddress } from '../links/address.ts';
import { type HubRequest, redirectOf, requestForm } from './websub.ts';

export interface HubCall {
  hub: string;
  request: HubRequest;
  /** True also allows addresses of private networks. */
  allowPrivate: boolean;
  userAgent: string;
  /** Milliseconds for all requests, redirects included; default 10,000. */
  timeoutMs?: number;
}

export type HubAnswer =
  /** The hub verifies the request now, or has verified it already. */
  { kind: 'accepted' } | { kind: 'failed'; problem: HubProblem; status: number | null };

const maxRedirects = 3;
/** The standard says 202. Hubs from before the standard verify first and then answer 204. */
const acceptedStatuses = [202, 204];

/** Sends the request. Returns `failed` for every error of the hub or the network: it doesn't throw for these. */
export async function askHub(call: HubCall): Promise<HubAnswer> {
  const { hub, allowPrivate, timeoutMs = 10_000 } = call;
  const start = webAddress(hub);
  if (!start) return failed({ code: 'not-a-hub', hub });
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(tooSlow()), timeoutMs);
  const agent = new Agent({
    pipelining: 0,
    connect: allowPrivate ? { timeout: timeoutMs } : guardedConnector(timeoutMs),
  });
  try {
    return await follow(agent, abort.signal, start, call, timeoutMs);
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

async function follow(
  agent: Agent,
  signal: AbortSignal,
  start: URL,
  { request, userAgent }: HubCall,
  totalMs: number,
): Promise<HubAnswer> {
  let url = start;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    try {
      const response = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: { 'user-agent': userAgent, 'content-type': 'application/x-www-form-urlencoded' },
        body: requestForm(request),
        signal,
      });
      discard(response);
      // Only these two statuses ask for the same request at the new address (WebSub, 5.2).
      if (response.statusCode !== 307 && response.statusCode !== 308)
        return judge(response.statusCode, url, request);
      const next = redirectOf([response.headers.location].flat()[0], url);
      if ('code' in next) return failed(next);
      url = next;
    } catch (error) {
      return failed(errorProblem(error, url, { bytes: 0, totalMs }));
    }
  }
  return failed({ code: 'hub-too-many-redirects', host: start.host, max: maxRedirects });
}

function judge(status: number, { host }: URL, { mode }: HubRequest): HubAnswer {
  if (acceptedStatuses.includes(status)) return { kind: 'accepted' };
  return failed({ code: 'hub-status', host, status, mode }, status);
}

/** Closes the connection without reading the body, because it can be endless. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {});
  response.body.destroy();
}

const failed = (problem: HubProblem, status: number | null = null): HubAnswer => ({
  kind: 'failed',
  problem,
  status,
});
