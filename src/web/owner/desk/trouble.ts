/** What is wrong with a publication, for the owner's list. */

import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { floodText } from '../../../text/owner/floods.ts';

const text = deskText.trouble;

/** One failed poll is nothing yet: sites restart. */
const pollsToWorry = 3;
/** Bad addresses are a part of every list; more than a twentieth of an issue is not. */
const shareToWorry = 0.05;

export const isResting = ({ pausedUntil }: Publication, now: Date): boolean =>
  pausedUntil !== null && pausedUntil > now;

/** Sentences; none if all is well. */
export function troubles(publication: Publication, { feeds, issues }: Overview, now: Date): string[] {
  const found: string[] = [];
  if (isResting(publication, now)) found.push(text.paused);
  const stopped = feeds.reduce((sum, { facts }) => sum + facts.stopped, 0);
  if (stopped > 0) found.push(floodText.trouble(stopped));
  if (feeds.some(({ goneAt }) => goneAt)) found.push(text.gone);
  const worst = Math.max(0, ...feeds.map(({ failures, goneAt }) => (goneAt ? 0 : failures)));
  if (worst >= pollsToWorry) found.push(text.feed(worst));
  const [last] = issues;
  const failed = last?.counts.failed ?? 0;
  if (last?.audience && failed / last.audience > shareToWorry)
    found.push(text.refusals(failed, last.audience));
  return found;
}
