/** Times on the owner's desk. */
import type { VNode } from 'preact';
import { absoluteTime, dayOf, dueTime, relativeTime } from '../../../text/owner/times.ts';

/** As a clock shows it: in UTC, until the script has put it into the browser's zone. */
export function Clock({ at, now }: { at: Date; now: Date }): VNode {
  return (
    <time dateTime={at.toISOString()} data-local="">
      {absoluteTime(at, now)}
    </time>
  );
}

/** Its day alone. */
export function Day({ at }: { at: Date }): VNode {
  return (
    <time dateTime={at.toISOString()} data-local="day">
      {dayOf(at)}
    </time>
  );
}

/** In words, with the clock's time under it. */
export function When({ at, now }: { at: Date; now: Date }): VNode {
  return <Words words={relativeTime(at, now)} at={at} now={now} />;
}

/** The same for what is still to come. */
export function Due({ at, now }: { at: Date; now: Date }): VNode {
  return <Words words={dueTime(at, now)} at={at} now={now} />;
}

function Words({ words, at, now }: { words: string; at: Date; now: Date }): VNode {
  return (
    <span class="when">
      <span>{words}</span> <Clock at={at} now={now} />
    </span>
  );
}
