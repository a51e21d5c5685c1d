/** One reader: stored data, sent mails, and the actions that end the mails. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import type { Subscriber } from '../../../model/subscribers/subscriber.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { Desk, deskPath, ZoneNote } from '../parts/desk.tsx';
import { Facts } from './reader-facts.tsx';
import { History } from './reader-history.tsx';
import { Fold, Silenced, WayBack } from './reader-return.tsx';

const text = deskReadersText.one;

interface ReaderProps {
  owner: Owner;
  publication: Publication;
  details: SubscriberDetails;
  now: Date;
  flash: Flash | undefined;
}

export function ReaderDetailsPage({ owner, publication, details, now, flash }: ReaderProps): VNode {
  const { subscriber, suppression, deliveries } = details;
  const all = deskPath(publication.slug, 'readers');
  const path = `${all}/${subscriber.id}`;
  return (
    <Desk title={subscriber.address} owner={owner} publication={publication} page="readers" flash={flash}>
      <p class="links top">
        <a href={all}>{text.all}</a>
      </p>
      <h1 class="reader-address">{subscriber.address}</h1>
      <p class="lead">{isAway(subscriber, now) ? text.away : text.lead[subscriber.state]}</p>
      <Silenced details={details} now={now} />
      <div class="desk-columns">
        <Facts subscriber={subscriber} now={now} />
        <div class="ends">
          <WayBack details={details} path={path} />
          <Ends suppressed={suppression !== null} path={path} />
        </div>
      </div>
      <History deliveries={deliveries} now={now} />
      <ZoneNote />
    </Desk>
  );
}

const isAway = ({ state, pausedUntil }: Subscriber, now: Date): boolean =>
  state === 'active' && pausedUntil !== null && pausedUntil > now;

/** Each action is folded: the first press unfolds it, the second one acts. */
function Ends({ suppressed, path }: { suppressed: boolean; path: string }): VNode {
  const words = deskReadersText.danger;
  return (
    <section>
      {!suppressed && (
        <Fold
          title={words.suppress}
          lead={words.suppressLead}
          action={`${path}/suppress`}
          button={words.suppressButton}
          danger
        />
      )}
      <Fold
        title={words.erase}
        lead={words.eraseLead}
        action={`${path}/erase`}
        button={words.eraseButton}
        danger
      />
    </section>
  );
}
