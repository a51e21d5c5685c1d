import { hourMs } from '../../lib/time.ts';
import {
  type Cadence,
  type DigestCadence,
  digestCadences,
  nextDueAt,
  periodOf,
  type Schedule,
  scheduleOf,
} from '../../model/issues/cadence.ts';
import { quietHoursOf, quietUntil } from '../../model/issues/quiet-hours.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Store } from '../../store/engine/store.ts';
import type { Claim, Claiming, Move } from '../../store/issues/audience.ts';
import { type Due, dueGroups } from '../../store/issues/due-groups.ts';
import { earliestResume, holdInstant } from '../../store/issues/instant-hold.ts';
import { closeIssues, finishIssues } from '../../store/issues/issues.ts';
import { publicationById } from '../../store/publications/publications.ts';
import type { SubscriberGroup } from '../../store/subscribers/subscriber-groups.ts';
import type { Deps } from '../deps.ts';
import { claimAll, passAll } from './claim-groups.ts';
import { setBackClocks } from './set-back-clocks.ts';
import { groupsWithArticles } from './wanted-articles.ts';

export interface Assembled {
  issues: number;
  deliveries: number;
}

/** One run over a publication. `upto` is read once, so articles that become ready later belong to the next issue. */
interface Run {
  store: Store;
  publication: Publication;
  upto: number;
  now: Date;
  issueIds: Set<number>;
  /** The number of deliveries made, by group. */
  claimed: Map<SubscriberGroup, number>;
}

/**
 * Makes issues and deliveries from the articles that are due in a publication. With `only`, for readers of that cadence
 * alone: digests then go out at any hour, except to readers who had the digest of this period already. Two processes
 * may do this at the same time.
 */
export async function assembleIssues(deps: Deps, publicationId: number, only?: Cadence): Promise<Assembled> {
  const { store, clock } = deps;
  const publication = await publicationById(store, publicationId);
  if (!publication) return { issues: 0, deliveries: 0 };
  const at = { store, publication, upto: publication.lastSeq, now: clock() };
  const run: Run = { ...at, issueIds: new Set(), claimed: new Map() };
  if (only === undefined || only === 'instant') await instantDue(run);
  if (only === undefined) await digestsDue(run);
  if (only !== undefined && only !== 'instant') await digestNow(run, only);
  await closeAll(store, publicationId, clock());
  await store.write((tx) => finishIssues(tx, publicationId, clock()));
  const deliveries = [...run.claimed.values()].reduce((sum, count) => sum + count, 0);
  return { issues: run.issueIds.size, deliveries };
}

/** The number of issues closed in one transaction. */
const closedAtOnce = 50;

async function closeAll(store: Store, publicationId: number, now: Date): Promise<void> {
  for (let closed = closedAtOnce; closed === closedAtOnce; )
    closed = await store.write((tx) => closeIssues(tx, publicationId, closedAtOnce, now));
}

/**
 * Mails instant readers who have articles to get. Readers in their quiet hours wait, and are looked for again when the
 * first of them wakes. There is a second look, because a reader may have changed their time zone before the hold was
 * stored; after that, such a change ends the hold.
 */
async function instantDue(run: Run): Promise<void> {
  const { store, publication, upto, now } = run;
  const ends = await instantAwake(run);
  if (ends.length === 0) return;
  const resume = await earliestResume(store, publication.id, now);
  const until = Math.min(...[...ends, ...(resume ? [resume] : [])].map(Number));
  await store.write((tx) => holdInstant(tx, publication.id, upto, new Date(until)));
  await instantAwake(run);
}

/**
 * Mails the readers who are not in their quiet hours. Their cursors move to `upto`, whether an article matched or not.
 * @returns when the quiet hours of the others end
 */
