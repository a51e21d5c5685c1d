/** What happens next in a publication, and when. */
import type { VNode } from 'preact';
import type { Feed } from '../../../model/feeds/feed.ts';
import { letThrough } from '../../../model/feeds/flood.ts';
import { quietHoursOf } from '../../../model/issues/quiet-hours.ts';
import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { Due } from '../parts/time.tsx';
import { feedName } from './feeds.tsx';
import { isResting } from './trouble.ts';

const text = deskText.next;

/** Maximum number of held articles that are named; the others are only counted. */
const heldShown = 4;

interface Step {
  what: string;
  hint?: string | undefined;
  /** A word that replaces the time if there is none. */
  at: Date | string;
}

/** In order of time: what is under way, then what has a set time, then what waits for another event. */
function nextSteps(publication: Publication, overview: Overview, now: Date): Step[] {
  const { held, nextDigests, feeds, waiting, paused } = overview;
  const quiet = quietHoursOf(publication);
  const { quietUntil } = publication;
  const resting = isResting(publication, now);
  const underWay = waiting > 0 && !resting ? [{ what: text.waiting(waiting), at: text.now }] : [];
  const more = held.length - heldShown;
  const timed: (Step & { at: Date })[] = [
    ...(waiting > 0 && resting ? [{ what: text.resting(waiting), at: publication.pausedUntil! }] : []),
    ...held.slice(0, heldShown).map(({ title, holdUntil }, index, shown) => ({
      what: text.held(title),
      hint: more > 0 && index === shown.length - 1 ? text.moreHeld(more) : text.heldHint,
      at: holdUntil <= letThrough ? now : holdUntil,
    })),
    ...nextDigests.flatMap(({ cadence, readers, dueAt }) =>
      dueAt ? [{ what: text.digest(cadence, readers), hint: text.digestHint, at: dueAt }] : [],
    ),
    ...(quiet && quietUntil && quietUntil > now
      ? [{ what: text.quietEnds, hint: text.quiet(quiet), at: quietUntil }]
      : []),
    ...(paused.backAt ? [{ what: text.back(paused.readers), hint: text.backHint, at: paused.backAt }] : []),
    ...feeds
      .filter(({ goneAt }) => !goneAt)
      .map((feed) => ({ what: text.poll(feedName(feed)), at: nextPoll(feed) })),
  ];
  timed.sort((a, b) => a.at.getTime() - b.at.getTime());
  const instant = nextDigests.find(({ cadence }) => cadence === 'instant');
  return [
    ...underWay,
    ...timed,
    ...(instant
      ? [
          {
            what: text.instant(instant.readers),
            hint: quiet ? text.quiet(quiet) : undefined,
            at: text.instantWhen,
          },
        ]
      : []),
  ];
}

/** A server that asked us to wait (`Retry-After`) is not polled earlier. */
const nextPoll = ({ nextPollAt, notBefore }: Feed): Date =>
  notBefore && notBefore > nextPollAt ? notBefore : nextPollAt;

export interface NextProps {
  publication: Publication;
  overview: Overview;
  now: Date;
}

export function Next({ publication, overview, now }: NextProps): VNode {
  const steps = nextSteps(publication, overview, now);
  return (
    <section class="desk-section">
      <h2>{text.title}</h2>
      {steps.length === 0 && <p class="small">{text.nothing}</p>}
      <ol class="upcoming">
        {steps.map(({ what, hint, at }, index) => (
          <li key={`${index}`}>
            {typeof at === 'string' ? (
              <span class="when">
                <span>{at}</span>
              </span>
            ) : (
              <Due at={at} now={now} />
            )}
            <span>
              {what}
              {hint && hint !== steps[index - 1]?.hint && <small>{hint}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
