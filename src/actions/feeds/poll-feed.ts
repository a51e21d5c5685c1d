/** One poll of a feed: claims it, fetches, parses, stores the articles and what was learnt about the feed. */
import type { FetchResult } from '../../feed/http/types.ts';
import { readersAgent } from '../../feed/http/user-agent.ts';
import { sha256 } from '../../lib/sha256.ts';
import { dayMs, minuteMs } from '../../lib/time.ts';
import type { FetchProblem, ParseProblem } from '../../model/feeds/feed-problems.ts';
import { minPollMs, nextPollAt as nextPollAfter } from '../../model/feeds/poll-schedule.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { newestInstants } from '../../store/feeds/feed-pace.ts';
import { feedWithPublication } from '../../store/feeds/feeds.ts';
import { claimPoll, recordPoll } from '../../store/feeds/polls.ts';
import { articlesToPrune, pruneArticles } from '../../store/feeds/pruning.ts';
import type { FeedRow } from '../../store/schema/schema.ts';
import { activeCount } from '../../store/subscribers/counts.ts';
import { feedProblem, feedWarning } from '../../text/owner/feed-problems.ts';
import { keepSubscribed, pushedUntil } from './keep-subscribed.ts';
import type { PollDeps } from './poll-deps.ts';
import { afterFailure, afterMove, type PollFacts } from './poll-facts.ts';
import { type Taken, takeArticles } from './take-articles.ts';
import { tellOfFailure, tellOfFlood, tellOfRecovery } from './tell-owner.ts';

export type PollOutcome =
  | { kind: 'unchanged' }
  | ({ kind: 'polled' } & Omit<Taken, 'limit'>)
  /** `reason`: a sentence for the owner, the same that is stored with the feed. */
  | { kind: 'failed'; reason: string }
  /** The server asked for no request before this time. */
  | { kind: 'asked-to-wait'; until: Date }
  /** Another poll of the feed runs now. */
  | { kind: 'under-way' }
  | { kind: 'not-due' };

/** How long (ms) a poll may take before another process may start one. */
export const claimMs = 2 * minuteMs;
/** The number of a feed's newest articles from which its publishing interval is estimated. */
const recent = 20;
/** How long (ms) articles keep their texts: longer than any digest waits for them. */
const keptMs = 400 * dayMs;
const maxPruned = 500;

type Answered = Extract<FetchResult, { kind: 'fetched' | 'unchanged' }>;
type KnownOutcome = Exclude<PollOutcome, { kind: 'not-due' | 'under-way' | 'asked-to-wait' }>;

/** Polls a feed and stores its new articles. With `onlyIfDue`, a feed that is not due yet is not polled. */
export async function pollFeed(
  deps: PollDeps,
  feedId: number,
  { onlyIfDue }: { onlyIfDue: boolean },
): Promise<PollOutcome> {
  const { store, clock } = deps;
  const now = clock();
  const until = new Date(now.getTime() + claimMs);
  const claimed = await store.write((tx) => claimPoll(tx, feedId, { now, until, onlyIfDue }));
  const found = await feedWithPublication(store, feedId);
  if (found?.feed.notBefore && found.feed.notBefore > now)
    return { kind: 'asked-to-wait', until: found.feed.notBefore };
  if (!found) return { kind: 'not-due' };
  // Without `onlyIfDue` only another poll can have prevented the claim, even if that one is over by now.
  if (!claimed)
    return !onlyIfDue || isUnderWay(found.feed, now) ? { kind: 'under-way' } : { kind: 'not-due' };
  const { feed, publication } = found;
  const polled = await fetchAndTake(deps, feed, publication);
  const failures = polled.outcome.kind === 'failed' ? feed.failures + 1 : 0;
  const pushedTo = await keepPushed(deps, feed, polled);
  const polledAt = clock();
  await prune(deps, feed, polledAt);
  const { push: _push, ...columns } = polled.facts;
  const nextPollAt = await plan(deps, feed, polled, { failures, pushedTo, now: polledAt });
  await store.write((tx) => recordPoll(tx, feedId, until, { ...columns, polledAt, failures, nextPollAt }));
  return polled.outcome;
}

const isUnderWay = ({ claimedUntil }: FeedRow, now: Date): boolean =>
  claimedUntil !== null && claimedUntil > now;

async function plan(
  deps: PollDeps,
  feed: FeedRow,
  { outcome, facts, retryAfter }: Polled,
  { failures, pushedTo, now }: { failures: number; pushedTo: Date | null; now: Date },
): Promise<Date> {
  const planned = nextPollAfter({
    now,
    failures,
    retryAfter,
    hints: facts.hints ?? feed.hints,
    outcome: outcome.kind === 'polled' ? 'read' : outcome.kind,
    publishedAt: await newestInstants(deps.store, feed.id, recent),
    pushed: pushedTo !== null,
    jitter: (deps.random ?? Math.random)(),
  });
  if (!pushedTo || pushedTo >= planned) return planned;
  // The poll has to come before the subscription runs out, because a poll renews it.
  return new Date(Math.max(pushedTo.getTime(), now.getTime() + minPollMs));
}

