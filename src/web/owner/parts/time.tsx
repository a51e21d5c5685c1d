/** Times on the owner's desk. */
import type { VNode } from 'preact';
import { absoluteTime, dayOf, dueTime, relativeTime } from '../../../text/owner/times.ts';

/** Date and time: in UTC, until the script converts it to the browser's time zone. */
export function Clock({ at, now }: { at: Date; now: Date }): VNode {
  return (
    <time dateTime={at.toISOString()} data-local="">
      {absoluteTime(at, now)}
    </time>
  );
}

/** The day without the time. */
export function Day({ at }: { at: Date }): VNode {
  return (
    <time dateTime={at.toISOString()} data-local="day">
      {dayOf(at)}
    </time>
  );
}

/** The time in words, with date and time below it. */
export function When({ at, now }: { at: Date; now: Date }): VNode {
  return <Words words={relativeTime(at, now)} at={at} now={now} />;
}

/** The same for a time in the future. */
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
