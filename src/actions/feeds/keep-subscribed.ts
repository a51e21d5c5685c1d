import { randomBytes } from 'node:crypto';
import { userAgent } from '../../feed/http/user-agent.ts';
import type { HubAnswer } from '../../feed/push/ask-hub.ts';
import { type AskMode, callbackOf, type HubLinks, hubsAndTopic, reachesUs } from '../../feed/push/websub.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import {
  askedLeaseMs,
  hasLease,
  isHopeless,
  isPushed,
  isSettled,
  maxHubTries,
  nextAskAt,
  patienceMs,
} from '../../model/feeds/websub.ts';
import {
  changeWebSub,
  dropWebSub,
  insertWebSub,
  type NewWebSub,
  webSubsOf,
} from '../../store/feeds/websub.ts';
import type { WebSubRow } from '../../store/schema/schema.ts';
import { hubProblem } from '../../text/owner/feed-problems.ts';
import type { Deps } from '../deps.ts';
import type { PollDeps } from './poll-deps.ts';

export type PushDeps = Deps & Pick<PollDeps, 'askHub' | 'baseUrl' | 'allowPrivateFeeds'>;

type Followed = Pick<Feed, 'id' | 'url' | 'answeredAt'>;

/**
 * Makes the WebSub subscription of a feed follow what the feed says. It is called after each answered poll. `links` has
 * the hubs and the topic (`self`) that the poll found; it is null if the poll found no document (unchanged), and the
 * present subscription goes on. `added` is the number of new articles that the poll brought. `feed` is the row from
 * before the poll.
 */
export async function keepSubscribed(
  deps: PushDeps,
  feed: Followed,
  links: HubLinks | null,
  added = 0,
): Promise<void> {
  const now = deps.clock();
  const rows = await webSubsOf(deps.store, feed.id);
  const staying = rows.filter(({ state }) => state !== 'leaving');
  if (added > 0) await blameSilence(deps, feed, staying);
  const changes = links !== null && staying.every((row) => isSettled(row, now));
  const wanted = changes ? wish(deps, feed, links, staying, now) : null;
  const stays = (row: WebSubRow) => !changes || (row.hub === wanted?.hub && row.topic === wanted.topic);
  // Subscribes to the new hub before it leaves the old one, so that no push is missed in between.
  if (wanted && !staying.some(stays)) await subscribe(deps, feed, wanted);
  for (const row of rows) {
    if (row.state === 'leaving') await leaveAgain(deps, row);
    else if (!stays(row)) await leave(deps, row);
    else if (nextAskAt(row) <= now) await renew(deps, row);
  }
}

/**
 * Returns until when the feed may be polled slowly because its hub announces new articles; null if the hub does not. It
 * is called after `keepSubscribed`, with the same row; `found` is the number of articles that the poll found new or
 * edited.
 */
export async function pushedUntil(
  { store, clock }: Pick<PushDeps, 'store' | 'clock'>,
  feed: Followed,
  found: number,
): Promise<Date | null> {
  const now = clock();
  const row = (await webSubsOf(store, feed.id)).find((each) => isPushed(each, now));
  if (!row) return null;
  // The announced article is not in the feed yet: some feeds are served from a cache for a while.
  const isAwaited = found === 0 && row.lastPushAt !== null && row.lastPushAt >= (feed.answeredAt ?? now);
  return isAwaited ? null : nextAskAt(row);
}

interface Wish {
  hub: string;
  topic: string;
}

/**
 * Returns the first hub, or the present one if the feed still names it and it works. If the present hub refuses or does
 * not answer, returns the next one.
 */
function wish(
  { baseUrl, allowPrivateFeeds }: PushDeps,
  feed: Followed,
  links: HubLinks,
  staying: WebSubRow[],
  now: Date,
): Wish | null {
  const found = hubsAndTopic(links, feed.url);
  const hubs = found.hubs.filter((hub) => reachesUs(hub, baseUrl, allowPrivateFeeds));
  const current = staying.find((row) => hubs.includes(row.hub));
  const at = current ? hubs.indexOf(current.hub) + (isHopeless(current, now) ? 1 : 0) : 0;
  const hub = hubs[at % hubs.length];
  return hub === undefined ? null : { hub, topic: found.topic };
}

