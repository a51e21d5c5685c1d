/** The subscriber's side of WebSub (w3.org/TR/websub). Pure: texts and bytes in, texts out. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { visibleLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import type { HubProblem } from '../../model/feeds/feed-problems.ts';
import { isPublicAddress } from '../http/guard.ts';
import { webAddress } from '../links/address.ts';

/** What a feed, or the `Link` header of its answer, says about push. */
export interface HubLinks {
  /** Addresses of hubs, in the order of preference. */
  hubs: string[];
  /** The topic: the feed's address as hubs know it. */
  self: string | null;
}

/** Feeds name one or two hubs. */
const maxHubs = 5;

/**
 * Returns the absolute addresses of hubs and topic. `self` stays unchanged, because hubs compare it letter by letter.
 */
export function hubsAndTopic(links: HubLinks, feedUrl: string): { hubs: string[]; topic: string } {
  const hubs = links.hubs.slice(0, maxHubs).map((hub) => absolute(hub, feedUrl));
  return {
    hubs: [...new Set(hubs.filter((hub) => hub !== null))],
    topic: (links.self && absolute(links.self, feedUrl)) || feedUrl,
  };
}

const absolute = (address: string, base: string): string | null =>
  webUrl(address) ??
  (address.trim() && URL.canParse(address, base) ? webUrl(new URL(address, base).href) : null);

/**
 * Returns whether the hub can probably reach us: BASE_URL is public, or both are on a private network and that is
 * allowed.
 */
export const reachesUs = (hub: string, baseUrl: string, allowPrivate: boolean): boolean =>
  !isPrivateHost(baseUrl) || (allowPrivate && isPrivateHost(hub));

/** Returns whether a name or IP address is only valid inside its own network. */
function isPrivateHost(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host)) return !isPublicAddress(host);
  return !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}

export const callbackOf = (baseUrl: string, token: string): string => `${baseUrl}/websub/${token}`;

export type AskMode = 'subscribe' | 'unsubscribe';

export interface HubRequest {
  mode: AskMode;
  topic: string;
  callback: string;
  secret: string;
  leaseSeconds: number;
}

/** Returns the body of a request to a hub, form-encoded. */
export function requestForm({ mode, topic, callback, secret, leaseSeconds }: HubRequest): string {
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': callback });
  // PubSubHubbub 0.3, from before the standard, requires this field; all other hubs have to ignore it.
  form.set('hub.verify', 'async');
  if (mode === 'subscribe') {
    form.set('hub.lease_seconds', String(leaseSeconds));
    form.set('hub.secret', secret);
  }
  return form.toString();
}

/** Returns the address that a hub redirects to, or the problem why the request is not sent there. */
export function redirectOf(location: string | undefined, from: URL): URL | HubProblem {
  const to = webAddress(location, from);
  if (!to) return { code: 'hub-redirect-nowhere', host: from.host };
  // The secret must not be sent without encryption.
  return from.protocol === 'https:' && to.protocol === 'http:'
    ? { code: 'hub-redirect-plain', host: from.host, to: to.host }
    : to;
}

/** Returns whether `X-Hub-Signature` is the HMAC of exactly these bytes. Compares in constant time. */
export function isSigned(body: Uint8Array, secret: string, signature: string | undefined): boolean {
  const [, method, hex] = /^(sha1|sha256|sha384|sha512)=([0-9a-f]+)$/i.exec(signature?.trim() ?? '') ?? [];
  if (!method || !hex) return false;
  const ours = createHmac(method.toLowerCase(), secret).update(body).digest();
  const theirs = Buffer.from(hex, 'hex');
  return theirs.length === ours.length && timingSafeEqual(ours, theirs);
}

/** The request of a hub to the callback. */
export type Verification =
  | { mode: AskMode; topic: string; challenge: string; leaseSeconds: string | undefined }
  | { mode: 'denied'; topic: string; reason: string };

const maxChallengeLength = 1000;
const maxReasonLength = 300;

/** Reads a hub's request from the query of the callback's address. @returns null if it is no such request */
export function readVerification(query: Record<string, unknown>): Verification | null {
  const text = (name: string): string | undefined => {
    const value = query[`hub.${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  const [mode, topic, challenge] = [text('mode'), text('topic'), text('challenge')];
  if (!topic) return null;
  if (mode === 'denied') {
    const reason = visibleLine(text('reason') ?? '');
    return { mode, topic, reason: reason.slice(0, maxReasonLength) };
  }
  if ((mode !== 'subscribe' && mode !== 'unsubscribe') || !challenge) return null;
  return challenge.length > maxChallengeLength
    ? null
    : { mode, topic, challenge, leaseSeconds: text('lease_seconds') };
}