async function instantAwake(run: Run): Promise<Date[]> {
  const { publication, upto, now } = run;
  const quiet = quietHoursOf(publication);
  const ends = new Map<SubscriberGroup, Date>();
  const groups = await groupsOf(run, { cadence: 'instant', behind: upto, byZone: quiet !== null });
  for (const group of groups) {
    const end = quiet && quietUntil(quiet, group.timezone, now);
    if (end) ends.set(group, end);
  }
  const awake = groups.filter((group) => !ends.has(group));
  const wanted = await wantedOf(run, awake);
  const claim = { period: null, nextDueAt: null, dueAt: null };
  await claimGroups(
    run,
    awake.filter((group) => wanted.has(group)),
    () => claim,
  );
  const others = awake.filter((group) => !wanted.has(group));
  await passGroups(
    run,
    others.map((group) => ({ group, considered: upto, nextDueAt: null })),
  );
  return [...ends.values()];
}

/**
 * Mails the digests that are due. A digest that is too late waits for the next one; a digest without articles is not
 * sent.
 */
async function digestsDue(run: Run): Promise<void> {
  const { store, publication, upto, now } = run;
  await setBackClocks(store, publication.id, now);
  const groups: SubscriberGroup[] = [];
  for (const cadence of digestCadences) groups.push(...(await groupsOf(run, { cadence, by: now })));
  const isLate = ({ dueAt }: SubscriberGroup) =>
    now.getTime() - dueAt!.getTime() > publication.lateHours * hourMs;
  const wanted = await wantedOf(
    run,
    groups.filter((group) => !isLate(group)),
  );
  const claimOf = (group: SubscriberGroup) => digestClaim(scheduleOf(group), group.dueAt!, now);
  await claimGroups(
    run,
    groups.filter((group) => wanted.has(group)),
    claimOf,
  );
  const moves = groups.flatMap((group): Move[] => {
    const { period, nextDueAt } = claimOf(group);
    if (!wanted.has(group))
      return [{ group, considered: isLate(group) || group.cursor >= upto ? null : upto, nextDueAt }];
    // A subscriber who was not claimed has had the digest of this period already, or has changed since.
    const isDone = run.claimed.get(group) === group.size;
    return isDone ? [] : [{ group, considered: null, nextDueAt, had: period }];
  });
  await passGroups(run, moves);
}

/** A reader who has had the digest of this period keeps the due time; the digest is passed over at that time. */
async function digestNow(run: Run, digest: DigestCadence): Promise<void> {
  const groups = await groupsOf(run, { cadence: digest, by: null });
  const wanted = await wantedOf(run, groups);
  await claimGroups(
    run,
    groups.filter((group) => wanted.has(group)),
    (group) => digestClaim(scheduleOf(group), run.now, run.now),
  );
}

const groupsOf = ({ store, publication, now }: Run, due: Due): Promise<SubscriberGroup[]> =>
  dueGroups(store, publication.id, due, now);

const wantedOf = (
  { store, publication, upto }: Run,
  groups: SubscriberGroup[],
): Promise<Set<SubscriberGroup>> => groupsWithArticles(store, publication.id, groups, upto);

const passGroups = ({ store, publication, now }: Run, moves: Move[]): Promise<void> =>
  passAll(store, publication.id, moves, now);

/** The period of a digest follows from its due time, even if it goes out later. */
const digestClaim = (schedule: Schedule, dueAt: Date, now: Date): Omit<Claim, 'upto'> => ({
  period: periodOf(schedule, dueAt),
  dueAt,
  nextDueAt: nextDueAt(schedule, now),
});

async function claimGroups(
  run: Run,
  groups: SubscriberGroup[],
  claimOf: (group: SubscriberGroup) => Omit<Claim, 'upto'>,
): Promise<void> {
  const claimings = groups.map((group) => claimingOf(run, group, claimOf(group)));
  await claimAll(run.store, claimings, run.now, ({ group }, { issueId, deliveries }) => {
    run.issueIds.add(issueId);
    run.claimed.set(group, (run.claimed.get(group) ?? 0) + deliveries);
  });
}

function claimingOf(
  { publication, upto }: Run,
  group: SubscriberGroup,
  claim: Omit<Claim, 'upto'>,
): Claiming {
  const { cadence, cursor, filters, filtersHash, language } = group;
  return {
    group,
    claim: { ...claim, upto },
    issue: {
      publicationId: publication.id,
      kind: 'articles',
      cadence,
      fromSeq: cursor,
      upto,
      filters,
      filtersHash,
      language,
      marker: newNonce(),
    },
  };
}
