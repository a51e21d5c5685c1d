import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupBy } from '../../lib/group-by.ts';
import { type Reading, readingOf, readText, wantedBy } from '../../model/issues/filters.ts';
import type { Store } from '../../store/engine/store.ts';
import { filteredBetween } from '../../store/feeds/articles.ts';
import type { SubscriberGroup } from '../../store/subscribers/subscriber-groups.ts';

/**
 * Returns the groups that want at least one article between their cursor and `upto`. The articles after each cursor are
 * read once for all groups that share it, a page at a time, and no further than needed.
 */
export async function groupsWithArticles(
  store: Store,
  publicationId: number,
  groups: SubscriberGroup[],
  upto: number,
): Promise<Set<SubscriberGroup>> {
  const byCursor = groupBy(
    groups.filter((group) => group.cursor < upto),
    (group) => group.cursor,
  );
  const found = new Set<SubscriberGroup>();
  for (const [cursor, sharing] of byCursor) {
    const byHash = groupBy(sharing, (group) => group.filtersHash);
    const open = [...byHash.values()].map((alike) => ({ alike, wants: wantedBy(alike[0]!.filters) }));
    await answer(store, publicationId, { from: cursor, upto }, open, found);
  }
  return found;
}

interface Question {
  alike: SubscriberGroup[];
  wants: (reading: Reading) => boolean;
}

/** Answers each question with the first article that is wanted. */
async function answer(
  store: Store,
  publicationId: number,
  range: { from: number; upto: number },
  questions: Question[],
  found: Set<SubscriberGroup>,
): Promise<void> {
  let open = questions;
  const withText = questions.some(({ alike }) => readText(alike[0]!.filters));
  for await (const page of filteredBetween(store, publicationId, range, withText)) {
    for (const article of page) {
      const reading = readingOf(article);
      open = open.filter(({ alike, wants }) => {
        if (!wants(reading)) return true;
        for (const group of alike) found.add(group);
        return false;
      });
      if (open.length === 0) return;
      // Lets other work run in between: a thousand filters and a long text take some milliseconds.
      await nextTurn();
    }
  }
}
