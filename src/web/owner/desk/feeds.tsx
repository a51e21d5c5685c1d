/** The state of a publication's feeds: the last poll's result, the time of the next one, why nothing was sent. */
import type { VNode } from 'preact';
import { type FeedHealth, feedHealth, type HealthLine } from '../../../actions/feeds/feed-health.ts';
import { bareHost } from '../../../lib/web-url.ts';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { FeedWithFacts } from '../../../model/feeds/feed-facts.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { floodText } from '../../../text/owner/floods.ts';
import type { Words } from '../../../text/owner/times.ts';
import { floodPath } from '../parts/desk.tsx';
import { Clock, Due, When } from '../parts/time.tsx';

const text = deskText.feeds;

/** Returns the feed's title, or its address if it has none. */
export const feedName = ({ title, url }: Pick<Feed, 'title' | 'url'>): string =>
  title || (bareHost(url) ?? url);

interface FeedsProps {
  publication: Publication;
  feeds: FeedWithFacts[];
  now: Date;
}

export function Feeds({ publication, feeds, now }: FeedsProps): VNode {
  return (
    <section class="desk-section">
      <h2>{text.title}</h2>
      <ul class="feeds">
        {feeds.map((feed) => (
          <FeedItem key={feed.id} publication={publication} feed={feed} now={now} />
        ))}
      </ul>
    </section>
  );
}

function FeedItem(props: { publication: Publication; feed: FeedWithFacts; now: Date }): VNode {
  const { publication, feed, now } = props;
  const health = feedHealth(feed, feed.facts, now);
  return (
    <li id={`feed-${feed.id}`}>
      <div>
        <h3>
          {feedName(feed)} <span class={`mark ${tones[health.state]}`}>{health.mark}</span>
        </h3>
        <a class="feed-url" href={feed.url}>
          {feed.url}
        </a>
        <p class="why">
          <Sentence words={health.why} now={now} />
        </p>
        {health.reason && <p class="trouble">{health.reason}</p>}
        {feed.facts.stopped > 0 && (
          <p>
            <a href={floodPath(publication.slug, feed.id)}>{floodText.notice.decide}</a>
          </p>
        )}
        <Warnings warnings={health.warnings} />
      </div>
      <dl class="facts">
        {health.lines.map((line) => (
          <Line key={line.label} line={line} now={now} />
        ))}
      </dl>
    </li>
  );
}

const tones: Record<FeedHealth['state'], string> = {
  good: 'good',
  waiting: '',
  stopped: 'bad',
  failing: 'bad',
  gone: 'bad',
};

function Line({ line, now }: { line: HealthLine; now: Date }): VNode {
  return (
    <>
      <dt>{line.label}</dt>
      <dd>
        {'words' in line ? (
          <Sentence words={line.words} now={now} />
        ) : line.toCome ? (
          <Due at={line.at} now={now} />
        ) : (
          <When at={line.at} now={now} />
        )}
      </dd>
    </>
  );
}

function Sentence({ words, now }: { words: Words; now: Date }): VNode {
  return (
    <>
      {words.map((part, at) =>
        typeof part === 'string' ? part : <Clock key={`${at}`} at={part} now={now} />,
      )}
    </>
  );
}

function Warnings({ warnings }: { warnings: string[] }): VNode | null {
  if (warnings.length === 0) return null;
  return (
    <details class="warnings">
      <summary>{text.warnings(warnings.length)}</summary>
      <ul>
        {warnings.map((sentence, at) => (
          <li key={`${at}`}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
