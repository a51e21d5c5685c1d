import { randomBytes } from 'node:crypto';
import { userAgent } from '../../feed/http/user-agent.ts';
import type { askHub, HubAnswer } from '../../feed/push/ask-hub.ts';
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
import type { Store } from '../../store/engine/store.ts';
import {
  changeWebSub,
  dropWebSub,
  insertWebSub,
  type NewWebSub,
  webSubsOf,
} from '../../store/feeds/websub.ts';
import type { WebSubRow } from '../../store/schema/schema.ts';
import { hubProblem } from '../../text/owner/feed-problems.ts';

export interface PushWorld {
  store: Store;
  clock: () => Date;
  askHub: typeof askHub;
  baseUrl: string;
  allowPrivateFeeds: boolean;
}

type Followed = Pick<Feed, 'id' | 'url' | 'answeredAt'>;

/**
 * Keeps a feed's subscription as the feed says: called after each answered poll with the hubs and the topic (`self`)
 * that the poll found, or null where it found no document (unchanged) and what there is goes on; `added` is how many
 * new articles it brought. `feed` is the row as it was before the poll.
 */
export async function keepSubscribed(
  world: PushWorld,
  feed: Followed,
  links: HubLinks | null,
  added = 0,
): Promise<void> {
  const now = world.clock();
  const rows = await webSubsOf(world.store, feed.id);
  const staying = rows.filter(({ state }) => state !== 'leaving');
  if (added > 0) await blameSilence(world, feed, staying);
  const changes = links !== null && staying.every((row) => isSettled(row, now));
  const wanted = changes ? wish(world, feed, links, staying, now) : null;
  const stays = (row: WebSubRow) => !changes || (row.hub === wanted?.hub && row.topic === wanted.topic);
  // The new one first, so that nothing is missed in between.
  if (wanted && !staying.some(stays)) await subscribe(world, feed, wanted);
  for (const row of rows) {
    if (row.state === 'leaving') await leaveAgain(world, row);
    else if (!stays(row)) await leave(world, row);
    else if (nextAskAt(row) <= now) await renew(world, row);
  }
}

/**
 * Until when polls of a feed may be slow, as its hub announces what is new; null if it does not. The row of the feed and
 * what was found are those of `keepSubscribed`, which came before.
 */
export async function pushedUntil(
  { store, clock }: Pick<PushWorld, 'store' | 'clock'>,
  feed: Followed,
  found: number,
): Promise<Date | null> {
  const now = clock();
  const row = (await webSubsOf(store, feed.id)).find((each) => isPushed(each, now));
  if (!row) return null;
  // What the hub announced is not in the feed yet: some are served from a cache for a while.
  const isAwaited = found === 0 && row.lastPushAt !== null && row.lastPushAt >= (feed.answeredAt ?? now);
  return isAwaited ? null : nextAskAt(row);
}

interface Wish {
  hub: string;
  topic: string;
}

/** The first hub, unless another that is still named serves well; the next one if the hub is not to be had. */
function wish(
  { baseUrl, allowPrivateFeeds }: PushWorld,
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
 * A poll brought new articles, and the hub that should have said so did not since about the poll before: it is not relied
 * upon until it pushes again, or verifies.
 */
async function blameSilence({ store }: PushWorld, feed: Followed, staying: WebSubRow[]): Promise<void> {
  const since = feed.answeredAt;
  if (!since) return;
  for (const row of staying) {
    const heard = row.lastPushAt !== null && since.getTime() - row.lastPushAt.getTime() <= patienceMs;
    if (row.state !== 'active' || row.failures > 0 || row.askedAt >= since || heard) continue;
    await store.write((tx) => changeWebSub(tx, row, { lastError: hubProblem({ code: 'hub-silent' }) }));
  }
}

async function subscribe(world: PushWorld, feed: Followed, { hub, topic }: Wish): Promise<void> {
  const asked: NewWebSub = {
    feedId: feed.id,
    hub,
    topic,
    state: 'asked',
    askedAt: world.clock(),
    failures: 1,
    // The token lets a hub in, the secret proves that it is the hub.
    token: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  };
  const row = await world.store.write((tx) => insertWebSub(tx, asked));
  if (row) await ask(world, row, 'subscribe');
}

/** The first try counts as without an answer until the hub verifies: so a crash in between is one too. */
async function renew(world: PushWorld, row: WebSubRow): Promise<void> {
  const set = {
    state: row.state === 'denied' ? 'asked' : row.state,
    askedAt: world.clock(),
    failures: row.failures + 1,
    ...(row.failures > 0 && row.lastError === null
      ? { lastError: hubProblem({ code: 'hub-never-verified' }) }
      : {}),
  };
  const claimed = await world.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(world, claimed, 'subscribe');
}

/** Ends a subscription. Where the hub knows of none yet, it is told nothing: its verification finds none either. */
async function leave(world: PushWorld, row: WebSubRow): Promise<void> {
  const now = world.clock();
  if (!hasLease(row, now)) return drop(world, row);
  const set = { state: 'leaving', askedAt: now, failures: 1, lastError: null } as const;
  const claimed = await world.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(world, claimed, 'unsubscribe');
}

const drop = ({ store }: PushWorld, row: WebSubRow): Promise<void> =>
  store.write((tx) => dropWebSub(tx, row));

/** A hub that does not let go is left alone in the end: its pushes are answered 410. */
async function leaveAgain(world: PushWorld, row: WebSubRow): Promise<void> {
  const now = world.clock();
  if (nextAskAt(row) > now) return;
  if (row.failures >= maxHubTries || !hasLease(row, now)) return drop(world, row);
  const set = { askedAt: now, failures: row.failures + 1 };
  const claimed = await world.store.write((tx) => changeWebSub(tx, row, set));
  if (claimed) await ask(world, claimed, 'unsubscribe');
}

/**
 * The hub may verify before its answer is read. Then the row stands no more as it was claimed, and the answer changes
 * nothing.
 */
async function ask(world: PushWorld, row: WebSubRow, mode: AskMode): Promise<void> {
  const answer = await world.askHub({
    hub: row.hub,
    request: {
      mode,
      topic: row.topic,
      secret: row.secret,
      leaseSeconds: askedLeaseMs / 1000,
      callback: callbackOf(world.baseUrl, row.token),
    },
    allowPrivate: world.allowPrivateFeeds,
    userAgent: userAgent(world.baseUrl),
  });
  if (mode === 'unsubscribe' && isRefusal(answer)) return drop(world, row);
  const lastError = answer.kind === 'failed' ? hubProblem(answer.problem) : null;
  if (lastError !== row.lastError) await world.store.write((tx) => changeWebSub(tx, row, { lastError }));
}

/** The hub knows of no such subscription. */
const isRefusal = (answer: HubAnswer): boolean =>
  answer.kind === 'failed' && answer.status !== null && answer.status >= 400 && answer.status < 500;
