import { randomBytes } from 'node:crypto';
import { type Cadence, nextDueAt, periodOf, type Schedule, scheduleOf } from '../model/cadence.ts';
import { quietHoursOf, quietUntil } from '../model/quiet-hours.ts';
import { type Claim, claimChunk, passOver } from '../store/audience.ts';
import { closeIssue, finishIssue, type IssueKey, unfinishedIssueIds } from '../store/issues.ts';
import { publicationById } from '../store/publications.ts';
import { earliestResume, holdInstant, setBackClocks } from '../store/quiet.ts';
import { type Due, dueGroups, type ReaderGroup } from '../store/reader-groups.ts';
import type { Publication } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { groupsWithArticles } from './wanted-articles.ts';

export interface AssembleWorld {
  store: Store;
  clock: () => Date;
}

export interface Assembled {
  issues: number;
  deliveries: number;
}

/** One run over a publication. `upto` is read once: articles that become ready later belong to the next issue. */
interface Run {
  store: Store;
  publication: Publication;
  upto: number;
  now: Date;
}

const hour = 3600_000;

/**
 * Turns what is due in a publication into issues and deliveries. With `digest`, readers of that cadence get their
 * digest now, whatever the hour (unless they had this period's already). Two assemblers at once do no harm.
 */
export async function assembleIssues(
  world: AssembleWorld,
  publicationId: number,
  digest?: Cadence,
): Promise<Assembled> {
  const { store, clock } = world;
  const publication = await publicationById(store, publicationId);
  if (!publication) return { issues: 0, deliveries: 0 };
  const run: Run = { store, publication, upto: publication.lastSeq, now: clock() };
  const issueIds = new Set<number>();
  let deliveries = 0;
  for await (const chunk of digest && digest !== 'instant' ? digestNow(run, digest) : allDue(run)) {
    issueIds.add(chunk.issueId);
    deliveries += chunk.deliveries;
  }
  for (const id of await unfinishedIssueIds(store, publicationId)) {
    await closeIssue(store, id, clock());
    await finishIssue(store, id, clock());
  }
  return { issues: issueIds.size, deliveries };
}

type Chunks = AsyncGenerator<{ issueId: number; deliveries: number }>;

async function* allDue(run: Run): Chunks {
  yield* instantDue(run);
  yield* digestsDue(run);
}

/** Instant readers who are behind and whose quiet hours it is not; they, and what did not match, move to `upto`. */
async function* instantDue(run: Run): Chunks {
  const { store, publication, upto, now } = run;
  const quiet = quietHoursOf(publication);
  const groups = await groupsOf(run, { instantBehind: upto, byZone: quiet !== null });
  const ends = new Map(groups.map((group) => [group, quiet && quietUntil(quiet, group.timezone, now)]));
  const awake = groups.filter((group) => !ends.get(group));
  const wanted = await groupsWithArticles(store, publication.id, awake, upto);
  for (const group of awake) {
    if (wanted.has(group)) yield* claimGroup(run, group, { period: null, nextDueAt: null, dueAt: null });
    else await passOver(store, publication.id, group, { considered: upto, nextDueAt: null }, now);
  }
  const asleep = [...ends.values()].filter((end) => end !== null);
  if (asleep.length > 0) {
    const resume = await earliestResume(store, publication.id, now);
    const until = new Date(Math.min(...[...asleep, ...(resume ? [resume] : [])].map(Number)));
    await holdInstant(store, publication.id, upto, until);
  }
}

/** Digests whose time has come; one that is too late waits for the next, and one without articles is not sent. */
async function* digestsDue(run: Run): Chunks {
  const { store, publication, upto, now } = run;
  await setBackClocks(store, publication.id, now);
  const groups = await groupsOf(run, { digestsAt: now });
  const late = (group: ReaderGroup) => now.getTime() - group.dueAt!.getTime() > publication.lateHours * hour;
  const inTime = groups.filter((group) => !late(group));
  const wanted = await groupsWithArticles(store, publication.id, inTime, upto);
  for (const group of groups) {
    const schedule = scheduleOf(group);
    const next = nextDueAt(schedule, now);
    if (wanted.has(group)) yield* claimGroup(run, group, digestClaim(schedule, group.dueAt!, next));
    // Who is left had this period's digest already, or nothing matched, or it is too late.
    const considered = late(group) || wanted.has(group) || group.cursor >= upto ? null : upto;
    await passOver(store, publication.id, group, { considered, nextDueAt: next }, now);
  }
}

async function* digestNow(run: Run, digest: Cadence): Chunks {
  const { store, publication, upto, now } = run;
  const groups = await groupsOf(run, { digest });
  const wanted = await groupsWithArticles(store, publication.id, groups, upto);
  for (const group of groups) {
    const schedule = scheduleOf(group);
    if (wanted.has(group))
      yield* claimGroup(run, group, digestClaim(schedule, now, nextDueAt(schedule, now)));
  }
}

const groupsOf = ({ store, publication, now }: Run, due: Due): Promise<ReaderGroup[]> =>
  dueGroups(store, publication.id, due, now);

/** `at`: what the digest's period is taken from, its due time even where it goes out later. */
const digestClaim = (schedule: Schedule, at: Date, nextDueAt: Date | null): Omit<Claim, 'upto'> => ({
  period: periodOf(schedule, at),
  dueAt: at,
  nextDueAt,
});

async function* claimGroup(run: Run, group: ReaderGroup, claim: Omit<Claim, 'upto'>): Chunks {
  const { store, publication, upto, now } = run;
  const { cadence, filters, filtersHash, language } = group;
  const issue: IssueKey = {
    publicationId: publication.id,
    kind: 'articles',
    cadence,
    fromSeq: group.cursor,
    upto,
    filters,
    filtersHash,
    language,
    marker: randomBytes(12).toString('base64url'),
  };
  for (;;) {
    const chunk = await claimChunk(store, issue, group, { ...claim, upto }, now);
    if (!chunk) return;
    yield chunk;
  }
}
