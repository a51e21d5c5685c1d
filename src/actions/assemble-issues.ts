import { randomBytes } from 'node:crypto';
import { type Cadence, nextDueAt, periodOf } from '../model/cadence.ts';
import { matches } from '../model/filters.ts';
import { categoriesBetween } from '../store/articles.ts';
import {
  type Claim,
  claimChunk,
  type Due,
  dueGroups,
  passOver,
  type ReaderGroup,
} from '../store/audience.ts';
import { closeIssue, finishIssue, unfinishedIssueIds } from '../store/issues.ts';
import { publicationById } from '../store/publications.ts';
import type { Store } from '../store/store.ts';

export interface AssembleWorld {
  store: Store;
  clock: () => Date;
}

export interface Assembled {
  issues: number;
  deliveries: number;
}

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
  const now = clock();
  // Read once: articles that become ready from here on belong to the next issue.
  const upto = publication.lastSeq;
  const dues: Due[] =
    digest && digest !== 'instant' ? [{ digest }] : [{ instantBehind: upto }, { digestsAt: now }];
  const issueIds = new Set<number>();
  let deliveries = 0;
  for (const due of dues) {
    for (const group of await dueGroups(store, publicationId, due)) {
      const dueBy = 'digestsAt' in due ? due.digestsAt : null;
      for await (const chunk of assembleGroup(world, publicationId, group, upto, dueBy, now)) {
        issueIds.add(chunk.issueId);
        deliveries += chunk.deliveries;
      }
    }
  }
  for (const id of await unfinishedIssueIds(store, publicationId)) {
    await closeIssue(store, id, clock());
    await finishIssue(store, id, clock());
  }
  return { issues: issueIds.size, deliveries };
}

async function hasArticles(
  store: Store,
  publicationId: number,
  group: ReaderGroup,
  upto: number,
): Promise<boolean> {
  if (group.cursor >= upto) return false;
  const articles = await categoriesBetween(store, publicationId, group.cursor, upto);
  return articles.some((article) => matches(group.filters, article.categories));
}

/** Claims a group in chunks, or moves it on where there is nothing to send it. */
async function* assembleGroup(
  { store }: AssembleWorld,
  publicationId: number,
  group: ReaderGroup,
  upto: number,
  dueBy: Date | null,
  now: Date,
): AsyncGenerator<{ issueId: number; deliveries: number }> {
  const schedule = { cadence: group.cadence, timezone: group.timezone, hour: group.digestHour };
  const nextDue = nextDueAt(schedule, now);
  const wanted = await hasArticles(store, publicationId, group, upto);
  if (wanted) {
    const { cadence, filters, filtersHash, language } = group;
    const claim: Claim = { upto, period: periodOf(schedule, now), nextDueAt: nextDue, dueBy };
    const marker = randomBytes(12).toString('base64url');
    const issue = {
      publicationId,
      kind: 'articles' as const,
      cadence,
      fromSeq: group.cursor,
      upto,
      filters,
      filtersHash,
      language,
      marker,
    };
    for (;;) {
      const chunk = await claimChunk(store, issue, group, claim, now);
      if (!chunk) break;
      yield chunk;
    }
  }
  // Readers left over had this period's digest already, or nothing matched: only their due time, or cursor, moves.
  if (group.cadence === 'instant' ? !wanted : dueBy) {
    const considered = wanted || group.cursor >= upto ? null : upto;
    await passOver(store, publicationId, group, { considered, nextDueAt: nextDue, dueBy });
  }
}
