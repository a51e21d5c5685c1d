/** Describes a publication's problems for the owner's list. */

import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { floodText } from '../../../text/owner/floods.ts';

const text = deskText.trouble;

/** A single failed poll is not reported because sites restart. */
const pollsToWorry = 3;
/** Every list has some bad addresses; more than a twentieth of an issue is a problem. */
const shareToWorry = 0.05;

export const isResting = ({ pausedUntil }: Publication, now: Date): boolean =>
  pausedUntil !== null && pausedUntil > now;

/** Returns sentences; none if there is no problem. */
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