/**
 * Called if a poll brought new articles. If the hub has not announced them since about the poll before, it is not
 * relied on until it pushes or verifies again.
 */
async function blameSilence({ store }: PushDeps, feed: Followed, staying: WebSubRow[]): Promise<void> {
  const since = feed.answeredAt;
  if (!since) return;
  for (const row of staying) {
    const heard = row.lastPushAt !== null && since.getTime() - row.lastPushAt.getTime() <= patienceMs;
    if (row.state !== 'active' || row.failures > 0 || row.askedAt >= since || heard) continue;
    await store.write((tx) => changeWebSub(tx, row, { lastError: hubProblem({ code: 'hub-silent' }) }));
  }
}

async function subscribe(deps: PushDeps, feed: Followed, { hub, topic }: Wish): Promise<void> {
  const asked: NewWebSub = {
    feedId: feed.id,
    hub,
    topic,
    state: 'asked',
    askedAt: deps.clock(),
    failures: 1,
    // The token lets a hub in; the secret proves that the sender is the hub.
    token: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  };
  const row = await deps.store.write((tx) => insertWebSub(tx, asked));
  if (row) await ask(deps, row, 'subscribe');
}

/** Counts a request as failed until the hub verifies it, so that a crash in between counts as a failure too. */
async function renew(deps: PushDeps, row: WebSubRow): Promise<void> {
  const set = {
    state: row.state === 'denied' ? 'asked' : row.state,
    askedAt: deps.clock(),
    failures: row.failures + 1,
    ...(row.failures > 0 && row.lastError === null
      ? { lastError: hubProblem({ code: 'hub-never-verified' }) }
      : {}),
  };
  const claimed = await deps.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(deps, claimed, 'subscribe');
}

/**
 * Ends a subscription. If the hub has not confirmed it yet, the hub is not told: its verification will not find the
 * row.
 */
async function leave(deps: PushDeps, row: WebSubRow): Promise<void> {
  const now = deps.clock();
  if (!hasLease(row, now)) return drop(deps, row);
  const set = { state: 'leaving', askedAt: now, failures: 1, lastError: null } as const;
  const claimed = await deps.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(deps, claimed, 'unsubscribe');
}

const drop = ({ store }: PushDeps, row: WebSubRow): Promise<void> => store.write((tx) => dropWebSub(tx, row));

/**
 * Asks again to end a subscription. After the last attempt the row is deleted; further pushes of the hub are answered
 * with 410.
 */
async function leaveAgain(deps: PushDeps, row: WebSubRow): Promise<void> {
  const now = deps.clock();
  if (nextAskAt(row) > now) return;
  if (row.failures >= maxHubTries || !hasLease(row, now)) return drop(deps, row);
  const set = { askedAt: now, failures: row.failures + 1 };
  const claimed = await deps.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(deps, claimed, 'unsubscribe');
}

/**
 * Sends a request to the hub. The hub may verify before its answer is read; then the row has changed since it was
 * claimed, and the answer changes nothing.
 */
async function ask(deps: PushDeps, row: WebSubRow, mode: AskMode): Promise<void> {
  const answer = await deps.askHub({
    hub: row.hub,
    request: {
      mode,
      topic: row.topic,
      secret: row.secret,
      leaseSeconds: askedLeaseMs / 1000,
      callback: callbackOf(deps.baseUrl, row.token),
    },
    allowPrivate: deps.allowPrivateFeeds,
    userAgent: userAgent(deps.baseUrl),
  });
  if (mode === 'unsubscribe' && isRefusal(answer)) return drop(deps, row);
  const lastError = answer.kind === 'failed' ? hubProblem(answer.problem) : null;
  if (lastError !== row.lastError) await deps.store.write((tx) => changeWebSub(tx, row, { lastError }));
}

/** Says whether the hub answered 4xx: it knows of no such subscription. */
const isRefusal = (answer: HubAnswer): boolean =>
  answer.kind === 'failed' && answer.status !== null && answer.status >= 400 && answer.status < 500;
