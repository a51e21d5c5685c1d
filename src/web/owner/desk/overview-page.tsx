/** A publication at a glance. */
import type { VNode } from 'preact';
import type { FeedWithFacts } from '../../../model/feeds/feed-facts.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { subscriberStates } from '../../../model/subscribers/subscriber.ts';
import { number } from '../../../text/english/numbers.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { floodText } from '../../../text/owner/floods.ts';
import { relativeTime } from '../../../text/owner/times.ts';
import { assets } from '../../pages/assets.ts';
import { Desk, deskPath, floodPath, ZoneNote } from '../parts/desk.tsx';
import { Due } from '../parts/time.tsx';
import { Actions } from './actions-page.tsx';
import { Feeds, feedName } from './feeds.tsx';
import { IssuesTable } from './issues-table.tsx';
import { Next, type NextProps } from './next.tsx';
import { isResting } from './trouble.ts';

const otherStates = subscriberStates.filter((state) => state !== 'active');

export interface OverviewProps {
  owner: Owner;
  publication: Publication;
  overview: Overview;
  /** Returns the path of an issue's web copy. */
  copyPath(issueId: number): string;
  now: Date;
  flash: Flash | undefined;
}

export function OverviewPage(props: OverviewProps): VNode {
  const { owner, publication, overview, copyPath, now, flash } = props;
  const shared = { publication, overview, now };
  return (
    <Desk
      title={deskText.overview.title}
      owner={owner}
      publication={publication}
      page="overview"
      flash={flash}
      script={assets.setup}
    >
      {isResting(publication, now) && <Resting publication={publication} now={now} />}
      <Floods publication={publication} feeds={overview.feeds} />
      <Returns {...shared} />
      <Readers {...shared} />
      <div class="desk-columns">
        <Next {...shared} />
        <Actions publication={publication} owner={owner} />
      </div>
      <IssuesTable issues={overview.issues} copyPath={copyPath} now={now} />
      <Feeds publication={publication} feeds={overview.feeds} now={now} />
      <ZoneNote />
    </Desk>
  );
}

function Resting({ publication, now }: { publication: Publication; now: Date }): VNode {
  const text = deskText.paused;
  return (
    <section class="notice bad">
      <h2>{text.title}</h2>
      <p>{text.lead}</p>
      <dl class="facts">
        <dt>{text.until}</dt>
        <dd>
          <Due at={publication.pausedUntil!} now={now} />
        </dd>
        <dt>{text.reason}</dt>
        <dd class="reply">{publication.pausedReason}</dd>
      </dl>
      <form method="post" action={`${deskPath(publication.slug)}/resume`}>
        <button type="submit">{text.resume}</button>
      </form>
    </section>
  );
}

/** A notice for each feed with articles that wait for the owner's decision. */
function Floods({ publication, feeds }: { publication: Publication; feeds: FeedWithFacts[] }): VNode {
  const text = floodText.notice;
  return (
    <>
      {feeds
        .filter(({ facts }) => facts.stopped > 0)
        .map((feed) => (
          <section key={feed.id} class="notice bad">
            <h2>{text.title(feed.facts.stopped, feedName(feed))}</h2>
            <p>{text.lead}</p>
            <p class="go">
              <a class="button" href={floodPath(publication.slug, feed.id)}>
                {text.decide}
              </a>
            </p>
          </section>
        ))}
    </>
  );
}

/** The first few readers who ask to be readmitted; the owner answers on each reader's page. */
function Returns({ publication, overview: { returns }, now }: NextProps): VNode | null {
  const text = deskReadersText.returns;
  if (returns.length === 0) return null;
  return (
    <section class="notice">
      <h2>{text.title(returns.length)}</h2>
      <p>{text.lead}</p>
      <ul class="notes">
        {returns.slice(0, returnsShown).map(({ subscriberId, address, askedAt }) => (
          <li key={subscriberId}>
            <a href={`${deskPath(publication.slug, 'readers')}/${subscriberId}`}>{address}</a>{' '}
            <span class="small">{relativeTime(askedAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const returnsShown = 10;

function Readers({ publication, overview }: { publication: Publication; overview: Overview }): VNode {
  const text = deskText.readers;
  const { readers } = overview;
  const path = deskPath(publication.slug, 'readers');
  const nobody = Object.values(readers).every((n) => n === 0);
  if (nobody)
    return (
      <section class="headline">
        <h1>{text.noneTitle}</h1>
        <p>{text.noneLead}</p>
        <p class="links">
          <a href={deskPath(publication.slug, 'install')}>{text.install}</a>
          <a href={`/follow/${publication.slug}`}>{text.followYourself}</a>
        </p>
      </section>
    );
  return (
    <section class="headline">
      <h1>
        <a href={`${path}?state=active`}>{number(readers.active)}</a> {text.follow(readers.active)}
      </h1>
      <ul class="figures">
        {otherStates.map((state) => (
          <li key={state}>
            <a href={`${path}?state=${state}`}>
              <strong>{number(readers[state])}</strong> {deskReadersText.counts[state]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
