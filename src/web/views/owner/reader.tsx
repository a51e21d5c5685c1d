/** One reader: what is known, what was sent, and the ways to end it. */
import type { VNode } from 'preact';
import type { Flash } from '../../../model/tokens.ts';
import type { Owner, Publication, Subscriber } from '../../../store/schema.ts';
import { deskText } from '../../../text/en/desk.ts';
import { deskReadersText } from '../../../text/en/desk-readers.ts';
import type { ReaderDetails } from '../../owner/port.ts';
import { Desk, deskPath, ZoneNote } from './desk.tsx';
import { History } from './reader-history.tsx';
import { When } from './time.tsx';

const text = deskReadersText.one;

interface ReaderProps {
  owner: Owner;
  publication: Publication;
  details: ReaderDetails;
  now: Date;
  flash: Flash | undefined;
}

export function ReaderDetailsPage({ owner, publication, details, now, flash }: ReaderProps): VNode {
  const { subscriber, suppressed, deliveries } = details;
  const all = deskPath(publication.slug, 'readers');
  return (
    <Desk title={subscriber.address} owner={owner} publication={publication} page="readers" flash={flash}>
      <p class="links top">
        <a href={all}>{text.all}</a>
      </p>
      <h1 class="reader-address">{subscriber.address}</h1>
      <p class="lead">{text.lead[subscriber.state]}</p>
      {suppressed && <p class="notice bad">{text.suppressed}</p>}
      <div class="desk-columns">
        <Facts subscriber={subscriber} now={now} />
        <Ends suppressed={suppressed} path={`${all}/${subscriber.id}`} />
      </div>
      <History deliveries={deliveries} now={now} />
      <ZoneNote />
    </Desk>
  );
}

function Facts({ subscriber, now }: { subscriber: Subscriber; now: Date }): VNode {
  const { cadence, digestHour, timezone, consent, createdAt } = subscriber;
  const dates: [string, Date | null][] = [
    [text.signedUp, createdAt],
    [text.confirmed, subscriber.confirmedAt],
    [text.left, subscriber.unsubscribedAt],
    [text.bounced, subscriber.bouncedAt],
  ];
  return (
    <section class="desk-section">
      <h2>{text.facts}</h2>
      <dl class="facts">
        <dt>{text.cadence}</dt>
        <dd>
          {deskText.cadences[cadence]}
          {cadence !== 'instant' && `, ${text.at(digestHour, timezone)}`}
        </dd>
        <dt>{text.consent}</dt>
        <dd>{consent ?? text.noConsent}</dd>
        {dates.map(
          ([word, at]) =>
            at && (
              <>
                <dt key={word}>{word}</dt>
                <dd>
                  <When at={at} now={now} />
                </dd>
              </>
            ),
        )}
      </dl>
    </section>
  );
}

/** Each behind a fold: one press opens it, a second one acts. */
function Ends({ suppressed, path }: { suppressed: boolean; path: string }): VNode {
  const words = deskReadersText.danger;
  return (
    <section class="ends">
      {!suppressed && (
        <Fold
          title={words.suppress}
          lead={words.suppressLead}
          action={`${path}/suppress`}
          button={words.suppressButton}
        />
      )}
      <Fold title={words.erase} lead={words.eraseLead} action={`${path}/erase`} button={words.eraseButton} />
    </section>
  );
}

function Fold(props: { title: string; lead: string; action: string; button: string }): VNode {
  return (
    <details class="fold">
      <summary>{props.title}</summary>
      <p>{props.lead}</p>
      <form method="post" action={props.action}>
        <button type="submit" class="danger">
          {props.button}
        </button>
      </form>
    </details>
  );
}
