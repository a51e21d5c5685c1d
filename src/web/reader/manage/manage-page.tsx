/** The reader's own page. */
import type { VNode } from 'preact';
import type { MailToSubscriber } from '../../../model/deliveries/summary.ts';
import { Page } from '../../pages/page.tsx';
import type { Offers } from './manage-choices.tsx';
import { What, When } from './manage-choices.tsx';
import { Fresh, type FreshProps } from './manage-fresh.tsx';
import { History, Language, Pause, pausedDay, Tracking } from './manage-more.tsx';
import { Part } from './manage-parts.tsx';

export interface ManageProps extends FreshProps {
  offers: Offers;
  mails: MailToSubscriber[];
  /** Returns the path of an issue's web copy. */
  copyPath(issueId: number): string;
  /** Address of the unsubscribe page. */
  leave: string;
  now: Date;
  /** A sentence about a request that could not be carried out at all. */
  unread?: string | undefined;
}

/** The page of a reader who follows. */
export function ManagePage(props: ManageProps): VNode {
  const { text, publication, subscriber, acted, offers, mails, copyPath, leave, now, unread } = props;
  const { follow, confirm } = text.pages;
  const words = text.manage;
  const paused = pausedDay(subscriber, now);
  const wrong = unread !== undefined || Object.keys(acted?.problems ?? {}).length > 0;
  return (
    <Page
      text={text}
      title={wrong ? `${follow.problem}: ${words.title}` : words.title}
      publication={publication}
    >
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(publication.name, subscriber.address)}</p>
      {unread && (
        <p class="problem" role="alert">
          {unread}
        </p>
      )}
      {paused && <p class="notice">{words.pause.paused(paused)}</p>}
      <When text={text} subscriber={subscriber} now={now} acted={acted} />
      <What text={text} subscriber={subscriber} offers={offers} acted={acted} />
      <Pause text={text} subscriber={subscriber} now={now} acted={acted} />
      <Language text={text} acted={acted} />
      <Tracking text={text} publication={publication} subscriber={subscriber} acted={acted} />
      <History text={text} mails={mails} copyPath={copyPath} timezone={subscriber.timezone} />
      <Fresh {...props} />
      <Part name="leave" title={words.leave.title} lead={words.leave.lead(publication.name)}>
        <p class="links">
          <a href={publication.siteUrl}>{confirm.site(publication.name)}</a>
          <a href={leave}>{words.leave.link(publication.name)}</a>
        </p>
      </Part>
    </Page>
  );
}
