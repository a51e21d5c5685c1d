/** The reader's own page. */
import type { VNode } from 'preact';
import type { MailToReader } from '../../store/my-data.ts';
import { manageText as text } from '../../text/en/manage.ts';
import { pageText } from '../../text/en/pages.ts';
import type { Offers } from '../ports.ts';
import { What, When } from './manage-choices.tsx';
import { Fresh, type FreshProps } from './manage-fresh.tsx';
import { History, Language, Pause, pausedDay, Tracking } from './manage-more.tsx';
import { Part } from './manage-parts.tsx';
import { Page } from './page.tsx';

export interface ManageProps extends FreshProps {
  offers: Offers;
  mails: MailToReader[];
  /** Address of the unsubscribe page. */
  leave: string;
  now: Date;
  /** A sentence on what could not be done at all. */
  unread?: string | undefined;
}

/** Of somebody who follows. */
export function ManagePage(props: ManageProps): VNode {
  const { publication, subscriber, acted, offers, mails, leave, now, unread } = props;
  const paused = pausedDay(subscriber, now);
  const wrong = unread !== undefined || Object.keys(acted?.problems ?? {}).length > 0;
  return (
    <Page title={wrong ? `${pageText.follow.problem}: ${text.title}` : text.title} publication={publication}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead(publication.name, subscriber.address)}</p>
      {unread && (
        <p class="problem" role="alert">
          {unread}
        </p>
      )}
      {paused && <p class="notice">{text.pause.paused(paused)}</p>}
      <When subscriber={subscriber} acted={acted} />
      <What subscriber={subscriber} offers={offers} acted={acted} />
      <Pause subscriber={subscriber} now={now} acted={acted} />
      <Language subscriber={subscriber} acted={acted} />
      <Tracking publication={publication} subscriber={subscriber} acted={acted} />
      <History mails={mails} timezone={subscriber.timezone} />
      <Fresh {...props} />
      <Part name="leave" title={text.leave.title} lead={text.leave.lead}>
        <p class="links">
          <a href={publication.siteUrl}>{pageText.confirm.site(publication.name)}</a>
          <a href={leave}>{text.leave.link(publication.name)}</a>
        </p>
      </Part>
    </Page>
  );
}
