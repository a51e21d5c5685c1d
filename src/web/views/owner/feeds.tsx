/** How the feeds of a publication are. */
import type { VNode } from 'preact';
import type { Feed } from '../../../store/schema.ts';
import { deskText } from '../../../text/en/desk.ts';
import { Due, When } from './time.tsx';

const text = deskText.feeds;

/** Its title, or where it is. */
export const feedName = ({ title, url }: Pick<Feed, 'title' | 'url'>): string =>
  title || (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url);

export function Feeds({ feeds, now }: { feeds: Feed[]; now: Date }): VNode {
  return (
    <section class="desk-section">
      <h2>{text.title}</h2>
      <ul class="feeds">
        {feeds.map((feed) => (
          <li key={feed.id}>
            <div>
              <strong>{feedName(feed)}</strong> <FeedMark feed={feed} />
              <a class="feed-url" href={feed.url}>
                {feed.url}
              </a>
              {feed.lastError && <p class="trouble">{feed.lastError}</p>}
            </div>
            <dl>
              {feed.polledAt && (
                <div>
                  <dt>{feed.failures > 0 ? text.tried : text.seen}</dt>
                  <dd>
                    <When at={feed.polledAt} now={now} />
                  </dd>
                </div>
              )}
              <div>
                <dt>{text.next}</dt>
                <dd>
                  <Due at={feed.nextPollAt} now={now} />
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FeedMark({ feed: { failures, polledAt } }: { feed: Feed }): VNode {
  if (failures > 0) return <span class="mark bad">{text.failing(failures)}</span>;
  return polledAt ? <span class="mark good">{text.fine}</span> : <span class="mark">{text.fresh}</span>;
}
