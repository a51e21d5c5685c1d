/**
 * How a feed is, as sentences about its rows. Pure, so that the owner's desk and the command say the same.
 *
 * | state   | when                                                          |
 * |---------|---------------------------------------------------------------|
 * | gone    | the server said 410: it is polled no more, but by hand        |
 * | stopped | articles that came in a flood wait for the owner              |
 * | failing | the last poll failed                                          |
 * | waiting | not read yet, or the server asked for no request before a time |
 * | good    | everything else                                               |
 */
import type { Feed } from '../../model/feeds/feed.ts';
import type { FeedFacts } from '../../model/feeds/feed-facts.ts';
import type { LastPoll } from '../../model/feeds/feed-health.ts';
import type { WebSub } from '../../model/feeds/websub.ts';
import { feedHealthText as text } from '../../text/owner/feed-health.ts';
import {
  absoluteTime,
  dueTime,
  every,
  plainWords,
  relativeTime,
  type Words,
} from '../../text/owner/times.ts';

type HealthState = keyof typeof text.marks;

/** A fact about a feed: in words, or a time in the past or the future. */
export type HealthLine = { label: string } & ({ words: Words } | { at: Date; toCome: boolean });

export interface FeedHealth {
  state: HealthState;
  /** The state in a few words. */
  mark: string;
  /** Why nothing was sent, or what happens with the new articles. */
  why: Words;
  /** Why the feed fails, as a sentence; null if it does not fail. */
  reason: string | null;
  lines: HealthLine[];
  /** Sentences on entries that the last poll left out or cut. */
  warnings: string[];
}

export function feedHealth(feed: Feed, facts: FeedFacts, now: Date): FeedHealth {
  const state = stateOf(feed, facts, now);
  const { lastPoll, failures, lastError } = feed;
  return {
    state,
    mark: text.marks[state](failures),
    why: whyOf(feed, facts, now),
    reason: failures > 0 && state !== 'gone' ? lastError : null,
    lines: linesOf(feed, facts, now),
    warnings: lastPoll?.warnings ?? [],
  };
}

/** The same as lines of text, for a terminal. */
export function healthText({ mark, why, reason, lines, warnings }: FeedHealth, now: Date): string[] {
  const value = (line: HealthLine) => {
    if ('words' in line) return plainWords(line.words, now);
    const relative = line.toCome ? dueTime(line.at, now) : relativeTime(line.at, now);
    return `${relative} (${absoluteTime(line.at, now)})`;
  };
  return [
    `${mark}. ${plainWords(why, now)}`,
    ...(reason ? [reason] : []),
    ...lines.map((line) => `${line.label}: ${value(line)}`),
    ...warnings,
  ];
}

const isAhead = (at: Date | null, now: Date): at is Date => at !== null && at > now;

function stateOf(feed: Feed, { stopped }: FeedFacts, now: Date): HealthState {
  if (feed.goneAt) return 'gone';
  if (stopped > 0) return 'stopped';
  if (feed.failures > 0) return 'failing';
  return !feed.answeredAt || isAhead(feed.notBefore, now) ? 'waiting' : 'good';
}

/**
 * Returns the first reason that applies. Reasons that the owner has to act on come before those that pass by
 * themselves.
 */
function whyOf(feed: Feed, { stopped, held, heldUntil, newestAt }: FeedFacts, now: Date): Words {
  const { goneAt, failures, failingSince, polledAt, answeredAt, importedAt, lastPoll } = feed;
  const { why } = text;
  if (goneAt) return why.gone(goneAt);
  if (stopped > 0) return why.stopped(stopped);
  if (failures > 0) return why.failing(failingSince ?? polledAt ?? now);
  if (held > 0) return isAhead(heldUntil, now) ? why.held(held, heldUntil) : why.ready(held);
  if (!answeredAt || !importedAt || !lastPoll) return why.fresh;
  const brought = lastPoll.kind === 'read' ? whatPollBrought(lastPoll, importedAt >= answeredAt) : null;
  if (brought) return brought;
  if (newestAt && newestAt <= importedAt) return why.sinceImport(importedAt);
  return lastPoll.kind === 'read' ? why.nothingNew(newestAt) : why.unchanged(newestAt);
}

/** Says what the last poll that read the feed changed; null if it changed nothing. */
function whatPollBrought(poll: LastPoll, isFirst: boolean): Words | null {
  const { why } = text;
  if (poll.entries === 0) return why.empty;
  if (isFirst) return why.firstImport(poll.entries);
  if (poll.withdrawn > 0) return why.withdrawn(poll.withdrawn);
  return poll.added > 0 ? why.sentOn(poll.added) : null;
}

function linesOf(feed: Feed, { websub }: FeedFacts, now: Date): HealthLine[] {
  const { answeredAt, polledAt, failures, lastPoll, movedTo, movedCount } = feed;
  const { labels } = text;
  return [
    answeredAt
      ? { label: labels.seen, at: answeredAt, toCome: false }
      : { label: labels.seen, words: text.never },
    ...(failures > 0 && polledAt ? [{ label: labels.tried, at: polledAt, toCome: false }] : []),
    ...(lastPoll ? [{ label: labels.brought, words: text.brought(lastPoll) }] : []),
    nextLine(feed, now),
    { label: labels.how, words: howOf(feed, websub, now) },
    ...(movedTo ? [{ label: labels.moved, words: text.moved(movedTo, movedCount) }] : []),
  ];
}

function nextLine(feed: Feed, now: Date): HealthLine {
  const { goneAt, claimedUntil, notBefore, nextPollAt, failures } = feed;
  const label = failures > 0 ? text.labels.nextTry : text.labels.next;
  if (isAhead(claimedUntil, now)) return { label, words: text.next.underWay };
  if (goneAt) return { label, words: text.next.none };
  if (isAhead(notBefore, now)) return { label, words: text.next.asked(notBefore) };
  return { label, at: nextPollAt, toCome: true };
}

/**
 * Says whether the feed is pushed or polled. The interval is the time between the last poll and the next one, if
 * nothing else moved the next one.
 */
function howOf(feed: Feed, websub: WebSub | null, now: Date): Words {
  const { goneAt, polledAt, nextPollAt, failures, notBefore } = feed;
  if (goneAt) return text.how.gone;
  if (websub?.state === 'active' && isAhead(websub.leaseUntil, now)) {
    const last = websub.lastPushAt ? text.how.pushedLast(websub.lastPushAt) : [];
    return [...text.how.pushed(hubName(websub.hub), websub.leaseUntil), ...last];
  }
  const interval = polledAt ? nextPollAt.getTime() - polledAt.getTime() : 0;
  const usual = failures === 0 && interval > 0 && !isAhead(notBefore, now);
  const polled = usual ? text.how.polled(every(interval)) : text.how.polledAtTimes;
  return [...polled, ...hubWords(websub)];
}

function hubWords(websub: WebSub | null): Words {
  if (!websub) return [];
  const hub = hubName(websub.hub);
  if (websub.state === 'active') return text.how.hubEnded(hub);
  return websub.state === 'denied' ? text.how.hubDenied(hub, websub.lastError) : text.how.hubAsked(hub);
}

const hubName = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