/**
 * Keeps the subscription at a hub going.
 * @returns until when the hub can be relied on; null if it can't
 */
async function keepPushed(deps: PollDeps, feed: FeedRow, { outcome, facts }: Polled): Promise<Date | null> {
  if (outcome.kind === 'failed') return null;
  const added = outcome.kind === 'polled' ? outcome.added : 0;
  await keepSubscribed(deps, feed, facts.push ?? null, added);
  return pushedUntil(deps, feed, added + (outcome.kind === 'polled' ? outcome.edited : 0));
}

/** Deletes the texts of old articles, once a day. */
async function prune({ store }: PollDeps, feed: FeedRow, now: Date): Promise<void> {
  if (feed.polledAt?.toDateString() === now.toDateString()) return;
  const old = await articlesToPrune(store, feed.id, new Date(now.getTime() - keptMs), maxPruned);
  if (old.length > 0) await store.write((tx) => pruneArticles(tx, old, now));
}

interface Polled {
  outcome: KnownOutcome;
  facts: PollFacts;
  retryAfter: Date | null;
}

async function fetchAndTake(deps: PollDeps, feed: FeedRow, publication: Publication): Promise<Polled> {
  const result = await deps.fetchUrl({
    url: feed.url,
    etag: feed.etag,
    lastModified: feed.lastModified,
    validatedUrl: feed.validatedUrl,
    allowPrivate: deps.allowPrivateFeeds,
    clock: deps.clock,
    userAgent: readersAgent(deps.baseUrl, await activeCount(deps.store, publication.id)),
  });
  if (result.kind === 'failed') return failed(deps, feed, result.problem, result.gone, result.retryAfter);
  const answered = await answeredFacts(deps, feed, result);
  const bodyHash = result.kind === 'fetched' ? sha256(result.body) : feed.bodyHash;
  if (result.kind === 'unchanged' || (bodyHash === feed.bodyHash && !feed.floodAt)) {
    await tellOfRecovery(deps, feed);
    const lastPoll = feed.lastPoll && { ...feed.lastPoll, kind: 'unchanged' as const };
    const hints = feed.hints && { ...feed.hints, maxAgeSeconds: result.maxAgeSeconds };
    return { outcome: { kind: 'unchanged' }, facts: { ...answered, lastPoll, hints }, retryAfter: null };
  }
  const parsed = await deps.parse(result.body, { url: result.url, contentType: result.contentType });
  if (parsed.kind === 'not-a-feed') return failed(deps, feed, parsed.problem, false, null);
  const { limit, ...taken } = await takeArticles(deps, feed, publication, parsed.feed);
  await tellOfFlood(deps, feed, { ...taken, limit });
  await tellOfRecovery(deps, feed);
  const { hints, hubs, self, articles, warnings, title } = parsed.feed;
  const links = result.links;
  const facts: PollFacts = {
    ...answered,
    title: title ?? feed.title,
    bodyHash,
    floodAt: null,
    hints: { ...hints, maxAgeSeconds: result.maxAgeSeconds },
    importedAt: feed.importedAt ?? deps.clock(),
    lastPoll: {
      kind: 'read',
      entries: articles.length,
      ...taken,
      warnings: warnings.slice(0, 10).map(feedWarning),
    },
    push: { hubs: links.hub.length > 0 ? links.hub : hubs, self: links.self ?? self },
  };
  return { outcome: { kind: 'polled', ...taken }, facts, retryAfter: null };
}

async function failed(
  deps: PollDeps,
  feed: FeedRow,
  problem: FetchProblem | ParseProblem,
  gone: boolean,
  retryAfter: Date | null,
): Promise<Polled> {
  const reason = feedProblem(problem);
  const facts = afterFailure(feed, { reason, gone, retryAfter, now: deps.clock() });
  await tellOfFailure(deps, feed, facts);
  return { outcome: { kind: 'failed', reason }, facts, retryAfter };
}

async function answeredFacts(
  { store, clock }: PollDeps,
  feed: FeedRow,
  result: Answered,
): Promise<PollFacts> {
  return {
    // The validators are stored only now, after every article: a crash before this leads to a full fetch again.
    etag: result.etag,
    lastModified: result.lastModified,
    validatedUrl: result.url,
    answeredAt: clock(),
    lastError: null,
    failingSince: null,
    goneAt: null,
    notBefore: null,
    ...(await afterMove(store, feed, result.movedTo)),
  };
}
